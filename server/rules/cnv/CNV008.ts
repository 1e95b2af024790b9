import { isBefore, minimumVersion } from '../../catalog/releases';
import { placeOf, presenceOf, versionsOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CNV008',
  severity: 'error',
  title: 'Instant Messaging is too old for Convergence',
  source: ['L876'],
  check(model, report) {
    const limit = minimumVersion('convergence', 'instant-messaging');
    const convergence = presenceOf(model, 'convergence');
    if (limit === undefined || convergence === undefined) return;
    for (const version of versionsOf(model, 'im-server')) {
      if (isBefore(version.value, limit) !== true) continue;
      report({
        at: version.at,
        message: `Convergence needs Instant Messaging ${limit} or later, and this is \`${version.value}\`. Upgrade the server.`,
        related: [{ at: convergence.at, message: placeOf(convergence) }],
        fixes: [replaceFix(version, limit)],
      });
    }
  },
});
