/**
 * A spec typed key by key, as in an editor: each state is read on top of the one before it, every one must answer, and what is
 * carried over must say the same as reading anew. Now and then wrong keys are struck, and taken back.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { completionsAt } from '../../server/language/completion';
import { hoverAt } from '../../server/language/hover';
import { symbolsOf } from '../../server/language/outline';
import type { DocumentSymbol, Span } from '../../server/language/types';
import type { Finding } from '../../server/engine/finding';
import { Snapshot } from '../../server/model/snapshot';
import { validators } from '../../server/model/validators';
import { SyntaxTree } from '../../server/syntax/document';
import { engine, snapshotOf, URI } from '../support/analyse';
import { rules } from '../support/language';

/** Features are asked at every so manieth state, and the findings compared with those of a fresh start. */
const ASKED = 7;
const COMPARED = 25;
const SLIPS = 40;
/** Milliseconds: many states, and a machine may be busy. */
const PATIENCE = 180_000;
const WRONG = ':-[{"\'& \n#';

/** The states of a text while it is typed, with the offset of the cursor. */
function* states(text: string): Generator<{ readonly text: string; readonly cursor: number }> {
  for (let length = 1; length <= text.length; length++) {
    const typed = text.slice(0, length);
    yield { text: typed, cursor: length };
    if (length % SLIPS !== 0) continue;
    const slip = WRONG.charAt((length / SLIPS) % WRONG.length);
    yield { text: typed + slip, cursor: length + 1 };
    // One key for another: the length stays.
    yield { text: typed + WRONG.charAt((length / SLIPS + 1) % WRONG.length), cursor: length + 1 };
    yield { text: typed, cursor: length };
  }
}

/** The same while a host in the middle is taken out and typed again, with text after the cursor. */
function* retyped(text: string, from: string): Generator<{ readonly text: string; readonly cursor: number }> {
  const start = text.indexOf(from);
  const end = text.indexOf('\n      - ', start);
  if (start < 0 || end < 0) throw new Error(`there is no host ${from}`);
  for (let cursor = end; cursor >= start; cursor -= 3) yield { text: text.slice(0, cursor) + text.slice(end), cursor };
  for (let cursor = start; cursor <= end; cursor++) yield { text: text.slice(0, cursor) + text.slice(end), cursor };
}

/** What a finding says and offers, without what knows the version it was made from. */
const plain = (finding: Finding): unknown => ({
  code: finding.code,
  severity: finding.severity,
  message: finding.message,
  span: finding.span,
  advice: finding.advice,
  related: finding.related,
  fixes: finding.fixes.map((fix) => ({ title: fix.title, safe: fix.safe, edits: fix.edits() })),
});

function checkSpan({ start, end }: Span, length: number): void {
  if (!(start >= 0 && start <= end && end <= length)) throw new Error(`${start}-${end} is outside of 0-${length}`);
}

function checkSymbols(symbols: readonly DocumentSymbol[], length: number): void {
  for (const symbol of symbols) {
    checkSpan(symbol.span, length);
    checkSpan(symbol.selection, length);
    checkSymbols(symbol.children, length);
  }
}

function checkFeatures(snapshot: Snapshot, cursor: number): void {
  const { length } = snapshot.text;
  for (const item of completionsAt(snapshot, cursor, rules)) checkSpan(item.replace, length);
  const hover = hoverAt(snapshot, cursor, rules);
  if (hover !== undefined) checkSpan(hover.span, length);
  checkSymbols(symbolsOf(snapshot), length);
}

/** Types all states; returns how many there were. */
function replay(typed: Iterable<{ readonly text: string; readonly cursor: number }>): number {
  let before: Snapshot | undefined;
  let count = 0;
  for (const { text, cursor } of typed) {
    count++;
    try {
      const snapshot: Snapshot = Snapshot.of(SyntaxTree.parse(URI, text, before?.tree), validators, undefined, before);
      const { findings } = engine.run(snapshot);
      for (const finding of findings) {
        checkSpan(finding.span, text.length);
        for (const { range } of finding.related)
          checkSpan(
            { start: snapshot.tree.lines.offsetAt(range.start), end: snapshot.tree.lines.offsetAt(range.end) },
            text.length,
          );
      }
      if (count % ASKED === 0) checkFeatures(snapshot, cursor);
      if (count % COMPARED === 0) expect(findings.map(plain)).toEqual(engine.run(snapshotOf(text)).findings.map(plain));
      before = snapshot;
    } catch (error) {
      throw new Error(`state ${count}: …${JSON.stringify(text.slice(Math.max(0, cursor - 80), cursor))}`, {
        cause: error,
      });
    }
  }
  expect(before && engine.run(before).findings.map(plain)).toEqual(
    before && engine.run(snapshotOf(before.text)).findings.map(plain),
  );
  return count;
}

describe.each(['two-tier', 'broken'])('the example %s', (name) => {
  const text = readFileSync(`examples/${name}.commspec.yaml`, 'utf8');

  test(
    'answers in every state while it is typed',
    () => {
      expect(replay(states(text))).toBeGreaterThan(text.length);
    },
    PATIENCE,
  );

  test(
    'answers in every state while a host in the middle is taken out and typed again',
    () => {
      replay(retyped(text, '- name: mmp'));
    },
    PATIENCE,
  );
});
