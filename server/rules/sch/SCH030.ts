import { cal6Components, cal7Components } from '../../catalog/roles';
import { isAtLeast, isBefore } from '../../catalog/releases';
import type { Model } from '../../model/model';
import { placeOf, presenceOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { administratorVersions } from '../../questions/administrator';

export const rule = defineRule({
  code: 'SCH030',
  severity: 'warning',
  title: 'Calendar Server 6.3 uses Delegated Administrator 6.4',
  source: ['L2022', 'L4409'],
  check(model, report) {
    const calendar = presenceOf(model, ...cal6Components);
    if (calendar === undefined || !model.lacks(...cal7Components) || !isVersion63(model)) return;
    for (const version of administratorVersions(model)) {
      const isOther = isBefore(version.value, '6.4') === true || isAtLeast(version.value, '6.5') === true;
      if (!isOther) continue;
      report({
        at: version.at,
        message: `Calendar Server 6.3 goes with Delegated Administrator 6.4, and this is \`${version.value}\`. Use 6.4; version 7 is for Calendar Server 7.`,
        related: [{ at: calendar.at, message: placeOf(calendar) }],
        fixes: [replaceFix(version, '6.4')],
      });
    }
  },
});

/** Suite 6 and later ship Calendar Server 6.3 (L872). */
function isVersion63(model: Model): boolean {
  const version =
    model.of(...cal6Components).map((component) => model.versionOf(component))[0] ?? model.services?.calendar?.version;
  return version === undefined ? isAtLeast(model.suite?.value, '6') === true : isAtLeast(version.value, '6.3') === true;
}
