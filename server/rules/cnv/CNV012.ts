import { isBefore, lifecycle } from '../../catalog/releases';
import { placeOf, presenceOf, versionsOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CNV012',
  name: 'convergence-version-for-calendar-7',
  severity: 'information',
  title: 'Calendar Server 7 is listed with Convergence 2',
  source: ['L136', 'L4345'],
  check(model, report) {
    const { from } = lifecycle.convergenceForCalendar7;
    const calendar = presenceOf(model, 'cal7-frontend');
    if (calendar === undefined) return;
    for (const version of versionsOf(model, 'convergence')) {
      if (isBefore(version.value, from) !== true) continue;
      report({
        at: version.at,
        message: `The clients listed for Calendar Server 7 include Convergence ${from}, and this is \`${version.source}\`. Check the release notes, or use version ${from}.`,
        related: [{ at: calendar.at, message: placeOf(calendar) }],
        fixes: () => [replaceFix(version, from)],
      });
    }
  },
});
