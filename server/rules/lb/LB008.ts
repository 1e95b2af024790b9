import { defineRule } from '../rule';
import { looseBalancers, makeSticky } from './sticky';

export const rule = defineRule({
  code: 'LB008',
  severity: 'error',
  title: 'A load balancer before Communications Express must be sticky',
  source: ['L6133'],
  above: ['LB005'],
  check(model, report) {
    if (model.countOf(model.of('communications-express')) < 2) return;
    for (const { balancer, fact, components } of looseBalancers(model, ['communications-express'])) {
      report({
        at: fact?.at ?? balancer.at,
        message:
          fact === undefined
            ? 'Communications Express keeps a session on the host where it began. Say that the load balancer is sticky.'
            : 'Communications Express keeps a session on the host where it began: a user who is sent to another one must log in again. Set `sticky` to `true`.',
        related: components
          .slice(0, 5)
          .map(({ at, host }) => ({ at, message: `Communications Express on \`${host.name}\`` })),
        fixes: [makeSticky(balancer)],
        ...(fact === undefined ? { advice: true } : {}),
      });
    }
  },
});
