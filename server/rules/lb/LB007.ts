import type { Host, Model } from '../../model/model';
import { hostsThatRun, runs } from '../../questions/components';
import { defineRule } from '../rule';
import { draftFor, unbalanced } from '../shapes/unbalanced';
import { reportLoose } from './sticky';

export const rule = defineRule({
  code: 'LB007',
  name: 'calendar-6-balancer-not-sticky',
  severity: 'error',
  title: 'Several Calendar Server 6 front ends need a sticky load balancer',
  source: ['L771-773', 'L4835', 'L4719-4725'],
  above: ['LB005'],
  check(model, report) {
    if (hostsThatRun(model, 'cal6-frontend') < 2) return;
    for (const found of unbalanced(model, 'cal6-frontend')) {
      if (found.hosts.every((host) => isOwnPlace(model, host))) continue;
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

/**
 * Whether users log in to just this server: `placement` says so, or it keeps their calendars as well, which is the form in which each
 * server is both (L4719-4725).
 */
const isOwnPlace = (model: Model, host: Host): boolean => {
  const placement = model.services?.calendar?.placement;
  return (
    host.incomplete ||
    placement?.incomplete === true ||
    runs(host, 'cal6-backend') ||
    placement?.items.some(({ login }) => login !== undefined && model.host(login.value) === host) === true
  );
};
