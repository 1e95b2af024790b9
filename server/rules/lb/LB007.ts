import { defineRule } from '../rule';
import { draftFor, unbalanced } from '../shapes/unbalanced';
import { reportLoose } from './sticky';

export const rule = defineRule({
  code: 'LB007',
  name: 'calendar-6-balancer-not-sticky',
  severity: 'error',
  title: 'Several Calendar Server 6 front ends need a sticky load balancer',
  source: ['L771-773', 'L4835'],
  above: ['LB005'],
  check(model, report) {
    const fronts = model.of('cal6-frontend');
    if (model.countOf(fronts) < 2) return;
    for (const found of unbalanced(model, 'cal6-frontend')) {
      report(
        draftFor(
          model,
          found,
          true,
          `A session of Calendar Server 6 lives on the front end where it began, and nothing brings users back to it: there are ${found.count} front ends and no load balancer before them. Put a sticky one there.`,
        ),
      );
    }
    reportLoose(model, report, ['cal6-frontend'], {
      unsaid:
        'A session of Calendar Server 6 lives on the front end where it began. Say that the load balancer is sticky.',
      refused:
        'A session of Calendar Server 6 lives on the front end where it began: a user who is sent to another one must log in again. Set `sticky` to `true`.',
      behind: 'A front end',
    });
  },
});
