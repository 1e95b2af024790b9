import { messageStores } from '../../catalog/roles';
import { isBefore, minimumVersion } from '../../catalog/releases';
import { placeOf, presenceOf, versionsOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CNV005',
  severity: 'error',
  title: 'The message store is too old for Convergence',
  source: ['L867'],
  above: ['CNV006'],
  check(model, report) {
    const limit = minimumVersion('convergence', 'message-store');
    const convergence = presenceOf(model, 'convergence');
    if (limit === undefined || convergence === undefined) return;
    for (const version of versionsOf(model, ...messageStores)) {
      if (isBefore(version.value, limit) !== true) continue;
      report({
        at: version.at,
        message: `Convergence needs message stores of Messaging Server ${limit} or later, and this is \`${version.value}\`. Upgrade the stores.`,
        related: [{ at: convergence.at, message: placeOf(convergence) }],
        fixes: [replaceFix(version, limit)],
      });
    }
  },
});
