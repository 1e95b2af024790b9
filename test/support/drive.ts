/** Drives the fixes of a spec: each by itself, and all of them as the command line makes them; says what goes wrong. */
import { fixText, type FixChoice, type FixResult } from '../../server/repair/repair';
import type { Finding } from '../../server/engine/finding';
import { Snapshot } from '../../server/model/snapshot';
import { validators } from '../../server/model/validators';
import { SyntaxTree } from '../../server/syntax/document';
import { applyEdits } from '../../server/syntax/text-edit';
import { engine, snapshotOf, URI } from './analyse';

/** What a fix may bring, by the code of its rule: what the pages say. */
export type Brings = ReadonlyMap<string, ReadonlySet<string>>;

export interface Trouble {
  readonly kind: 'throws' | 'unreadable' | 'stays' | 'brings' | 'unfinished' | 'unstable' | 'nothing';
  /** Which fixes: a code and a title, or how all of them were made. */
  readonly by: string;
  readonly details: string;
  readonly before: string;
  readonly after: string;
}

const problemsOf = (all: readonly Finding[]): readonly Finding[] =>
  all.filter(({ advice, severity }) => !advice && (severity === 'error' || severity === 'warning'));

function countsOf(all: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of all) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** Codes of errors and warnings that are found more often than before. */
function brought(before: readonly Finding[], after: readonly Finding[]): readonly string[] {
  const had = countsOf(problemsOf(before));
  return [...countsOf(problemsOf(after))]
    .flatMap(([code, count]) => (count > (had.get(code) ?? 0) ? [code] : []))
    .sort();
}

const next = (text: string, before: Snapshot): Snapshot =>
  Snapshot.of(SyntaxTree.parse(URI, text, before.tree), validators, before.bases, before);

/** Findings about the text itself. */
const ABOUT_THE_FILE = /^(YAML|FMT|REF|EXT)/;

/** Each fix of some of the findings by itself. */
export function eachFix(
  first: Snapshot,
  some: readonly Finding[],
  findings: readonly Finding[],
  brings: Brings,
): readonly Trouble[] {
  const troubles: Trouble[] = [];
  for (const finding of some) {
    for (const fix of finding.fixes) {
      if (fix.uri !== first.uri) continue;
      const edits = fix.edits();
      const after = applyEdits(first.text, edits);
      const trouble = (kind: Trouble['kind'], details = ''): void => {
        troubles.push({ kind, by: `${finding.code} “${fix.title}”`, details, before: first.text, after });
      };
      if (edits.length === 0 || after === first.text) {
        trouble('nothing');
        continue;
      }
      const snapshot = next(after, first);
      if (snapshot.tree.problems.length > first.tree.problems.length) {
        trouble('unreadable');
        continue;
      }
      const left = engine.run(snapshot).findings;
      const same = (all: readonly Finding[]): number => all.filter(({ code }) => code === finding.code).length;
      const alike = (all: readonly Finding[]): number =>
        all.filter(({ code, message }) => code === finding.code && message === finding.message).length;
      if (same(left) >= same(findings) && alike(left) >= alike(findings)) trouble('stays');
      const told = brings.get(finding.code);
      const news = brought(findings, left).filter((code) => told?.has(code) !== true && code !== finding.code);
      // What a misspelt word hid comes to light.
      if (news.length > 0 && !ABOUT_THE_FILE.test(finding.code)) trouble('brings', news.join());
    }
  }
  return troubles;
}

/** All fixes as the command line makes them. */
export async function allFixes(
  first: Snapshot,
  findings: readonly Finding[],
  choice: FixChoice,
  brings: Brings,
): Promise<readonly Trouble[]> {
  const by = choice.all ? 'fix --all' : 'fix';
  const troubles: Trouble[] = [];
  let once: FixResult;
  try {
    once = await fixText(engine, first, choice, (text, before) => Promise.resolve(next(text, before)));
  } catch (error) {
    return [{ kind: 'throws', by, details: String(error), before: first.text, after: '' }];
  }
  const trouble = (kind: Trouble['kind'], details = ''): void => {
    troubles.push({ kind, by, details, before: first.text, after: once.text });
  };
  const made = once.applied.map(({ code, title }) => `${code} “${title}”`).join('; ');
  if (once.unfinished) trouble('unfinished');
  if (applyEdits(first.text, once.edits) !== once.text) trouble('unstable', 'edits');
  if (once.text === first.text) return troubles;
  const again = snapshotOf(once.text, first.bases);
  if (again.tree.problems.length > first.tree.problems.length) trouble('unreadable', made);
  const twice = await fixText(engine, again, choice, (text, before) => Promise.resolve(next(text, before)));
  if (twice.text !== once.text)
    trouble('unstable', `${made} || ${twice.applied.map(({ code, title }) => `${code} “${title}”`).join('; ')}`);
  const told = new Set(once.applied.flatMap(({ code }) => [...(brings.get(code) ?? [])]));
  const news = brought(findings, once.left).filter((code) => !told.has(code));
  const isHidden = once.applied.some(({ code }) => ABOUT_THE_FILE.test(code));
  if (news.length > 0 && !isHidden) trouble('brings', `${news.join()} by ${made}`);
  return troubles;
}
