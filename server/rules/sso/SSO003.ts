import { compareToRelease, needOf } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import { presenceOf, versionsOf } from '../../questions/components';
import { defineRule } from '../rule';

const release = needOf('convergence', 'opensso').exactly;

export const rule = defineRule({
  code: 'SSO003',
  name: 'opensso-version',
  severity: 'warning',
  title: `Single sign-on is by another OpenSSO than ${release}`,
  source: ['L843'],
  check(model, report) {
    const mode = model.sso?.mode;
    // Only Convergence signs on by it.
    if (mode?.value !== 'opensso' || presenceOf(model, 'convergence') === undefined) return;
    const found = versionsOf(model, 'opensso');
    const service = model.services?.opensso?.version;
    for (const version of found.length > 0 || service === undefined ? found : [service]) {
      if ((compareToRelease(version.value, release) ?? 0) === 0) continue;
      report({
        at: version.at,
        message: `Convergence works with OpenSSO Enterprise ${release}; no other version is named, and this is \`${version.source}\`. Use ${release}.`,
        related: [{ at: mode.at, message: 'Single sign-on is by OpenSSO' }],
        fixes: () => [replaceFix(version, release)],
      });
    }
  },
});
