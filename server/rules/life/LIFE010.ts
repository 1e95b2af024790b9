import { inWords, isAtLeast, isBefore, needOf } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { administratorVersions } from '../../questions/administrator';

const { whoFrom, atLeast: from } = needOf('delegated-administrator', 'suite');
const before = needOf('cal6-backend', 'delegated-administrator').exactly;

export const rule = defineRule({
  code: 'LIFE010',
  name: 'delegated-administrator-7-suite',
  severity: 'error',
  title: 'Delegated Administrator 7 comes with Suite 6 Update 2',
  source: ['L1784'],
  holds: [{ of: 'suite', until: from }],
  check(model, report) {
    const { suite } = model;
    if (suite === undefined || isBefore(suite.value, from) !== true) return;
    for (const version of administratorVersions(model)) {
      if (isAtLeast(version.value, whoFrom) !== true) continue;
      report({
        at: version.at,
        message: `Delegated Administrator ${whoFrom} is available from Suite ${inWords(from)} on, and this is Suite \`${suite.source}\`. Use version ${before}, or a later suite.`,
        related: [{ at: suite.at, message: 'The release of the suite' }],
        fixes: () => [replaceFix(version, before), replaceFix(suite, from, { title: `Set \`suite\` to \`${from}\`` })],
      });
    }
  },
});
