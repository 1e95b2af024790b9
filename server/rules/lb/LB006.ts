import { webmailSessions } from '../../catalog/roles';
import { defineRule } from '../rule';
import { looseBalancers, makeSticky } from './sticky';

export const rule = defineRule({
  code: 'LB006',
  severity: 'error',
  title: 'A load balancer before webmail must be sticky',
  source: ['L1219'],
  above: ['LB005'],
  check(model, report) {
    for (const { balancer, fact, components } of looseBalancers(model, webmailSessions)) {
      if (fact === undefined && model.countOf(components) < 2) continue;
      report({
        at: fact?.at ?? balancer.at,
        message:
          fact === undefined
            ? 'Webmail servers do not share sessions, so each user must stay on one of them. Say that the load balancer is sticky.'
            : 'Webmail servers do not share sessions: a user who is sent to another one must log in again. Set `sticky` to `true`.',
        related: components
          .slice(0, 5)
          .map(({ at, host }) => ({ at, message: `Webmail sessions on \`${host.name}\`` })),
        fixes: [makeSticky(balancer)],
        ...(fact === undefined ? { advice: true } : {}),
      });
    }
  },
});
