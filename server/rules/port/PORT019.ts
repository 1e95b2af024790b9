import { stoppedRule } from '../shapes/stopped';

export const rule = stoppedRule({
  code: 'PORT019',
  name: 'connection-blocked',
  severity: 'warning',
  title: 'A firewall stops a connection that the deployment needs',
  source: ['L6249-6254'],
});
