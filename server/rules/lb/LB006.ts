import { webmailSessions } from '../../catalog/roles';
import { defineRule } from '../rule';
import { reportLoose } from './sticky';

export const rule = defineRule({
  code: 'LB006',
  name: 'webmail-balancer-not-sticky',
  severity: 'error',
  title: 'A load balancer before webmail must be sticky',
  source: ['L1219'],
  above: ['LB005'],
  check(model, report) {
    reportLoose(model, report, webmailSessions, {
      unsaid:
        'Webmail servers do not share sessions, so each user must stay on one of them. Say that the load balancer is sticky.',
      refused:
        'Webmail servers do not share sessions: a user who is sent to another one must log in again. Set `sticky` to `true`.',
      behind: 'Webmail sessions',
    });
  },
});
