/** Every rule's page is its test: failing, fixed and passing specs. No rule has test code of its own. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allRules } from '../../server/generated/rules';
import type { Finding } from '../../server/rules/engine';
import { areaOf } from '../../server/rules/rule';
import { applyEdits } from '../../server/syntax/edits';
import { SyntaxTree } from '../../server/syntax/document';
import { analyse, basesOf } from '../support/analyse';
import { readRulePage, type Example } from '../support/rule-page';

const SECTIONS = ['What it does', 'Why it matters', 'How to repair it', 'Examples', 'Source'];
/** Codes of the engine live in one folder, whatever their letters. */
const ENGINE_AREAS = new Set(['YAML', 'FMT', 'EXT', 'REF', 'IGN']);

const pageOf = (code: string): string => {
  const area = areaOf(code);
  return join('server/rules', ENGINE_AREAS.has(area) ? 'engine' : area.toLowerCase(), `${code}.md`);
};

type Files = Example['files'];

async function findingsOf(text: string, files: Files): Promise<readonly Finding[]> {
  return analyse(text, {}, await basesOf(text, files)).findings;
}

/** `CODE line:start-end` of advice, or of what is no advice; of both where it is left open. */
async function found(text: string, files: Files, code: string, advice?: boolean): Promise<string[]> {
  return (await findingsOf(text, files))
    .filter((finding) => finding.code === code && finding.advice === (advice ?? finding.advice))
    .map(
      ({ range: { start, end } }) =>
        `${code} ${start.line}:${start.character}-${end.line === start.line ? end.character : `${end.line}:${end.character}`}`,
    );
}

/** Examples must be specs: no structural or syntax problem but the one the page is about. */
async function troubles(text: string, files: Files, code: string): Promise<string[]> {
  return (await findingsOf(text, files))
    .filter((finding) => /^(YAML|FMT|REF|IGN002)/.test(finding.code) && finding.code !== code)
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
      const { kind, text, line, files } = example;
      if (kind === 'fail' || kind === 'advice') failing = example;
      const before = failing;
      test(`${kind} (line ${line})`, async () => {
        if (!ENGINE_AREAS.has(areaOf(rule.code))) expect(await troubles(text, files, rule.code)).toEqual([]);
        if (kind === 'pass') {
          expect(await found(text, files, rule.code)).toEqual([]);
          return;
        }
        if (kind === 'fail' || kind === 'advice') {
          const own = example.expected.filter((mark) => mark.code === rule.code);
          expect(own.length, 'nothing is underlined').toBeGreaterThan(0);
          expect(await found(text, files, rule.code, kind === 'advice')).toEqual(
            own.map((mark) => `${mark.code} ${mark.line}:${mark.start}-${mark.end}`),
          );
          for (const mark of example.expected.filter((other) => other.code !== rule.code)) {
            expect(await found(text, files, mark.code)).toContain(
              `${mark.code} ${mark.line}:${mark.start}-${mark.end}`,
            );
          }
          return;
        }
        if (before === undefined) throw new Error('a fixed example follows the failing one');
        expect(await fixed(before, rule.code, example.fix)).toBe(text);
        const left = (await found(text, files, rule.code)).length;
        const had = (await found(before.text, files, rule.code)).length;
        expect(left, 'the fix removes its finding').toBeLessThan(had);
        expect(SyntaxTree.parse('file:///fixed.commspec.yaml', text).broken).toBe(false);
      });
    }
    test('every fix that it offers is shown on the page', async () => {
      for (const example of page.examples) {
        if (example.kind !== 'fail' && example.kind !== 'advice') continue;
        const offered = (await findingsOf(example.text, example.files))
          .filter((finding) => finding.code === rule.code)
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

async function fixed(example: Example, code: string, title: string | undefined): Promise<string> {
  const all = await findingsOf(example.text, example.files);
  const fixes = all.filter((candidate) => candidate.code === code).flatMap((finding) => finding.fixes);
  const fix = title === undefined ? fixes[0] : fixes.find((candidate) => candidate.title === title);
  if (fix === undefined)
    throw new Error(`no such fix; there are: ${fixes.map((candidate) => candidate.title).join(' | ')}`);
  return applyEdits(example.text, fix.edits());
}
