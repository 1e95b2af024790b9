import { cal6Components, cal7Components } from '../../catalog/roles';
import { isAtLeast, compareToRelease, needOf, lifecycle, calendarServer6 } from '../../catalog/releases';
import type { Model } from '../../model/model';
import { placeOf, presenceOf, versionsOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { administratorVersions } from '../../questions/administrator';

const { exactly: release, whoFrom: calendarFrom } = needOf('cal6-backend', 'delegated-administrator');

export const rule = defineRule({
  code: 'SCH030',
  name: 'calendar-63-delegated-administrator-version',
  severity: 'warning',
  title: `Calendar Server ${calendarFrom} uses Delegated Administrator ${release}`,
  source: ['L2022', 'L4409'],
  holds: [{ of: 'calendar', from: calendarFrom, until: calendarServer6.until }],
  check(model, report) {
    const calendar = presenceOf(model, ...cal6Components);
    if (calendar === undefined || !model.lacks(...cal7Components) || !isVersion63(model)) return;
    for (const version of administratorVersions(model)) {
      if ((compareToRelease(version.value, release) ?? 0) === 0) continue;
      report({
        at: version.at,
        message: `Calendar Server ${calendarFrom} goes with Delegated Administrator ${release}, and this is \`${version.source}\`. Use ${release}; version 7 is for Calendar Server 7.`,
        related: [{ at: calendar.at, message: placeOf(calendar) }],
        fixes: () => [replaceFix(version, release)],
      });
    }
  },
});

/** Whether any Calendar Server 6 is of that version: by its own, or by that of the product or suite. */
function isVersion63(model: Model): boolean {
  const versions = versionsOf(model, ...cal6Components);
  return versions.length === 0
    ? (isAtLeast(model.services?.calendar?.version?.value, calendarFrom) ??
        isAtLeast(model.suite?.value, lifecycle.calendar63.from) === true)
    : versions.some(({ value }) => isAtLeast(value, calendarFrom) === true);
}
