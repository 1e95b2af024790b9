/** Holds a rule's page against the rule: every example finds what it says, and every fix does what is shown. */
import { describeSources } from '../../server/catalog/guide';
import type { Finding, Fix } from '../../server/rules/engine';
import { areaOf, type Rule } from '../../server/rules/rule';
import { applyEdits } from '../../server/syntax/edits';
import { SyntaxTree } from '../../server/syntax/document';
import { analyse, basesOf } from './analyse';
import { pageDiff, type Example } from './rule-page';

export const SECTIONS = ['What it does', 'Why it matters', 'How to repair it', 'Examples', 'Source'];
/** What the engine finds itself while it reads a file; their areas share a folder. */
const ENGINE_AREAS: ReadonlySet<string> = new Set(['YAML', 'FMT', 'EXT', 'REF', 'IGN']);

export const folderOf = (code: string): string =>
  ENGINE_AREAS.has(areaOf(code)) ? 'engine' : areaOf(code).toLowerCase();

/** The first paragraph of the section `Source`, which the module of the rule decides. */
export const sourceSection = (rule: Rule): string => `${describeSources(rule.source)}.`;

/** The paragraphs of the section `Source`. */
export const sourceParagraphs = (markdown: string): readonly string[] =>
  (markdown.split('## Source\n')[1]?.trim() ?? '').split('\n\n');

const findingsOf = async ({ text, files }: Pick<Example, 'text' | 'files'>): Promise<readonly Finding[]> =>
  analyse(text, {}, await basesOf(text, files)).findings;

const placeOf = (code: string, line: number, start: number, end: number | string): string =>
  `${code} ${line.toString()}:${start.toString()}-${end.toString()}`;

const shown = ({ code, range: { start, end } }: Finding): string =>
  placeOf(
    code,
    start.line,
    start.character,
    end.line === start.line ? end.character : `${end.line.toString()}:${end.character.toString()}`,
  );

/** What the rule itself finds in an example. */
export async function ownFindings(rule: Rule, example: Pick<Example, 'text' | 'files'>): Promise<readonly Finding[]> {
  return (await findingsOf(example)).filter((finding) => finding.code === rule.code);
}

/** All fixes that are offered for an example, each title once. */
export async function fixesOf(rule: Rule, example: Pick<Example, 'text' | 'files'>): Promise<readonly Fix[]> {
  const fixes = (await ownFindings(rule, example)).flatMap((finding) => finding.fixes);
  return fixes.filter((fix, i) => fixes.findIndex(({ title }) => title === fix.title) === i);
}

/** Fixes of one kind have the same words around what is in backticks. */
export const kindOfFix = (title: string): string => title.replace(/`[^`]*`/g, '`…`');

/**
 * What is wrong with an example, one sentence each; none if all is well. `before` is the failing example that a fixed one
 * belongs to.
 */
export async function checkExample(
  rule: Rule,
  example: Example,
  before: Example | undefined,
): Promise<readonly string[]> {
  const { kind, expected } = example;
  if (kind === 'fixed')
    return before === undefined ? ['A fixed example follows the failing one.'] : checkFix(rule, example, before);
  const problems: string[] = [];
  const all = await findingsOf(example);
  // Examples must be specs: no problem of structure or syntax but the one the page is about.
  if (!ENGINE_AREAS.has(areaOf(rule.code))) {
    for (const { code, message, range } of all) {
      if (/^(YAML|FMT|REF|IGN002)/.test(code) && code !== rule.code)
        problems.push(`Line ${(range.start.line + 1).toString()} of the example is no good spec: ${code} ${message}`);
    }
  }
  const own = all.filter(({ code }) => code === rule.code);
  if (kind === 'pass') {
    problems.push(...own.map((finding) => `Nothing should be found, but: ${shown(finding)} ${finding.message}`));
    return problems;
  }
  const found = own.filter(({ advice }) => advice === (kind === 'advice'));
  const marks = expected
    .filter(({ code }) => code === rule.code)
    .map((mark) => placeOf(mark.code, mark.line, mark.start, mark.end));
  const places = found.map(shown);
  if (marks.length === 0) problems.push('Nothing is underlined.');
  for (const mark of marks) if (!places.includes(mark)) problems.push(`Underlined, but not found: ${mark}.`);
  for (const finding of found)
    if (!marks.includes(shown(finding)))
      problems.push(`Found, but not underlined: ${shown(finding)} ${finding.message}`);
  if (marks.length !== new Set(places).size && problems.length === 0) problems.push('Something is underlined twice.');
  for (const finding of own.filter(({ advice }) => advice !== (kind === 'advice')))
    problems.push(`This is ${finding.advice ? 'advice' : 'no advice'}: ${shown(finding)} ${finding.message}`);
  const others = all.map(shown);
  for (const mark of expected.filter(({ code }) => code !== rule.code)) {
    const place = placeOf(mark.code, mark.line, mark.start, mark.end);
    if (!others.includes(place)) problems.push(`Underlined, but not found: ${place}.`);
  }
  return problems;
}

async function checkFix(rule: Rule, example: Example, before: Example): Promise<readonly string[]> {
  const fixes = await fixesOf(rule, before);
  const fix = example.fix === undefined ? fixes[0] : fixes.find(({ title }) => title === example.fix);
  if (fix === undefined) return [`There is no such fix. There are: ${fixes.map(({ title }) => title).join(' | ')}`];
  const text = applyEdits(before.text, fix.edits());
  const problems: string[] = [];
  const diff = pageDiff(before.text, text);
  if (diff !== example.text) problems.push(`The fix makes another change:\n${diff}\n`);
  const had = (await ownFindings(rule, before)).length;
  const left = (await ownFindings(rule, { text, files: before.files })).length;
  if (left >= had) problems.push(`The fix “${fix.title}” does not remove its finding.`);
  if (SyntaxTree.parse('file:///fixed.commspec.yaml', text).broken)
    problems.push(`The fix “${fix.title}” breaks the file.`);
  return problems;
}

/** Kinds of fixes that are offered on the page but shown nowhere on it. */
export async function fixesNotShown(rule: Rule, examples: readonly Example[]): Promise<readonly string[]> {
  const kinds = new Set(
    examples.flatMap(({ kind, fix }) => (kind === 'fixed' && fix !== undefined ? [kindOfFix(fix)] : [])),
  );
  const missing = new Set<string>();
  for (const example of examples) {
    if (example.kind !== 'fail' && example.kind !== 'advice') continue;
    for (const { title } of await fixesOf(rule, example)) if (!kinds.has(kindOfFix(title))) missing.add(title);
  }
  return [...missing];
}
