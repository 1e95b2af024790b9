import { defineRule } from '../rule';
import { reportStopped } from '../shapes/stopped';

export const rule = defineRule({
  code: 'PORT019',
  severity: 'warning',
  title: 'A firewall stops a connection that the deployment needs',
  source: ['L6249-6254'],
  check(model, report) {
    reportStopped(model, report, 'PORT019');
  },
});
