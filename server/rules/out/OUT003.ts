import { cal6Components } from '../../catalog/roles';
import { calendarServer6, isAtLeast, isBefore, needOf } from '../../catalog/releases';
import { presenceOf, versionsOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
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
    if (outlook === undefined || presenceOf(model, ...cal6Components) !== undefined) return;
    for (const version of versionsOf(model, 'cal7-frontend')) {
      if (isBefore(version.value, limit) !== true || isAtLeast(version.value, calendarServer6.until) !== true) continue;
      report({
        at: version.at,
        message: `The Outlook connector works with Calendar Server 7 from Update 2 on, and this is \`${version.value}\`. Upgrade the calendar server.`,
        related: [outlook],
        fixes: [replaceFix(version, limit)],
      });
    }
  },
});
