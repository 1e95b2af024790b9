import { figures } from '../../catalog/figures';
import type { Fact } from '../../model/dsl';
import type { Model } from '../../model/model';
import type { Quantity } from '../../model/quantity';
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
    for (const latency of latencies(model)) {
      if (latency.value.amount * 1000 < limit) continue;
      report({
        at: latency.at,
        message: `A request passes the edge tier on its way to the stores and back, so the whole tier should take less than ${limit} ms; \`${latency.source}\` is planned. Take out hops, or add front ends.`,
        related: [{ at: architecture.at, message: 'The architecture is edge' }],
      });
    }
  },
});

/** Those of the access tier, apart from the hosts that stand in it. */
const latencies = (model: Model): readonly Fact<Quantity>[] =>
  model.shared('latencies of the access tier', (own) =>
    (own.section('tiers')?.items ?? []).flatMap(({ tier, latency }) =>
      tier?.value === 1 && latency !== undefined ? [latency] : [],
    ),
  );
