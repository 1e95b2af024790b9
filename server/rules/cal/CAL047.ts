import { calendarServer6, isAtLeast, isBefore, lifecycle } from '../../catalog/releases';
import { defineRule } from '../rule';
import { upgradeCalendar } from '../../fixes/calendar-upgrade';
import { calendar7Before, relatedVersions } from '../../questions/calendar-versions';

const from = lifecycle.calendarMigration.from;

export const rule = defineRule({
  code: 'CAL047',
  name: 'calendar-too-old-for-migration',
  severity: 'error',
  title: 'Calendar Server is too old to take over data of Calendar Server 6',
  source: ['L4383'],
  holds: [{ of: 'calendar', until: from }],
  check(model, report) {
    const origin = model.services?.calendar?.migration?.from;
    if (origin === undefined || isAtLeast(origin.value, calendarServer6.from) !== true) return;
    if (isBefore(origin.value, calendarServer6.until) !== true) return;
    const old = calendar7Before(model, from);
    const [first] = old;
    if (first === undefined) return;
    report({
      at: origin.at,
      message: `Calendar Server ${first.source} cannot take over data of Calendar Server 6; the tools for it came with \`${from}\`. Upgrade Calendar Server first.`,
      related: relatedVersions(old),
      fixes: () => upgradeCalendar(model, old, from),
    });
  },
});
