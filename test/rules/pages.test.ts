/** Every rule's page is its test: failing, fixed and passing specs. No rule has test code of its own. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allRules } from '../../server/generated/rules';
import {
  checkExample,
  fixesNotShown,
  folderOf,
  SECTIONS,
  sourceParagraphs,
  sourceSection,
} from '../support/page-check';
import { readRulePage, type Example } from '../support/rule-page';

for (const rule of allRules) {
  describe(rule.code, () => {
    const path = join('server/rules', folderOf(rule.code), `${rule.code}.md`);
    const markdown = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const page = readRulePage(markdown);
    test('has a page with all sections and a title of its own', () => {
      expect(page.title, path).toBe(`# ${rule.code}: ${rule.title}`);
      expect(page.sections).toEqual(SECTIONS);
      expect(page.examples.some((example) => example.kind === 'fail' || example.kind === 'advice')).toBe(true);
      expect(page.examples.some((example) => example.kind === 'pass')).toBe(true);
      expect(sourceParagraphs(markdown)[0]).toBe(sourceSection(rule));
    });
    let failing: Example | undefined;
    for (const example of page.examples) {
      if (example.kind === 'fail' || example.kind === 'advice') failing = example;
      const before = failing;
      test(`${example.kind} (line ${example.line})`, async () => {
        expect(await checkExample(rule, example, before)).toEqual([]);
      });
    }
    test('every kind of fix that it offers is shown on the page', async () => {
      expect(await fixesNotShown(rule, page.examples)).toEqual([]);
    });
  });
}
