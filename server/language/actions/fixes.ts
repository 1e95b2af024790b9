/** Fixes of findings as actions: one by one, all of a rule, all that are safe. */
import type { Snapshot } from '../../model/snapshot';
import { oneLine } from '../../report/escape';
import type { Finding } from '../../engine/finding';
import type { Findings } from '../../engine/engine';
import type { FixChoice } from '../../repair/repair';
import { apart, candidatesOf } from '../../repair/candidates';
import type { CodeAction, FileEdit } from '../types';
import { fileEdits } from './edits';

/** Findings of a span whose fixes are offered one by one: nobody reads a longer menu. */
export const MOST_FINDINGS = 100;

/** An action for each fix of a finding. */
export function quickFixes(snapshot: Snapshot, finding: Finding): readonly CodeAction[] {
  const preferred = finding.fixes.find((fix) => fix.safe);
  return finding.fixes.map((fix) => ({
    title: oneLine(fix.title),
    kind: 'quickfix',
    preferred: fix === preferred,
    findings: [finding],
    edits: () => fileEdits(snapshot, fix.uri, fix.edits()),
  }));
}

/** The safe fixes that can be made together: those that touch one made before are left out. In steps. */
function* together(
  snapshot: Snapshot,
  findings: readonly Finding[],
  choice: FixChoice,
): Generator<undefined, readonly FileEdit[], unknown> {
  const fixes = apart(yield* candidatesOf(snapshot, findings, choice));
  return fileEdits(
    snapshot,
    snapshot.uri,
    fixes.flatMap(({ edits }) => edits),
  );
}

const isSafelyFixed = (snapshot: Snapshot, finding: Finding): boolean =>
  !finding.advice && finding.fixes.some((fix) => fix.safe && fix.uri === snapshot.uri);

/** An action that makes many fixes at once. */
function manyFixes(
  snapshot: Snapshot,
  findings: readonly Finding[],
  choice: FixChoice,
  action: Pick<CodeAction, 'title' | 'kind' | 'findings'>,
): CodeAction {
  const oneRound = (): Generator<undefined, readonly FileEdit[], unknown> => together(snapshot, findings, choice);
  return { ...action, preferred: false, many: { choice, oneRound }, edits: () => lastOf(oneRound()) };
}

function lastOf<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** One action for all findings of a rule that is found at the span, where there are several. */
export function safeFixes(snapshot: Snapshot, { findings }: Findings, here: readonly Finding[]): readonly CodeAction[] {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    if (isSafelyFixed(snapshot, finding)) counts.set(finding.code, (counts.get(finding.code) ?? 0) + 1);
  }
  const byCode = new Map<string, Finding[]>();
  for (const finding of here) {
    if (!isSafelyFixed(snapshot, finding)) continue;
    const list = byCode.get(finding.code) ?? [];
    byCode.set(finding.code, list);
    if (list.length < MOST_FINDINGS) list.push(finding);
  }
  return [...byCode].flatMap(([code, own]): readonly CodeAction[] => {
    const count = counts.get(code) ?? 0;
    if (count < 2) return [];
    const title = `Repair all ${count} findings of ${code} in this file`;
    return [manyFixes(snapshot, findings, { code, all: false }, { title, kind: 'quickfix', findings: own })];
  });
}

/** One action for all safe fixes of the file, where there are any. */
export function allSafeFixes(snapshot: Snapshot, { findings }: Findings): readonly CodeAction[] {
  if (!findings.some((finding) => isSafelyFixed(snapshot, finding))) return [];
  const title = 'Apply all safe fixes';
  return [manyFixes(snapshot, findings, { all: false }, { title, kind: 'source.fixAll', findings: [] })];
}
