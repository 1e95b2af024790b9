import { cal6Components } from '../../catalog/roles';
import { placeOf, presenceOf } from '../../questions/components';
import { lifecycle } from '../../catalog/releases';
import { defineRule } from '../rule';
import { calendar7Before, versionsUnread } from '../../questions/calendar-versions';

const { from } = lifecycle.calendarWcap7;

export const rule = defineRule({
  code: 'CAL040',
  name: 'partial-wcap-in-express',
  severity: 'information',
  title: 'Communications Express has only part of WCAP with Calendar Server 7',
  source: ['L4058-4060', 'L4068', 'L4423'],
  holds: [{ of: 'calendar', from }],
  check(model, report) {
    const [seven] = model.of('cal7-frontend');
    if (seven === undefined || !model.lacks(...cal6Components)) return;
    // Before, it has no WCAP at all.
    if (versionsUnread(model) || calendar7Before(model, from).length > 0) return;
    const presence = presenceOf(model, 'communications-express');
    const fact = model.section('clients')?.items.find(({ value }) => value === 'communications-express');
    const at = presence?.at ?? fact?.at;
    if (at === undefined) return;
    report({
      at,
      message:
        'Communications Express shows calendars by WCAP, of which Calendar Server 7 has a subset without a promise of compatibility: it is there for Convergence and Outlook. Use Convergence, or keep a Calendar Server 6.',
      related: [
        {
          at: seven.at,
          message: placeOf({ id: seven.id, at: seven.at, host: seven.host }),
        },
      ],
    });
  },
});
