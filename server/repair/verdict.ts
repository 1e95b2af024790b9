/** What became of findings whose fixes were made together. A verdict depends on the text before and after, never on what was tried before. */
import type { Snapshot } from '../model/snapshot';
import type { SyntaxTree } from '../syntax/document';
import { effectOf, landed, movesOf } from '../syntax/changes';
import type { TextEdit } from '../syntax/text-edit';
import type { Span } from '../syntax/tree';
import type { Finding } from '../engine/finding';
import { beats, type EditedFix } from './candidates';

/** A version of the text, what is wrong with it, and what would be done about it. */
export interface State {
  readonly snapshot: Snapshot;
  readonly findings: readonly Finding[];
  readonly candidates: readonly EditedFix[];
}

/**
 * Why a fix is not made: its finding would still be there, fixes of other rules (`by`) would bring it back, or the text could not
 * be read.
 */
export type Failure =
  | { readonly kind: 'useless' }
  | { readonly kind: 'undone'; readonly by: readonly string[] }
  | { readonly kind: 'unreadable' };

/** Fixes looked at in one step. */
const STEP = 200;

/** Fixes of a batch that should not have been made, where its text could be read. In steps. */
export function* failuresOf(
  before: State,
  batch: readonly EditedFix[],
  after: State,
): Generator<undefined, ReadonlyMap<EditedFix, Failure>> {
  const failures = new Map<EditedFix, Failure>();
  const move = placeAfter(
    before.snapshot.uri,
    batch.flatMap(({ edits }) => edits),
  );
  const moved = (finding: Finding): Span => move(finding, finding.span);
  const had = new Places(before.findings, moved);
  const has = new Places(after.findings);
  yield;

  const opposite = new Map<string, EditedFix>();
  for (const [index, candidate] of after.candidates.entries()) {
    if (index % STEP === STEP - 1) yield;
    const effect = effectOf(after.snapshot.text, candidate.edits);
    // Of several that do the same the strongest counts.
    const known = opposite.get(effect);
    if (known === undefined || beats(candidate, known)) opposite.set(effect, candidate);
  }
  const back = undoing(before.snapshot.text, batch);
  for (const [index, candidate] of batch.entries()) {
    if (index % STEP === STEP - 1) yield;
    const { finding } = candidate;
    const place = moved(finding);
    const other = opposite.get(effectOf(after.snapshot.text, back.get(candidate) ?? []));
    if (other !== undefined && !beats(candidate, other))
      failures.set(candidate, { kind: 'undone', by: [other.finding.code] });
    else if (has.meeting(finding, place) >= had.meeting(finding, place)) failures.set(candidate, { kind: 'useless' });
  }
  return failures;
}

/** Where findings stand that say the same as another one, wherever that stands. */
export class Places {
  readonly #starts = new Map<string, number[]>();
  readonly #ends = new Map<string, number[]>();

  constructor(findings: readonly Finding[], placeOf: (finding: Finding) => Span = ({ span }) => span) {
    for (const finding of findings) {
      if (finding.advice) continue;
      const { start, end } = placeOf(finding);
      put(this.#starts, keyOf(finding), start);
      put(this.#ends, keyOf(finding), end);
    }
    for (const numbers of [...this.#starts.values(), ...this.#ends.values()]) numbers.sort((a, b) => a - b);
  }

  /** How many meet a span: those that begin before its end, without those that end before it begins. */
  meeting(like: Finding, span: Span): number {
    const key = keyOf(like);
    return below(this.#starts.get(key) ?? [], span.end + 1) - below(this.#ends.get(key) ?? [], span.start);
  }
}

const keyOf = (finding: Finding): string => JSON.stringify([finding.uri, finding.code, finding.message]);

function put(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** How many of ascending numbers are less than a limit. */
function below(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a finding of a file stands after edits of that file. */
export function placeAfter(uri: string, edits: readonly TextEdit[]): (finding: Finding, place: Span) => Span {
  const move = movesOf(edits);
  return (finding, { start, end }) =>
    finding.uri === uri ? { start: move(start, 'before'), end: move(end, 'after') } : { start, end };
}

/** For each fix the edits that would take it back, in the text after all of them. */
function undoing(text: string, batch: readonly EditedFix[]): ReadonlyMap<EditedFix, readonly TextEdit[]> {
  const back = new Map<EditedFix, TextEdit[]>();
  const owned = batch.flatMap((owner) => owner.edits.map((edit) => ({ ...edit, owner })));
  for (const { edit, span } of landed(owned)) {
    const list = back.get(edit.owner) ?? [];
    back.set(edit.owner, list);
    list.push({ span, newText: text.slice(edit.span.start, edit.span.end) });
  }
  return back;
}

/**
 * What is left of a batch that made a text worse to read: of the fixes in a block that became worse only the first half, and
 * `culprits` that were alone in theirs. Where no block says it, the first half of all.
 */
export function narrowed(
  before: SyntaxTree,
  batch: readonly EditedFix[],
  after: SyntaxTree,
): { readonly rest: readonly EditedFix[]; readonly culprits: readonly EditedFix[] } {
  const troubleBefore = troubleOf(before);
  const troubleAfter = troubleOf(after);
  const owned = batch.flatMap((owner) => owner.edits.map((edit) => ({ ...edit, owner })));
  const blocks = new Map<number, Set<EditedFix>>();
  for (const { edit, span } of landed(owned)) {
    const trouble = troubleAfter(span.start);
    if (trouble.count <= troubleBefore(edit.span.start).count) continue;
    const members = blocks.get(trouble.block) ?? new Set();
    blocks.set(trouble.block, members.add(edit.owner));
  }
  // In the order of the batch, so that the first of all is never dropped for being second somewhere.
  const order = new Map(batch.map((one, index) => [one, index]));
  const groups =
    blocks.size > 0
      ? [...blocks.values()].map((members) => [...members].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)))
      : [batch];
  const culprits = new Set(groups.flatMap((members) => (members.length === 1 ? members : [])));
  const dropped = new Set(groups.flatMap((members) => members.slice(members.length >> 1)));
  return { rest: batch.filter((one) => !dropped.has(one) && !culprits.has(one)), culprits: [...culprits] };
}

/** Which block an offset lies in (-1 for what is no host), and how many problems it has. */
function troubleOf(tree: SyntaxTree): (offset: number) => { readonly block: number; readonly count: number } {
  const blocks = tree.hostBlocks;
  const starts = blocks.map(({ start }) => start);
  const inHosts = blocks.reduce((sum, { block }) => sum + block.problems.length, 0);
  return (offset) => {
    const index = below(starts, offset + 1);
    const placed = blocks[index - 1];
    return placed === undefined || offset > placed.start + placed.block.length
      ? { block: -1, count: tree.problems.length - inHosts }
      : { block: index - 1, count: placed.block.problems.length };
  };
}
