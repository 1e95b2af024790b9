/** Every fix that is offered leaves a text that parses, and one finding less of its kind. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../server/engine/finding';
import { Snapshot } from '../../server/model/snapshot';
import { validators } from '../../server/model/validators';
import { applyEdits } from '../../server/syntax/text-edit';
import { SyntaxTree } from '../../server/syntax/document';
import { analyse, engine, URI } from '../support/analyse';
import { dice, mistaken, randomText, runs } from '../support/specs';

/** Findings about the text itself, which say all that is wrong. */
const OWN = new RegExp(process.env['CODES'] ?? '^(YAML|FMT|REF|IGN)');

function expectGoodFixes(text: string, seen: Set<string>): void {
  const { snapshot, findings } = analyse(text);
  // Without the second of two keys the first is read.
  if (snapshot.tree.problems.some(({ code }) => code === 'YAML002')) return;
  // A repaired key makes readable what stands below it: more of the same code may come to light, but not the same words.
  const count = (list: typeof findings, like: Finding): number =>
    list.filter(({ code, message }) => code === like.code && message === like.message).length;
  for (const finding of findings.slice(0, 15)) {
    for (const fix of finding.fixes) {
      seen.add(finding.code);
      const shown = `${finding.code} “${fix.title}”\n${text}`;
      const edits = fix.edits();
      expect(edits.length, shown).toBeGreaterThan(0);
      const after = applyEdits(text, edits);
      const tree = SyntaxTree.parse(URI, after);
      if (tree.broken && !snapshot.tree.broken) expect.fail(`does not parse: ${shown}\n=======\n${after}`);
      const left = engine.run(Snapshot.of(tree, validators)).findings;
      // The other rules show on their pages that a fix repairs; random specs break the same rule in several ways at once.
      if (!OWN.test(finding.code)) continue;
      const before = edits.filter(({ span }) => span.end <= finding.span.start);
      const moved = before.reduce(
        (sum, { span, newText }) => sum + newText.length - (span.end - span.start),
        finding.span.start,
      );
      const again = left.some(({ code, span }) => code === finding.code && span.start === moved);
      const fewer =
        left.filter(({ code }) => code === finding.code).length <
        findings.filter(({ code }) => code === finding.code).length;
      if (count(left, finding) >= count(findings, finding) || (again && !fewer)) {
        expect.fail(
          `not repaired: ${shown}\n=======\n${after}\n${left.map((other) => `${other.code} ${other.message}`).join('\n')}`,
        );
      }
    }
  }
}

test('over random specs with mistakes', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(dice(), (random) => {
      expectGoodFixes(mistaken(randomText(random), random), seen);
    }),
    runs(70),
  );
  expect([...seen], 'rules whose fixes were tried').toEqual(
    expect.arrayContaining(['FMT001', 'FMT002', 'FMT003', 'FMT005', 'REF001', 'REF002', 'IGN001', 'IGN002']),
  );
}, 120_000);
