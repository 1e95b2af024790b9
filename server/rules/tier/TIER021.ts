import { figures } from '../../catalog/figures';
import { defineRule } from '../rule';

const limit = figures.edgeLatency.value;

export const rule = defineRule({
  code: 'TIER021',
  name: 'slow-edge',
  severity: 'warning',
  title: 'The edge tier is designed to take a millisecond or more',
  source: ['L1217'],
  check(model, report) {
    const { architecture } = model;
    if (architecture?.value !== 'edge') return;
    for (const tier of model.section('tiers')?.items ?? []) {
      const { latency } = tier;
      if (tier.tier?.value !== 1 || latency === undefined || latency.value.amount * 1000 < limit) continue;
      report({
        at: latency.at,
        message: `A request passes the edge tier on its way to the stores and back, so the whole tier should take less than ${limit} ms; \`${latency.source}\` is planned. Take out hops, or add front ends.`,
        related: [{ at: architecture.at, message: 'The architecture is edge' }],
      });
    }
  },
});
