/** Every rule's page is its test: failing, fixed and passing specs. No rule has test code of its own. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allRules } from '../../server/generated/rules';
import { areaOf } from '../../server/rules/rule';
import { applyEdits } from '../../server/syntax/edits';
import { SyntaxTree } from '../../server/syntax/document';
import { analyse } from '../support/analyse';
import { readRulePage, type Example } from '../support/rule-page';

const SECTIONS = ['What it does', 'Why it matters', 'How to repair it', 'Examples', 'Source'];
/** Codes of the engine live in one folder, whatever their letters. */
const ENGINE_AREAS = new Set(['YAML', 'FMT', 'EXT', 'REF', 'IGN']);

const pageOf = (code: string): string => {
  const area = areaOf(code);
  return join('server/rules', ENGINE_AREAS.has(area) ? 'engine' : area.toLowerCase(), `${code}.md`);
};

/** `CODE line:start-end`, with the spec's own text where something is off. */
function found(text: string, code: string, advice: boolean): string[] {
  return analyse(text)
    .findings.filter((finding) => finding.code === code && finding.advice === advice)
    .map(
      ({ range: { start, end } }) =>
        `${code} ${start.line}:${start.character}-${end.line === start.line ? end.character : `${end.line}:${end.character}`}`,
    );
}

/** Examples must be specs: no structural or syntax problem but the one the page is about. */
function troubles(text: string, code: string): string[] {
  return analyse(text)
    .findings.filter((finding) => /^(YAML|FMT|REF|IGN002)/.test(finding.code) && finding.code !== code)
    .map((finding) => `${finding.code} ${finding.range.start.line + 1}: ${finding.message}`);
}

for (const rule of allRules) {
  describe(rule.code, () => {
    const path = pageOf(rule.code);
    const exists = existsSync(path);
    test('has a page with all sections and a title of its own', () => {
      expect(exists, `${path} is missing`).toBe(true);
      const page = readRulePage(readFileSync(path, 'utf8'));
      expect(page.title).toBe(`# ${rule.code}: ${rule.title}`);
      expect(page.sections).toEqual(SECTIONS);
      expect(page.examples.some((example) => example.kind === 'fail' || example.kind === 'advice')).toBe(true);
      expect(page.examples.some((example) => example.kind === 'pass')).toBe(true);
    });
    if (!exists) return;
    const page = readRulePage(readFileSync(path, 'utf8'));
    let failing: Example | undefined;
    for (const example of page.examples) {
      const { kind, text, line } = example;
      if (kind === 'fail' || kind === 'advice') failing = example;
      const before = failing;
      test(`${kind} (line ${line})`, () => {
        if (!ENGINE_AREAS.has(areaOf(rule.code))) expect(troubles(text, rule.code)).toEqual([]);
        if (kind === 'pass') {
          expect(found(text, rule.code, false).concat(found(text, rule.code, true))).toEqual([]);
          return;
        }
        if (kind === 'fail' || kind === 'advice') {
          const own = example.expected.filter((mark) => mark.code === rule.code);
          expect(own.length, 'nothing is underlined').toBeGreaterThan(0);
          expect(found(text, rule.code, kind === 'advice')).toEqual(
            own.map((mark) => `${mark.code} ${mark.line}:${mark.start}-${mark.end}`),
          );
          for (const mark of example.expected.filter((other) => other.code !== rule.code)) {
            expect(found(text, mark.code, false).concat(found(text, mark.code, true))).toContain(
              `${mark.code} ${mark.line}:${mark.start}-${mark.end}`,
            );
          }
          return;
        }
        if (before === undefined) throw new Error('a fixed example follows the failing one');
        expect(fixed(before, rule.code, example.fix)).toBe(text);
        const left = found(text, rule.code, false).length + found(text, rule.code, true).length;
        const had = found(before.text, rule.code, false).length + found(before.text, rule.code, true).length;
        expect(left, 'the fix removes its finding').toBeLessThan(had);
        expect(SyntaxTree.parse('file:///fixed.commspec.yaml', text).broken).toBe(false);
      });
    }
    test('every fix that it offers is shown on the page', () => {
      for (const example of page.examples) {
        if (example.kind !== 'fail' && example.kind !== 'advice') continue;
        const offered = analyse(example.text)
          .findings.filter((finding) => finding.code === rule.code)
          .flatMap((finding) => finding.fixes);
        if (offered.length > 0)
          expect(
            page.examples.some((other) => other.kind === 'fixed'),
            'a fixed example',
          ).toBe(true);
      }
    });
  });
}

function fixed(example: Example, code: string, title: string | undefined): string {
  const finding = analyse(example.text).findings.find((candidate) => candidate.code === code);
  const fixes = finding?.fixes ?? [];
  const fix = title === undefined ? fixes[0] : fixes.find((candidate) => candidate.title === title);
  if (fix === undefined)
    throw new Error(`no such fix; there are: ${fixes.map((candidate) => candidate.title).join(' | ')}`);
  return applyEdits(example.text, fix.edits());
}
