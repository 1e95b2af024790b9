/** Which fixes can be made together: one a finding, and none that touches another. */
import type { Snapshot } from '../model/snapshot';
import type { TextEdit } from '../syntax/text-edit';
import type { Severity } from '../rules/rule';
import type { Finding } from '../engine/finding';

export interface FixChoice {
  /** Only findings of this rule. */
  readonly code?: string;
  /**
   * Unsafe fixes too: the first that a finding offers, where it offers no safe one. One that changes a fact of the business only
   * where the code of its rule is given, and of several that are as likely none.
   */
  readonly all: boolean;
}

/** A fix of a finding with its edits, of which there is at least one. */
export interface EditedFix {
  readonly finding: Finding;
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/** Findings that are looked at in one step. */
const STEP = 200;

/** For each finding the fix that would be made: the safe one, else the first where unsafe ones are wanted. In steps. */
export function* candidatesOf(
  snapshot: Snapshot,
  findings: readonly Finding[],
  choice: FixChoice,
): Generator<undefined, readonly EditedFix[]> {
  const candidates: EditedFix[] = [];
  for (const [index, finding] of findings.entries()) {
    if (index % STEP === STEP - 1) yield;
    if (finding.advice || (choice.code !== undefined && finding.code !== choice.code)) continue;
    const own = finding.fixes.filter((fix) => fix.uri === snapshot.uri);
    const fix = own.find(({ safe }) => safe) ?? (choice.all ? own[0] : undefined);
    const edits = fix?.edits() ?? [];
    if (fix === undefined || fix.tied || edits.length === 0) continue;
    if (!fix.safe && choice.code === undefined && fix.changes() === 'business') continue;
    candidates.push({ finding, title: fix.title, safe: fix.safe, edits });
  }
  return candidates;
}

/** Of so many unsafe fixes those of one rule are made together, else one after the other. */
const MANY = 150;

/**
 * What is made next of what is left: all safe fixes that do not touch each other, else one unsafe fix, for after it others may
 * have nothing to do any more. What replaces or removes comes before what adds, which may be for something that goes.
 */
export function nextOf(candidates: readonly EditedFix[]): readonly EditedFix[] {
  const safe = candidates.filter((candidate) => candidate.safe);
  if (safe.length > 0) return apart(safe);
  const rank = ({ edits, finding }: EditedFix): number =>
    (edits.every(({ span }) => span.start === span.end) ? 0 : 10) + WEIGHT[finding.severity];
  let first: EditedFix | undefined;
  for (const candidate of candidates) if (first === undefined || rank(candidate) > rank(first)) first = candidate;
  if (first === undefined) return [];
  const { code } = first.finding;
  return candidates.length > MANY ? apart(candidates.filter(({ finding }) => finding.code === code)) : [first];
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

/** Which of two fixes that undo each other is made: the safe one, that of the graver finding, else by their names. */
export function beats(a: EditedFix, b: EditedFix): boolean {
  if (a.safe !== b.safe) return a.safe;
  const graver = WEIGHT[a.finding.severity] - WEIGHT[b.finding.severity];
  if (graver !== 0) return graver > 0;
  if (a.finding.code !== b.finding.code) return a.finding.code < b.finding.code;
  return a.title < b.title;
}

/** As many as do not touch each other; of those that do, the first. The time is n log n in the number of edits. */
export function apart(candidates: readonly EditedFix[]): readonly EditedFix[] {
  const taken = new Taken(candidates.flatMap(({ edits }) => edits));
  return candidates.filter(({ edits }) => {
    if (!edits.every((edit) => taken.isFree(edit))) return false;
    for (const edit of edits) taken.add(edit);
    return true;
  });
}

/** Offsets that edits cover, both ends among them: counts over the offsets at which edits begin or end (a Fenwick tree). */
class Taken {
  readonly #places: readonly number[];
  readonly #counts: number[];

  /** For these edits and no other. */
  constructor(edits: readonly TextEdit[]) {
    const places = new Set(edits.flatMap(({ span }) => [span.start, span.end]));
    this.#places = [...places].sort((a, b) => a - b);
    this.#counts = Array.from({ length: this.#places.length + 1 }, () => 0);
  }

  isFree({ span }: TextEdit): boolean {
    return this.#below(this.#indexOf(span.end) + 1) === this.#below(this.#indexOf(span.start));
  }

  /** What is added is free, or belongs to the candidate that was: every place is counted by one candidate only. */
  add({ span }: TextEdit): void {
    const end = this.#indexOf(span.end);
    for (let index = this.#indexOf(span.start); index <= end; index++) {
      for (let at = index + 1; at < this.#counts.length; at += at & -at) this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    }
  }

  /** How many of the first places are taken. */
  #below(length: number): number {
    let sum = 0;
    for (let at = length; at > 0; at -= at & -at) sum += this.#counts[at] ?? 0;
    return sum;
  }

  #indexOf(place: number): number {
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#places[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
