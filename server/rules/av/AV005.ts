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
        message: `\`${id}\` uses ${use.source} of its processors at peak; from ${busy}% on a tier of filters needs more capacity. Add a host, or move the filter off a shared one.`,
      });
    }
  },
});
