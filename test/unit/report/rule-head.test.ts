/** The line below the title of a rule's page. */
import { describe, expect, test } from 'vitest';
import { withHead } from '../../../scripts/rule-heads';
import { ruleHead } from '../../../server/report/findings/rule-head';
import { defineRule, type Rule, type VersionSpan } from '../../../server/rules/rule';

const rule = (...holds: readonly VersionSpan[]): Rule =>
  defineRule({
    ...{ code: 'CAL099', name: 'time-stands-still', severity: 'warning', title: 'Time', source: [] },
    ...(holds.length === 0 ? {} : { holds }),
  });

test.each<[holds: readonly VersionSpan[], text: string]>([
  [[], 'every version'],
  [[{ of: 'calendar', until: '7u3' }], 'Calendar Server before 7 Update 3'],
  [[{ of: 'calendar', from: '7' }], 'Calendar Server from 7'],
  [[{ of: 'calendar', from: '7', until: '7u3' }], 'Calendar Server 7 before 7 Update 3'],
  [[{ of: 'mobile', from: '7' }], 'Mobile Communications from 7'],
  [
    [
      { of: 'suite', until: '6' },
      { of: 'messaging', until: '7' },
    ],
    'Communications Suite before 6, or Messaging Server before 7',
  ],
])('%j: %s', (holds, text) => {
  expect(ruleHead(rule(...holds)).text).toBe(`\`time-stands-still\` · warning · ${text}`);
});

describe('in a page', () => {
  const line = '`time-stands-still` · warning · every version';
  const page = `# CAL099: Time\n\n${line}\n\n## What it does\n\nIt stands.\n`;
  test.each([
    ['it is added', '# CAL099: Time\n\n## What it does\n\nIt stands.\n'],
    ['it stays', page],
    ['another is replaced', page.replace(line, '`time-stands` · error · Calendar Server before 7')],
  ])('%s', (_, before) => {
    expect(withHead(before, rule())).toBe(page);
  });
  test('what stands there otherwise stays', () => {
    const said = '# CAL099: Time\n\nA sentence.\n\n## What it does\n';
    expect(withHead(said, rule())).toBe(`# CAL099: Time\n\n${line}\n\nA sentence.\n\n## What it does\n`);
  });
});
