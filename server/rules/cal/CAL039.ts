import { cal6Components } from '../../catalog/roles';
import { lifecycle } from '../../catalog/releases';
import type { Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { placeOf, presenceOf } from '../../questions/components';
import { defineRule } from '../rule';
import { upgradeCalendar } from '../../fixes/calendar-upgrade';
import { calendar7Before } from '../../questions/calendar-versions';

const from = lifecycle.calendarWcap7.from;

export const rule = defineRule({
  code: 'CAL039',
  name: 'calendar-7-too-old-for-convergence',
  severity: 'error',
  title: 'Calendar Server 7 is too old for Convergence',
  source: ['L4001', 'L4058', 'L4345'],
  holds: [{ of: 'calendar', until: from }],
  check(model, report) {
    // Beside Calendar Server 6, Convergence may show the calendars of that one.
    if (presenceOf(model, 'cal7-frontend') === undefined || !model.lacks(...cal6Components)) return;
    const convergence = useOf(model);
    if (convergence === undefined) return;
    const old = calendar7Before(model, from);
    for (const version of old) {
      report({
        at: version.at,
        message: `Convergence shows calendars by WCAP 7.0, which Calendar Server has from \`${from}\` on, and this is \`${version.source}\`. Upgrade Calendar Server.`,
        related: [convergence],
        fixes: () => upgradeCalendar(model, old, from),
      });
    }
  },
});

function useOf(model: Model): { readonly at: Node; readonly message: string } | undefined {
  const presence = presenceOf(model, 'convergence');
  if (presence !== undefined) return { at: presence.at, message: placeOf(presence) };
  const client = model.section('clients')?.items.find(({ value }) => value === 'convergence');
  return client === undefined ? undefined : { at: client.at, message: 'Users have Convergence' };
}
