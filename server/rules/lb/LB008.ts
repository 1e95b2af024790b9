import { defineRule } from '../rule';
import { reportLoose } from './sticky';

export const rule = defineRule({
  code: 'LB008',
  name: 'express-balancer-not-sticky',
  severity: 'error',
  title: 'A load balancer before Communications Express must be sticky',
  source: ['L6133'],
  above: ['LB005'],
  check(model, report) {
    reportLoose(model, report, ['communications-express'], {
      unsaid:
        'Communications Express keeps a session on the host where it began. Say that the load balancer is sticky.',
      refused:
        'Communications Express keeps a session on the host where it began: a user who is sent to another one must log in again. Set `sticky` to `true`.',
      behind: 'Communications Express',
    });
  },
});
