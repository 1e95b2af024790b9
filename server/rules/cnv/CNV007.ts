import { cal6Components } from '../../catalog/roles';
import { isBefore, minimumVersion } from '../../catalog/releases';
import { placeOf, presenceOf, versionsOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CNV007',
  severity: 'error',
  title: 'Calendar Server is too old for Convergence',
  source: ['L872'],
  check(model, report) {
    const limit = minimumVersion('convergence', 'calendar');
    const convergence = presenceOf(model, 'convergence');
    if (limit === undefined || convergence === undefined) return;
    for (const version of versionsOf(model, ...cal6Components)) {
      if (isBefore(version.value, limit) !== true) continue;
      report({
        at: version.at,
        message: `Convergence needs Calendar Server ${limit} or later, in the patch level of Suite 6, and this is \`${version.value}\`. Upgrade the calendar server.`,
        related: [{ at: convergence.at, message: placeOf(convergence) }],
        fixes: [replaceFix(version, limit)],
      });
    }
  },
});
