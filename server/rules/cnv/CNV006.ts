import { webmailServers } from '../../catalog/roles';
import { isAtLeast, isBefore, minimumVersion } from '../../catalog/releases';
import { placeOf, presenceOf, versionsOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

/** The release whose Webmail Server Convergence can still use, in a mode that is not for production (L868). */
const COMPATIBLE = '6.3';

export const rule = defineRule({
  code: 'CNV006',
  severity: 'warning',
  title: 'The Webmail Server is too old for Convergence',
  source: ['L868'],
  check(model, report) {
    const limit = minimumVersion('convergence', 'webmail');
    const convergence = presenceOf(model, 'convergence');
    if (limit === undefined || convergence === undefined) return;
    const environment = model.environment?.value;
    const isTrial = environment === 'pilot' || environment === 'demo';
    for (const version of versionsOf(model, ...webmailServers)) {
      if (isBefore(version.value, limit) !== true) continue;
      const compatible = isAtLeast(version.value, COMPATIBLE) === true;
      if (compatible && isTrial) continue;
      report({
        at: version.at,
        message: `Convergence needs the Webmail Server of Messaging Server ${limit} or later, and this is \`${version.value}\`. ${
          compatible ? 'With 6.3 it works in a compatibility mode only, which is not for production. ' : ''
        }Upgrade the front ends; stores may stay at 6.3.`,
        related: [{ at: convergence.at, message: placeOf(convergence) }],
        fixes: [replaceFix(version, limit)],
      });
    }
  },
});
