import { cal6Components } from '../../catalog/roles';
import { calendarServer6, inWords, needOf } from '../../catalog/releases';
import { upgradeCalendar } from '../../fixes/calendar-upgrade';
import { calendar7Before } from '../../questions/calendar-versions';
import { presenceOf } from '../../questions/components';
import { defineRule } from '../rule';
import { useOfOutlook } from './outlook';

const limit = needOf('outlook-connector', 'calendar').atLeast;

export const rule = defineRule({
  code: 'OUT003',
  name: 'calendar-too-old-for-outlook',
  severity: 'error',
  title: 'Calendar Server 7 is too old for Outlook',
  source: ['L4060', 'L6272'],
  holds: [{ of: 'calendar', from: calendarServer6.until, until: limit }],
  check(model, report) {
    const outlook = useOfOutlook(model);
    // With Calendar Server 6 beside it, Outlook users may be there.
    if (outlook === undefined || !model.lacks(...cal6Components)) return;
    if (presenceOf(model, 'cal7-frontend') === undefined) return;
    const old = calendar7Before(model, limit);
    for (const version of old) {
      report({
        at: version.at,
        message: `The Outlook connector works with Calendar Server from ${inWords(limit)} on, and this is \`${version.source}\`. Upgrade Calendar Server.`,
        related: [outlook],
        fixes: () => upgradeCalendar(model, old, limit),
      });
    }
  },
});
