import { contentFilters } from '../../catalog/roles';
import { largeUsers } from '../../questions/architecture';
import { defineRule } from '../rule';
import { grouped } from '../../words/number';

export const rule = defineRule({
  code: 'AV009',
  name: 'one-filter-pool',
  severity: 'hint',
  title: 'One pool of filters for mail in both directions',
  source: ['L3900'],
  check(model, report) {
    const users = largeUsers(model);
    if (users === undefined || !model.complete || !model.has('mta-inbound') || !model.has('mta-outbound')) return;
    const found = model.of(...contentFilters);
    const [first] = found;
    if (first === undefined) return;
    const pools = found.map(({ spec }) => spec.pool);
    const said = pools.flatMap((pool) => pool ?? []);
    if (new Set(said.map(({ value }) => value)).size > 1 || (said.length > 0 && said.length < pools.length)) return;
    const [pool] = said;
    report({
      at: (pool ?? first).at,
      ...(pool === undefined ? { advice: true } : {}),
      message:
        'In a large deployment inbound and outbound MTAs should have filters of their own, so that a flood from outside does not hold up what users send; a third pool can help either side. Write the `pool` of each filter.',
      related: [{ at: users.at, message: `${grouped(users.value)} users` }],
    });
  },
});
