/** Every rule's page is its test: failing, fixed and passing specs. No rule has test code of its own. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { allRules } from '../../server/generated/rules';
import { folderOf, hasSections, PageCheck, paragraphsOf, sourceSection } from '../support/page-check';
import { readRulePage } from '../support/rule-page';

for (const rule of allRules) {
  describe(rule.code, () => {
    const path = join('server/rules', folderOf(rule.code), `${rule.code}.md`);
    const markdown = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const page = readRulePage(markdown);
    let check = new PageCheck(rule, page);
    // Analyses of one page are of no use to the next.
    afterAll(() => {
      check = new PageCheck(rule, page);
    });
    test('has a page with all sections and a title of its own', () => {
      expect(page.title, path).toBe(`# ${rule.code}: ${rule.title}`);
      expect(hasSections(page), page.sections.join()).toBe(true);
      expect(page.examples.some((example) => example.kind === 'fail' || example.kind === 'advice')).toBe(true);
      expect(page.examples.some((example) => example.kind === 'pass')).toBe(true);
      expect(paragraphsOf(markdown, 'Source')[0]).toBe(sourceSection(rule));
    });
    for (const example of page.examples) {
      test(`${example.kind} (line ${example.line})`, async () => {
        expect(await check.problems(example)).toEqual([]);
      });
    }
    test('every fix that it offers is shown on the page', async () => {
      expect(await check.fixesNotShown()).toEqual([]);
    });
    test('it says which fixes are safe', async () => {
      expect(paragraphsOf(markdown, 'Quick fixes').join('\n\n')).toBe(await check.fixSection());
    });
  });
}
