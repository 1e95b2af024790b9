import { defineRule } from '../rule';
import { reportRoundRobin } from './round-robin';

export const rule = defineRule({
  code: 'LB017',
  name: 'round-robin-ignores-load',
  severity: 'warning',
  title: 'Round-robin takes no account of load',
  source: ['L1218', 'L2895'],
  check(model, report) {
    const { architecture } = model;
    // At the edge it is an error of its own.
    if (architecture === undefined || architecture.value === 'edge') return;
    reportRoundRobin(model, report, {
      message:
        'Round-robin gives a slow server as many connections as a quick one, and IMAP connections last for hours, so an uneven spread stays. Choose by load: `least-connections` or `cpu-load`.',
    });
  },
});
