import { figures } from '../../catalog/figures';
import { contentFilters } from '../../catalog/roles';
import { defineRule } from '../rule';

const busy = figures.filterCpu.value;

export const rule = defineRule({
  code: 'AV005',
  name: 'filter-cpu-share',
  severity: 'warning',
  title: 'Filters use half of their processors or more',
  source: ['L3902'],
  check(model, report) {
    for (const { id, spec } of model.of(...contentFilters)) {
      const use = spec['cpu-use'];
      if (use === undefined || use.value.amount < busy / 100) continue;
      report({
        at: use.at,
        message: `From ${busy}% on a tier of filters needs more machines: \`${id}\` is at ${use.source}, and a wave of spam doubles the load within minutes. Add a host, or move the filter off a shared one.`,
      });
    }
  },
});
