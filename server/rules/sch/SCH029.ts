import { cal7Components } from '../../catalog/roles';
import { calendarServer6, isBefore, needOf } from '../../catalog/releases';
import { placeOf, presenceOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { administratorVersions } from '../../questions/administrator';

export const rule = defineRule({
  code: 'SCH029',
  name: 'calendar-7-delegated-administrator-version',
  severity: 'error',
  title: 'Calendar Server 7 needs Delegated Administrator 7',
  source: ['L4409'],
  holds: [{ of: 'calendar', from: calendarServer6.until }],
  check(model, report) {
    const calendar = presenceOf(model, ...cal7Components);
    const needed = needOf('cal7-frontend', 'delegated-administrator').atLeast;
    if (calendar === undefined) return;
    for (const version of administratorVersions(model)) {
      if (isBefore(version.value, needed) !== true) continue;
      report({
        at: version.at,
        message: `Calendar Server 7 needs Delegated Administrator ${needed}, as Suite 7 ships it, and this is \`${version.source}\`. Use version ${needed}.`,
        related: [{ at: calendar.at, message: placeOf(calendar) }],
        fixes: () => [replaceFix(version, needed)],
      });
    }
  },
});
