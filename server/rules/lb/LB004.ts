import { defineRule } from '../rule';
import { reportRoundRobin } from './round-robin';

export const rule = defineRule({
  code: 'LB004',
  name: 'round-robin-at-edge',
  severity: 'error',
  title: 'Round-robin is not acceptable at the edge',
  source: ['L1218'],
  check(model, report) {
    const { architecture } = model;
    if (architecture?.value !== 'edge') return;
    reportRoundRobin(model, report, {
      message:
        'Round-robin fills a slow or busy server like any other, which an edge tier cannot afford. Choose by load: `least-connections` or `cpu-load`.',
      related: [{ at: architecture.at, message: 'The architecture is edge' }],
    });
  },
});
