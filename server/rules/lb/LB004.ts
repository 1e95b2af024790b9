import { defineRule } from '../rule';
import { isAtEdge } from './edge';
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
    reportRoundRobin(model, report, (balancer) => isAtEdge(model, balancer), {
      message:
        'At the edge, load balancing must take account of load, and round-robin gives a busy server as many connections as an idle one. Use `least-connections` or `cpu-load`.',
      related: [{ at: architecture.at, message: 'The architecture is edge' }],
    });
  },
});
