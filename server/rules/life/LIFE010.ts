import { isAtLeast, isBefore, lifecycle } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { administratorVersions } from '../../questions/administrator';

export const rule = defineRule({
  code: 'LIFE010',
  severity: 'error',
  title: 'Delegated Administrator 7 comes with Suite 6 Update 2',
  source: ['L1784'],
  check(model, report) {
    const { suite } = model;
    const { from } = lifecycle.delegatedAdministrator7;
    if (suite === undefined || isBefore(suite.value, from) !== true) return;
    for (const version of administratorVersions(model)) {
      if (isAtLeast(version.value, '7') !== true) continue;
      report({
        at: version.at,
        message: `Delegated Administrator 7 is available from Suite 6 Update 2 on, and this is Suite \`${suite.value}\`. Use version 6.4, or a later suite.`,
        related: [{ at: suite.at, message: 'The release of the suite' }],
        fixes: [replaceFix(version, '6.4'), replaceFix(suite, from, { title: `Set \`suite\` to \`${from}\`` })],
      });
    }
  },
});
