/**
 * Repairs a text: makes fixes until none is left that helps. What is made depends on the text alone, so that a second repair
 * finds nothing to do.
 */
import type { Snapshot } from '../model/snapshot';
import { changed, editsOf, untouched, type Pieces } from '../syntax/changes';
import { applyEdits, type TextEdit } from '../syntax/text-edit';
import type { Span } from '../syntax/tree';
import type { Engine, EngineOptions } from '../engine/engine';
import type { Finding } from '../engine/finding';
import { candidatesOf, nextOf, type EditedFix, type FixChoice } from './candidates';
import { failuresOf, narrowed, placeAfter, Places, type Failure, type State } from './verdict';

export type { FixChoice } from './candidates';

/** A fix may uncover another finding, and of fixes at one place only one is made in a round; but not for ever. */
const MAX_ROUNDS = 300;
/** Texts that are analysed in all, those that turn out worse among them. */
const MAX_LOOKS = 1000;
/** Fixes that did not help beside others are tried alone; so many of them. */
const MAX_ALONE = 20;

export interface AppliedFix {
  readonly code: string;
  readonly title: string;
}

export interface RefusedFix extends AppliedFix {
  readonly reason: Failure['kind'];
  /** The rules whose fixes would bring its finding back; none but for `undone`. */
  readonly by: readonly string[];
}

export interface FixResult {
  readonly text: string;
  /** What turns the first text into `text`, in its offsets and in order. */
  readonly edits: readonly TextEdit[];
  readonly applied: readonly AppliedFix[];
  /** Fixes that findings still offer and that were not made. */
  readonly refused: readonly RefusedFix[];
  /** Not all was tried: a second repair may find more to do. */
  readonly unfinished: boolean;
  /** What the text still has, advice among it. */
  readonly left: readonly Finding[];
  /** Of these, without advice, what the first text did not have: the fixes have brought it to light. */
  readonly uncovered: readonly Finding[];
}

/** A text that is not saved and is to be analysed; `before` is the version that it was made from. */
export interface Ask {
  readonly text: string;
  readonly before: Snapshot;
}

/** A place to let others work: the code of the rule that comes next, if one does, or an analysis that the next step wants. */
export type Step = string | undefined | Ask;

/** Analyses a text that is not saved. */
export type Again = (text: string, before: Snapshot) => Promise<Snapshot>;

/** `fixSteps` in one go. */
export async function fixText(
  engine: Engine,
  first: Snapshot,
  choice: FixChoice,
  again: Again,
  options: EngineOptions = {},
): Promise<FixResult> {
  const steps = fixSteps(engine, first, choice, options);
  let answer: Snapshot | undefined;
  for (;;) {
    const step = steps.next(answer);
    if (step.done === true) return step.value;
    answer = typeof step.value === 'object' ? await again(step.value.text, step.value.before) : undefined;
  }
}

/** A round that was made, and the text that it began with. */
interface Round {
  readonly text: string;
  readonly pieces: Pieces;
  /** By their place among the candidates of that text: what was known not to hold. */
  readonly barred: ReadonlyMap<number, Failure>;
  readonly made: readonly Made[];
}

interface Made {
  readonly fix: EditedFix;
  /** Its place among the candidates. */
  readonly index: number;
  /** Where its finding was, in the text as it is now. */
  readonly place: Span;
  /** How many findings said the same there. */
  readonly had: number;
}

/**
 * Makes fixes in a document and looks again until no fix is left that helps: that leaves the text readable and takes its finding
 * away for good. Safe fixes that do not touch each other are made in one round; unsafe ones one by one, as far as there are few. Of two fixes that undo each other one is made, always the
 * same: the safe one, else that of the graver finding, else the first by name. In steps, for a caller who lets others work in
 * between and answers each `Ask` with a snapshot; whoever stops has changed nothing.
 */
export function* fixSteps(
  engine: Engine,
  first: Snapshot,
  choice: FixChoice,
  options: EngineOptions = {},
): Generator<Step, FixResult, Snapshot | undefined> {
  const again = function* (text: string, before: Snapshot): Generator<Ask, Snapshot, Snapshot | undefined> {
    const made = yield { text, before };
    if (made === undefined) throw new Error('an analysis was asked for and not given');
    return made;
  };
  const look = function* (snapshot: Snapshot): Generator<string | undefined, State> {
    const { findings } = yield* engine.steps(snapshot, options);
    return { snapshot, findings, candidates: yield* candidatesOf(snapshot, findings, choice) };
  };
  let state = yield* look(first);
  const known = state.findings;
  let pieces = untouched(first.text.length);
  let barred: ReadonlyMap<number, Failure> = new Map();
  let rounds: readonly Round[] = [];
  let looks = 0;

  for (;;) {
    const { candidates, snapshot } = state;
    const failures = new Map<EditedFix, Failure>();
    for (const [index, failure] of barred) {
      const candidate = candidates[index];
      if (candidate !== undefined) failures.set(candidate, failure);
    }
    // What failed beside others is tried alone in the end.
    const alone: EditedFix[] = [];
    const nextBatch = (): readonly EditedFix[] => {
      const batch = nextOf(candidates.filter((candidate) => !failures.has(candidate)));
      const one = batch.length === 0 ? alone.shift() : undefined;
      return one === undefined ? batch : [one];
    };
    let batch = nextBatch();
    let next: State | undefined;
    const mayLook = (): boolean => rounds.length < MAX_ROUNDS && looks < MAX_LOOKS;
    while (batch.length > 0 && next === undefined && mayLook()) {
      looks++;
      const text = applyEdits(snapshot.text, editsIn(batch));
      const made = yield* again(text, snapshot);
      if (made.tree.problems.length > snapshot.tree.problems.length) {
        const { rest, culprits } = narrowed(snapshot.tree, batch, made.tree);
        for (const culprit of culprits) failures.set(culprit, { kind: 'unreadable' });
        batch = rest.length === 0 ? nextBatch() : rest;
        continue;
      }
      const after = yield* look(made);
      const found = yield* failuresOf(state, batch, after);
      if (found.size === 0) {
        next = after;
        continue;
      }
      for (const [candidate, failure] of found) {
        failures.set(candidate, failure);
        if (batch.length > 1 && failure.kind === 'useless' && alone.length < MAX_ALONE) alone.push(candidate);
      }
      batch = nextBatch();
    }
    if (next === undefined) {
      const edits = editsOf(pieces, first.text);
      return {
        text: snapshot.text,
        edits,
        applied: rounds.flatMap(({ made }) => made.map(({ fix }) => ({ code: codeOf(fix), title: fix.title }))),
        refused: [...failures].map(([candidate, failure]) => refusal(candidate, failure)),
        unfinished: batch.length > 0,
        left: state.findings,
        uncovered: uncoveredIn(state.findings, known, placeAfter(first.uri, edits)),
      };
    }
    rounds = moved([...rounds, { text: snapshot.text, pieces, barred, made: madeIn(state, batch) }], snapshot, batch);
    pieces = changed(pieces, editsIn(batch));
    state = next;
    barred = new Map();
    yield undefined;

    // Fixes after one may bring its finding back: then it is not made at all.
    const places = new Places(state.findings);
    const isBack = ({ fix, place, had }: Made): boolean => places.meeting(fix.finding, place) >= had;
    const from = rounds.findIndex(({ made }) => made.some(isBack));
    const failed = rounds[from];
    if (failed === undefined) continue;
    const by = [...new Set(batch.map(codeOf))];
    barred = new Map([
      ...failed.barred,
      ...failed.made.filter(isBack).map(({ index }): [number, Failure] => [index, { kind: 'undone', by }]),
    ]);
    rounds = rounds.slice(0, from);
    pieces = failed.pieces;
    looks++;
    state = yield* look(yield* again(failed.text, state.snapshot));
  }
}

const editsIn = (batch: readonly EditedFix[]): readonly TextEdit[] => batch.flatMap(({ edits }) => edits);

function madeIn({ candidates, findings }: State, batch: readonly EditedFix[]): readonly Made[] {
  const places = new Places(findings);
  const indexOf = new Map(candidates.map((candidate, index) => [candidate, index]));
  return batch.map((fix) => ({
    fix,
    index: indexOf.get(fix) ?? -1,
    place: fix.finding.span,
    had: places.meeting(fix.finding, fix.finding.span),
  }));
}

/** Rounds with the places that they have after one more. */
function moved(rounds: readonly Round[], { uri }: Snapshot, batch: readonly EditedFix[]): readonly Round[] {
  const move = placeAfter(uri, editsIn(batch));
  return rounds.map((round) => ({
    ...round,
    made: round.made.map((made) => ({ ...made, place: move(made.fix.finding, made.place) })),
  }));
}

/** Findings of rules that had found nothing there before; a message may tell other figures, and be about the same. */
function uncoveredIn(
  left: readonly Finding[],
  known: readonly Finding[],
  placeOf: (finding: Finding, place: Span) => Span,
): readonly Finding[] {
  const places = new Map<string, Span[]>();
  const keyOf = ({ code, uri }: Finding): string => `${code} ${uri}`;
  for (const finding of known) {
    if (finding.advice) continue;
    const own = places.get(keyOf(finding)) ?? [];
    places.set(keyOf(finding), own);
    own.push(placeOf(finding, finding.span));
  }
  return left.filter(
    (finding) =>
      !finding.advice &&
      !(places.get(keyOf(finding)) ?? []).some(
        ({ start, end }) => start <= finding.span.end && end >= finding.span.start,
      ),
  );
}

const codeOf = ({ finding }: EditedFix): string => finding.code;

const refusal = (candidate: EditedFix, failure: Failure): RefusedFix => ({
  code: codeOf(candidate),
  title: candidate.title,
  reason: failure.kind,
  by: failure.kind === 'undone' ? failure.by : [],
});
