/** Repairs a text: applies fixes until none is left that applies. */
import type { Snapshot } from '../spec/snapshot';
import { applyEdits, type TextEdit } from '../syntax/edits';
import type { Span } from '../syntax/tree';
import type { Engine, EngineOptions, Finding } from './engine';

/** A fix may uncover another finding, and of fixes at one place only one is applied in a round; but not for ever. */
const MAX_ROUNDS = 100;

export interface FixChoice {
  /** Only findings of this rule, unsafe fixes too. */
  readonly code?: string;
  /** Unsafe fixes too: the first that a finding offers. */
  readonly all: boolean;
}

export interface AppliedFix {
  readonly code: string;
  readonly title: string;
}

export interface FixResult {
  readonly text: string;
  readonly applied: readonly AppliedFix[];
  /** What the text still has, advice among it. */
  readonly left: readonly Finding[];
}

/** A fix of a finding with its edits, of which there is at least one. */
interface Candidate extends AppliedFix {
  readonly key: string;
  readonly edits: readonly TextEdit[];
}

interface State {
  readonly snapshot: Snapshot;
  readonly findings: readonly Finding[];
}

/**
 * Applies fixes to a document, never two that touch each other in one round, and looks again until nothing changes. A fix
 * that makes the text worse to read (a syntax error that was not there), or that was made and did not help, is not made again.
 */
export async function fixText(
  engine: Engine,
  first: Snapshot,
  choice: FixChoice,
  again: (text: string) => Promise<Snapshot>,
  options: EngineOptions = {},
): Promise<FixResult> {
  const look = (snapshot: Snapshot): State => ({ snapshot, findings: engine.run(snapshot, options).findings });
  let state = look(first);
  const applied: AppliedFix[] = [];
  const useless = new Set<string>();
  const seen = new Set([first.text]);

  const attempt = async (fixes: readonly Candidate[]): Promise<State | undefined> => {
    const text = applyEdits(
      state.snapshot.text,
      fixes.flatMap((fix) => fix.edits),
    );
    if (seen.has(text)) return undefined;
    const next = await again(text);
    return next.tree.problems.length > state.snapshot.tree.problems.length ? undefined : look(next);
  };

  for (let round = 0; round < MAX_ROUNDS; round++) {
    const candidates = candidatesOf(state, choice).filter((candidate) => !useless.has(candidate.key));
    let chosen = apart(candidates);
    if (chosen.length === 0) break;
    let next = await attempt(chosen);
    for (const one of next === undefined ? chosen : []) {
      next = await attempt([one]);
      chosen = [one];
      if (next !== undefined) break;
      useless.add(one.key);
    }
    if (next === undefined) continue;
    const [had, has] = [countKeys(state), countKeys(next)];
    for (const { key } of chosen) if ((has.get(key) ?? 0) >= (had.get(key) ?? 0)) useless.add(key);
    applied.push(...chosen.map(({ code, title }) => ({ code, title })));
    seen.add(next.snapshot.text);
    state = next;
  }
  return { text: state.snapshot.text, applied, left: state.findings };
}

/** What a finding says, wherever it stands: an edit moves it. */
const keyOf = (finding: Finding): string => `${finding.code} ${finding.message}`;

function countKeys({ findings }: State): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
}

/** For each finding the fix that would be applied: the safe one, else the first where unsafe ones are wanted. */
function candidatesOf({ snapshot, findings }: State, choice: FixChoice): readonly Candidate[] {
  const unsafe = choice.all || choice.code !== undefined;
  return findings.flatMap((finding): readonly Candidate[] => {
    if (finding.advice || (choice.code !== undefined && finding.code !== choice.code)) return [];
    const own = finding.fixes.filter((fix) => fix.uri === snapshot.uri);
    const fix = own.find((candidate) => candidate.safe) ?? (unsafe ? own[0] : undefined);
    const edits = fix?.edits() ?? [];
    if (fix === undefined || edits.length === 0) return [];
    return [{ code: finding.code, title: fix.title, key: keyOf(finding), edits }];
  });
}

/** As many as do not touch each other, in the order of the findings. */
function apart(candidates: readonly Candidate[]): readonly Candidate[] {
  // In document order, so that one look is enough to see what an edit touches.
  const taken: Span[] = [];
  const placeOf = (span: Span): number => {
    let low = 0;
    let high = taken.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((taken[middle]?.end ?? 0) < span.start) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const isFree = ({ span }: TextEdit): boolean => (taken[placeOf(span)]?.start ?? Number.POSITIVE_INFINITY) > span.end;
  return candidates.filter(({ edits }) => {
    if (!edits.every(isFree)) return false;
    for (const { span } of edits) taken.splice(placeOf(span), 0, span);
    return true;
  });
}
