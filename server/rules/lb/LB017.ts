import { defineRule } from '../rule';
import type { Component } from '../../model/model';
import { isAtEdge } from './edge';
import { reportRoundRobin } from './round-robin';

export const rule = defineRule({
  code: 'LB017',
  name: 'round-robin-ignores-load',
  severity: 'hint',
  title: 'Round-robin takes no account of load',
  source: ['L2785', 'L2895'],
  check(model, report) {
    const { architecture } = model;
    if (architecture === undefined) return;
    // At the edge it is an error of its own.
    const isMeant = (balancer: Component): boolean => architecture.value !== 'edge' || !isAtEdge(model, balancer);
    reportRoundRobin(model, report, isMeant, {
      message:
        'Round-robin gives a busy server as many connections as an idle one. An even spread may be what you want; if not, choose by load: `least-connections` or `cpu-load`.',
    });
  },
});
