import { contentFilters } from '../../catalog/roles';
import { defineRule } from '../rule';

/** The guide's rule of thumb (L3902). */
const BUSY = 0.5;

export const rule = defineRule({
  code: 'AV005',
  severity: 'warning',
  title: 'Filters use half of their processors or more',
  source: ['L3902'],
  check(model, report) {
    for (const { id, spec } of model.of(...contentFilters)) {
      const use = spec['cpu-use'];
      if (use === undefined || use.value.amount < BUSY) continue;
      report({
        at: use.at,
        message: `From 50% on a tier of filters needs more machines: \`${id}\` is at ${use.source}, and a wave of spam doubles the load within minutes. Add a host, or move the filter off a shared one.`,
      });
    }
  },
});
