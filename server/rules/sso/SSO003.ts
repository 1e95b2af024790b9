import { isAtLeast, isBefore } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import { versionsOf } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SSO003',
  severity: 'warning',
  title: 'Single sign-on is by another OpenSSO than 8.0',
  source: ['L843'],
  check(model, report) {
    const mode = model.sso?.mode;
    if (mode?.value !== 'opensso') return;
    const found = versionsOf(model, 'opensso');
    const service = model.services?.opensso?.version;
    for (const version of found.length > 0 || service === undefined ? found : [service]) {
      // Updates and patches of 8.0 are the same product.
      if (isBefore(version.value, '8.0') !== true && isAtLeast(version.value, '8.1') !== true) continue;
      report({
        at: version.at,
        message: `Convergence works with OpenSSO Enterprise 8.0; no other version is named, and this is \`${version.value}\`. Use 8.0.`,
        related: [{ at: mode.at, message: 'Single sign-on is by OpenSSO' }],
        fixes: [replaceFix(version, '8.0')],
      });
    }
  },
});
