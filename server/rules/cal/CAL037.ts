import { cal6Components } from '../../catalog/roles';
import { calendarServer6, isBefore, parseVersion } from '../../catalog/releases';
import { placeOf, presenceOf } from '../../questions/components';
import type { Node } from '../../syntax/tree';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CAL037',
  name: 'calendar-6-beside-7-unpatched',
  severity: 'information',
  title: 'Calendar Server 6 beside 7 needs its latest patch',
  source: ['L4371'],
  check(model, report) {
    const seven = presenceOf(model, 'cal7-frontend');
    if (seven === undefined) return;
    const seen = new Set<Node>();
    for (const component of model.of(...cal6Components)) {
      const version = model.versionOf(component);
      if (version === undefined || isBefore(version.value, calendarServer6.until) !== true || seen.has(version.at))
        continue;
      seen.add(version.at);
      // A patch is the fourth number; which one is the latest only the vendor knows.
      if ((parseVersion(version.value)?.length ?? 0) > 3) continue;
      report({
        at: version.at,
        message: `Calendar Server 6 and 7 share no data; the set-up by which invitations and free-busy times pass between them requires the latest patch of Calendar Server 6, and \`${version.source}\` names none. Install it.`,
        related: [{ at: seven.at, message: placeOf(seven) }],
      });
    }
  },
});
