/**
 * Holds pages of rules against their modules, quickly, and writes what can be written: the title, the section `Source`, the
 * marks of failing examples that have none, and the differences that fixes make. What it writes is to be read, not trusted.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRules } from '../server/generated/rules';
import type { Rule } from '../server/rules/rule';
import { applyEdits } from '../server/syntax/edits';
import {
  checkExample,
  fixesNotShown,
  fixesOf,
  folderOf,
  kindOfFix,
  ownFindings,
  SECTIONS,
  sourceParagraphs,
  sourceSection,
} from '../test/support/page-check';
import { pageDiff, readRulePage, type Example } from '../test/support/rule-page';

const pathOf = (rule: Rule): string => join('server/rules', folderOf(rule.code), `${rule.code}.md`);

/** Checks rules by code or area (all without); with `write` fills in the pages first, with `update` also what they show. */
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
  const problems: string[] = [];
  if (page.title !== `# ${rule.code}: ${rule.title}`) problems.push(`the title is not “# ${rule.code}: ${rule.title}”`);
  if (page.sections.join() !== SECTIONS.join()) problems.push(`the sections are ${page.sections.join(', ')}`);
  if (sourceParagraphs(markdown)[0] !== sourceSection(rule)) problems.push('the section Source is stale');
  for (const kinds of [['fail', 'advice'], ['pass']])
    if (!page.examples.some(({ kind }) => kinds.includes(kind))) problems.push(`no ${kinds.join(' or ')} example`);
  let before: Example | undefined;
  for (const example of page.examples) {
    if (example.kind === 'fail' || example.kind === 'advice') before = example;
    for (const problem of await checkExample(rule, example, before))
      problems.push(`${path}:${example.line.toString()} (${example.kind}) ${problem}`);
  }
  for (const title of await fixesNotShown(rule, page.examples))
    problems.push(`${path}: the fix “${title}” is not shown`);
  return problems;
}

/** Writes into a page what follows from its rule. */
async function fill(rule: Rule, update: boolean): Promise<void> {
  const path = pathOf(rule);
  if (!existsSync(path)) return;
  const markdown = readFileSync(path, 'utf8');
  const lines = markdown.split('\n');
  lines[0] = `# ${rule.code}: ${rule.title}`;
  const page = readRulePage(markdown);
  const kinds = new Set(
    page.examples.flatMap(({ kind, fix }) => (kind === 'fixed' && fix !== undefined ? [kindOfFix(fix)] : [])),
  );
  /** From the end, so that the lines before keep their numbers. */
  const edits: { readonly at: number; readonly remove: number; readonly lines: readonly string[] }[] = [];
  let before: Example | undefined;
  for (const example of page.examples) {
    if (example.kind === 'fixed') {
      if (before === undefined || (example.text.trim() !== '' && !update)) continue;
      const fixes = await fixesOf(rule, before);
      const fix =
        fixes.find(({ title }) => title === example.fix) ?? (example.fix === undefined ? fixes[0] : undefined);
      if (fix === undefined) continue;
      const diff = pageDiff(before.text, applyEdits(before.text, fix.edits()));
      edits.push({ at: example.line, remove: example.end - example.line - 1, lines: diff.split('\n') });
    }
    if (example.kind !== 'fail' && example.kind !== 'advice') continue;
    before = example;
    const own = (await ownFindings(rule, example)).filter(({ advice }) => advice === (example.kind === 'advice'));
    if (update || !example.expected.some(({ code }) => code === rule.code)) {
      const kept = example.expected.filter(({ code }) => code !== rule.code);
      const marks = [
        ...kept,
        ...own.map(({ range }) => ({
          code: rule.code,
          line: range.start.line,
          start: range.start.character,
          end: range.end.line === range.start.line ? range.end.character : range.start.character + 1,
        })),
      ];
      const text = example.text
        .replace(/\n$/, '')
        .split('\n')
        .flatMap((line, number) => [
          line,
          ...marks
            .filter((mark) => mark.line === number)
            .filter(
              (mark, i, all) => all.findIndex((other) => other.start === mark.start && other.code === mark.code) === i,
            )
            .map(({ code, start, end }) =>
              start < 2
                ? `#${'^'.repeat(Math.max(1, end - 1))} ${code}`
                : `#${' '.repeat(start - 1)}${'^'.repeat(end - start)} ${code}`,
            ),
        ]);
      edits.push({ at: example.line, remove: example.end - example.line - 1, lines: text });
    }
    const added: string[] = [];
    for (const fix of await fixesOf(rule, example)) {
      if (kinds.has(kindOfFix(fix.title))) continue;
      kinds.add(kindOfFix(fix.title));
      const diff = pageDiff(example.text, applyEdits(example.text, fix.edits()));
      added.push('', `After “${fix.title}”:`, '', `\`\`\`diff fixed "${fix.title}"`, ...diff.split('\n'), '```');
    }
    if (added.length > 0) edits.push({ at: example.end, remove: 0, lines: added });
  }
  for (const { at, remove, lines: own } of edits.sort((a, b) => b.at - a.at)) lines.splice(at, remove, ...own);
  const source = lines.indexOf('## Source');
  const kept = (source < 0 ? lines : lines.slice(0, source)).join('\n').trimEnd();
  const more = sourceParagraphs(markdown).slice(1);
  const result = `${kept}\n\n## Source\n\n${[sourceSection(rule), ...more].join('\n\n')}\n`;
  if (result !== markdown) writeFileSync(path, result);
}
