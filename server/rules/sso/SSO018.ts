import { isBefore, realmMode } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import { versionsOf } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SSO018',
  name: 'realm-mode-before-access-manager-7',
  severity: 'warning',
  title: 'Realm mode with an Access Manager that does not have it',
  source: realmMode.source,
  check(model, report) {
    const mode = model.services?.['access-manager']?.mode;
    const version = versionsOf(model, 'access-manager')[0] ?? model.serviceVersion('access-manager');
    if (mode?.value !== 'realm' || version === undefined || isBefore(version.value, realmMode.from) !== true) return;
    report({
      at: mode.at,
      message: `Realm mode came with Access Manager ${realmMode.from}, as its technical overview says, and this one is \`${version.source}\`, whose one mode was called legacy later. Correct the mode or the version.`,
      related: [{ at: version.at, message: 'The version' }],
      fixes: () => [replaceFix(mode, 'legacy')],
    });
  },
});
