/** What most specs need of the engine, done once on a spec of its own. */
import { createEngine } from '../engine/all';
import { noBases, Snapshot } from '../model/snapshot';
import { validators } from '../model/validators';
import { SyntaxTree } from '../syntax/document';
import { WARM_UP } from './warm-up-spec';

/**
 * Checks a small spec that touches most rules, so that their code is compiled when it is kept: a user's own first spec may have
 * little in it. Some 50 ms. Never throws: a mistake of a rule is told where it concerns somebody's spec.
 */
export function practise(): void {
  try {
    createEngine().run(Snapshot.of(SyntaxTree.parse('practise:', WARM_UP), validators, noBases), { tolerant: true });
  } catch {
    // What was compiled until here is kept.
  }
}
