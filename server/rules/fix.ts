/** Repairs a text: applies fixes until none is left that applies. */
import { applyEdits, type TextEdit } from '../syntax/edits';
import type { Snapshot } from '../spec/snapshot';
import type { Engine, EngineOptions, Finding, Fix } from './engine';

/** Rounds of repairing before it stops: a fix may uncover another finding, but not for ever. */
const MAX_ROUNDS = 10;

export interface FixChoice {
  /** Only findings of this rule. */
  readonly code?: string;
  /** Unsafe fixes too: the first that a finding offers. */
  readonly all: boolean;
}

export interface FixResult {
  readonly text: string;
  /** Findings that were repaired. */
  readonly applied: readonly { readonly code: string; readonly title: string }[];
}

/** The fix that would be applied to a finding, if any. */
export function chooseFix(finding: Finding, choice: FixChoice): Fix | undefined {
  if (finding.advice || (choice.code !== undefined && finding.code !== choice.code)) return undefined;
  return finding.fixes.find((fix) => fix.safe) ?? (choice.all || choice.code !== undefined ? finding.fixes[0] : undefined);
}

/**
 * Applies fixes to a document, never two that overlap in one round, and looks again until nothing changes. A round that
 * would leave the text worse to read (a syntax error that was not there) is not taken.
 */
export async function fixText(
  engine: Engine,
  first: Snapshot,
  choice: FixChoice,
  again: (text: string) => Promise<Snapshot>,
  options: EngineOptions = {},
): Promise<FixResult> {
  let snapshot = first;
  const applied: { code: string; title: string }[] = [];
  const seen = new Set([snapshot.text]);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { edits, fixes } = compatible(engine.run(snapshot, options).findings, snapshot.uri, choice);
    if (edits.length === 0) break;
    const text = applyEdits(snapshot.text, edits);
    if (seen.has(text)) break;
    const next = await again(text);
    if (next.tree.broken && !snapshot.tree.broken) break;
    seen.add(text);
    snapshot = next;
    applied.push(...fixes);
  }
  return { text: snapshot.text, applied };
}

/** The edits of as many fixes as do not touch each other, in document order. */
function compatible(findings: readonly Finding[], uri: string, choice: FixChoice): { readonly edits: readonly TextEdit[]; readonly fixes: readonly { code: string; title: string }[] } {
  const edits: TextEdit[] = [];
  const fixes: { code: string; title: string }[] = [];
  for (const finding of findings) {
    const fix = chooseFix(finding, choice);
    if (fix?.uri !== uri) continue;
    const own = fix.edits();
    if (own.length === 0 || own.some((edit) => edits.some((other) => edit.span.start <= other.span.end && other.span.start <= edit.span.end))) continue;
    edits.push(...own);
    fixes.push({ code: finding.code, title: fix.title });
  }
  return { edits, fixes };
}
