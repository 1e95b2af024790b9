/** Pages of rules as they are shown to people: nothing of what makes them a test is left. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { helpPage } from '../../scripts/help-page';
import { allRules } from '../../server/generated/rules';
import { readMarks } from '../support/marks';

const written = `# SCH001: A title

## Examples

\`\`\`yaml fail length=40
a: one
#  ^^^ SCH001 hint: This is wrong.
#  --- SCH001: So is this
#  ^^^ DIR002, HA011
# A comment that stays.
#@ 9:1-1 ^ HA011
\`\`\`

After “Set it”:

\`\`\`diff fixed "Set it" brings=HA011
-a: one
+a: two
\`\`\`

\`\`\`yaml pass
a: two
#  ^^^ HA011
\`\`\`

## More examples

Fine: three.

\`\`\`yaml pass
a: three
\`\`\`

## Source

Somewhere.
`;

test('marks and the words at fences go, what the rule finds stands below the example', () => {
  expect(helpPage(written)).toBe(`# SCH001: A title

## Examples

\`\`\`yaml
a: one
# A comment that stays.
\`\`\`

- Line 1: This is wrong.

After “Set it”:

\`\`\`diff
-a: one
+a: two
\`\`\`

\`\`\`yaml
a: two
\`\`\`

## Source

Somewhere.
`);
});

test('what is shipped has a page for every rule, without marks', () => {
  const shipped = JSON.parse(readFileSync('server/generated/help.json', 'utf8')) as Readonly<Record<string, string>>;
  expect(Object.keys(shipped).sort()).toEqual(allRules.map(({ code }) => code).sort());
  for (const [code, page] of Object.entries(shipped)) {
    const lines = page.split('\n');
    expect(lines.filter((line) => readMarks(line, 0) !== undefined)).toEqual([]);
    expect(new Set(lines.filter((line) => line.startsWith('```')))).toEqual(
      new Set(['```yaml', '```diff', '```'].filter((fence) => lines.includes(fence))),
    );
    expect(page, code).toContain('\n## Quick fixes\n');
    expect(page, code).toContain('\n## Source\n');
    expect(page, code).not.toContain('## More examples');
  }
});
