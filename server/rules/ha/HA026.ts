import { defineRule } from '../rule';
import { balanceFix, unbalanced } from './balanced';

export const rule = defineRule({
  code: 'HA026',
  name: 'search-nodes-unbalanced',
  severity: 'hint',
  title: 'Search nodes have no load balancer before them',
  source: ['L5027'],
  check(model, report) {
    const found = unbalanced(model, 'iss-web');
    const [first, ...rest] = found?.components ?? [];
    if (found === undefined || first === undefined) return;
    report({
      at: first.at,
      message:
        'There are several search nodes and no load balancer before them, so the load is not shared and a failed node is not passed over. Put them behind one.',
      related: rest.slice(0, 5).map(({ at, host }) => ({ at, message: `Another search node, on \`${host.name}\`` })),
      fixes: () => balanceFix(model, found.components),
      ...(found.proven ? {} : { advice: true }),
    });
  },
});
