import { cal6Components } from '../../catalog/roles';
import { isAtLeast, isBefore, needOf } from '../../catalog/releases';
import { presenceOf, versionsOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { useOfOutlook } from './outlook';

export const rule = defineRule({
  code: 'OUT003',
  name: 'calendar-too-old-for-outlook',
  severity: 'error',
  title: 'Calendar Server 7 is too old for Outlook',
  source: ['L4060', 'L6272'],
  check(model, report) {
    const limit = needOf('outlook-connector', 'calendar').atLeast;
    const outlook = useOfOutlook(model);
    // With Calendar Server 6 beside it, Outlook users may be there.
    if (outlook === undefined || presenceOf(model, ...cal6Components) !== undefined) return;
    for (const version of versionsOf(model, 'cal7-frontend')) {
      if (isBefore(version.value, limit) !== true || isAtLeast(version.value, '7') !== true) continue;
      report({
        at: version.at,
        message: `The Outlook connector works with Calendar Server 7 from Update 2 on, and this is \`${version.value}\`. Upgrade the calendar server.`,
        related: [outlook],
        fixes: [replaceFix(version, limit)],
      });
    }
  },
});
