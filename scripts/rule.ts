/**
 * Holds pages of rules against their modules, quickly, and writes what can be written: the title and the line below, the sections `Quick fixes`
 * and `Source`, the marks of examples, the differences that fixes make and what these bring. What it writes is to be read, not
 * trusted.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRules } from '../server/generated/rules';
import type { Rule } from '../server/rules/rule';
import { describeMark, withMarks, type Mark } from '../test/support/marks';
import { broughtBy, folderOf, hasSections, PageCheck, paragraphsOf, sourceSection } from '../test/support/page-check';
import { readRulePage, type Example } from '../test/support/rule-page';
import { withHead } from './rule-heads';

const pathOf = (rule: Rule): string => join('server/rules', folderOf(rule.code), `${rule.code}.md`);

/**
 * Checks rules by code or area (all without). With `write` it first adds to the pages what they lack; with `update` it also
 * replaces what they say otherwise.
 */
export async function checkRules(
  names: readonly string[],
  { write, update }: { readonly write: boolean; readonly update: boolean },
): Promise<number> {
  const rules = allRules.filter(
    ({ code }) => names.length === 0 || names.some((name) => code === name || code.replace(/\d+$/, '') === name),
  );
  for (const name of names.filter((own) => !rules.some(({ code }) => code.startsWith(own))))
    console.log(`${name}: no such rule`);
  let wrong = 0;
  for (const rule of rules) {
    if (write) await fill(rule, update);
    const problems = await check(rule);
    if (problems.length > 0) wrong++;
    for (const problem of problems) console.log(`${rule.code}: ${problem}`);
  }
  console.log(`${(rules.length - wrong).toString()} rules good, ${wrong.toString()} not`);
  return wrong === 0 && rules.length > 0 ? 0 : 1;
}

async function check(rule: Rule): Promise<readonly string[]> {
  const path = pathOf(rule);
  if (!existsSync(path)) return [`${path} is missing`];
  const markdown = readFileSync(path, 'utf8');
  const page = readRulePage(markdown);
  const checks = new PageCheck(rule, page);
  const problems: string[] = [];
  if (page.title !== `# ${rule.code}: ${rule.title}`) problems.push(`the title is not “# ${rule.code}: ${rule.title}”`);
  if (withHead(markdown, rule) !== markdown) problems.push('the line below the title is stale');
  if (!hasSections(page)) problems.push(`the sections are ${page.sections.join(', ')}`);
  if (paragraphsOf(markdown, 'Source')[0] !== sourceSection(rule)) problems.push('the section Source is stale');
  if (paragraphsOf(markdown, 'Quick fixes').join('\n\n') !== (await checks.fixSection()))
    problems.push('the section Quick fixes is stale');
  for (const kinds of [['fail', 'advice'], ['pass']])
    if (!page.examples.some(({ kind }) => kinds.includes(kind))) problems.push(`no ${kinds.join(' or ')} example`);
  for (const example of page.examples)
    for (const problem of await checks.problems(example))
      problems.push(`${path}:${example.line.toString()} (${example.kind}) ${problem}`);
  for (const title of await checks.fixesNotShown()) problems.push(`${path}: the fix “${title}” is not shown`);
  return problems;
}

/** Lines of a page to take out and to put in, from a 0-based line on. */
interface PageEdit {
  readonly at: number;
  readonly remove: number;
  readonly lines: readonly string[];
}

/** Writes into a page what follows from its rule. */
async function fill(rule: Rule, update: boolean): Promise<void> {
  const path = pathOf(rule);
  if (!existsSync(path)) return;
  const markdown = readFileSync(path, 'utf8');
  const page = readRulePage(markdown);
  const checks = new PageCheck(rule, page);
  const edits: PageEdit[] = [];
  const notShown = new Set(await checks.fixesNotShown());
  for (const example of page.examples) {
    if (example.kind === 'fixed') {
      edits.push(...(await fixedEdits(checks, example, update)));
      continue;
    }
    const found = await checks.marks(example);
    const marks = update ? found : completed(rule, example.marks, found);
    edits.push({
      at: example.line,
      remove: example.end - example.line - 1,
      lines: withMarks(example.lines, marks),
    });
    edits.push(...(await addedEdits(checks, example, notShown)));
  }
  const lines = markdown.split('\n');
  lines[0] = `# ${rule.code}: ${rule.title}`;
  // From the end, so that the lines before keep their numbers.
  for (const { at, remove, lines: own } of edits.sort((a, b) => b.at - a.at || b.remove - a.remove))
    lines.splice(at, remove, ...own);
  const more = paragraphsOf(markdown, 'Source').slice(1);
  const fixes = withSection(lines.join('\n'), 'Quick fixes', await checks.fixSection(), 'Examples');
  const sourced = withSection(fixes, 'Source', [sourceSection(rule), ...more].join('\n\n'), undefined);
  const result = withHead(sourced, rule);
  if (result !== markdown) writeFileSync(path, result);
}

/** Marks that are there stay as they are, but for their words where they have none; missing ones are added. */
function completed(rule: Rule, there: readonly Mark[], found: readonly Mark[]): readonly Mark[] {
  const own = there.filter(({ code }) => code === rule.code);
  const others = there.filter(({ code }) => code !== rule.code);
  const foundOwn = found.filter(({ code }) => code === rule.code);
  const bare = own.every(({ message }) => message === undefined);
  const places = (marks: readonly Mark[]): string =>
    [...new Set(marks.filter(({ kind }) => kind === 'finding').map((mark) => placeText(mark)))].sort().join();
  const keepOwn = own.length > 0 && !(bare && places(own) === places(foundOwn));
  const known = new Set(others.map(describeMark));
  return [
    ...(keepOwn ? own : foundOwn),
    ...others,
    ...found.filter((mark) => mark.code !== rule.code && !known.has(describeMark(mark))),
  ];
}

const placeText = (mark: Mark): string =>
  describeMark({ ...mark, number: undefined, severity: undefined, message: undefined });

/** What a fixed example shows, and what its fence says that the fix brings. */
async function fixedEdits(checks: PageCheck, example: Example, update: boolean): Promise<readonly PageEdit[]> {
  if (example.before === undefined) return [];
  const outcomes = await checks.outcomes(example.before);
  const outcome = outcomes.find(({ title }) => title === example.fix);
  if (outcome === undefined) return [];
  const edits: PageEdit[] = [];
  if (update || example.text.trim() === '')
    edits.push({ at: example.line, remove: example.end - example.line - 1, lines: outcome.diff.split('\n') });
  if (update || example.brings === undefined) {
    const brings = broughtBy(outcomes).get(outcome.title) ?? [];
    edits.push({ at: example.line - 1, remove: 1, lines: [fixedFence(outcome.title, brings)] });
  }
  return edits;
}

/** Fixes of a failing example that the page has to show and does not: a title that it has nowhere, or one that brings something. */
async function addedEdits(checks: PageCheck, example: Example, notShown: Set<string>): Promise<readonly PageEdit[]> {
  const outcomes = await checks.outcomes(example);
  const shown = new Set(checks.fixedOf(example).map(({ fix }) => fix));
  const lines: string[] = [];
  for (const [title, brings] of broughtBy(outcomes)) {
    if (shown.has(title) || (brings.length === 0 && !notShown.has(title))) continue;
    notShown.delete(title);
    const diff = outcomes.find((outcome) => outcome.title === title)?.diff ?? '';
    lines.push('', `After “${title}”:`, '', fixedFence(title, brings), ...diff.split('\n'), '```');
  }
  return lines.length === 0 ? [] : [{ at: example.end, remove: 0, lines }];
}

const fixedFence = (title: string, brings: readonly string[]): string =>
  `\`\`\`diff fixed "${title}"${brings.length === 0 ? '' : ` brings=${brings.join()}`}`;

/** A page with a section of this text: in place of the one it has, else before another, else at the end. */
function withSection(markdown: string, section: string, text: string, before: string | undefined): string {
  const parts = markdown.split(/^(?=## )/m);
  const at = parts.findIndex((part) => part.startsWith(`## ${section}\n`));
  const next = before === undefined ? -1 : parts.findIndex((part) => part.startsWith(`## ${before}\n`));
  const place = at >= 0 ? at : next >= 0 ? next : parts.length;
  parts.splice(place, at >= 0 ? 1 : 0, `## ${section}\n\n${text}\n\n`);
  return `${parts.map((part) => part.trim()).join('\n\n')}\n`;
}
