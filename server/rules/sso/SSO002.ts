import { isBefore, lifecycle } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import { versionsOf } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SSO002',
  name: 'convergence-too-old-for-opensso',
  severity: 'error',
  title: 'This version of Convergence does not know OpenSSO',
  source: ['L843'],
  holds: [{ of: 'convergence', until: lifecycle.convergenceOpensso.from }],
  check(model, report) {
    const mode = model.sso?.mode;
    if (mode?.value !== 'opensso') return;
    const limit = lifecycle.convergenceOpensso.from;
    for (const version of versionsOf(model, 'convergence')) {
      if (isBefore(version.value, limit) !== true) continue;
      report({
        at: version.at,
        message: `Convergence signs on by OpenSSO from version 1 Update 2 on, and this is \`${version.source}\`. Upgrade it, or sign on by \`trusted-circle\`.`,
        related: [{ at: mode.at, message: 'Single sign-on is by OpenSSO' }],
        fixes: () => [
          replaceFix(version, limit),
          replaceFix(mode, 'trusted-circle', { title: 'Set `sso` to `trusted-circle`' }),
        ],
      });
    }
  },
});
