import { defineRule } from '../rule';
import { draftFor, unbalanced } from '../shapes/unbalanced';

export const rule = defineRule({
  code: 'LB011',
  name: 'multiplexors-unbalanced',
  severity: 'warning',
  title: 'Several multiplexors without a load balancer',
  source: ['L2793', 'L3335'],
  check(model, report) {
    for (const found of unbalanced(model, 'mmp')) {
      report(
        draftFor(
          model,
          found,
          false,
          `All users have one host name for their mail, and here ${found.count} multiplexors share the work. A load balancer before them spreads the connections and leaves out one that is down: put one there.`,
        ),
      );
    }
  },
});
