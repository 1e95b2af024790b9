/** The first steps of a process, taken before somebody types. */
import type { Engine, EngineOptions } from '../engine/engine';
import { noBases, Snapshot } from '../model/snapshot';
import { validators } from '../model/validators';
import { SyntaxTree } from '../syntax/document';
import { WARM_UP } from './warm-up-spec';
import type { Work } from './work';

/** Edits of the warm-up: one from scratch, one that carries over. More would cost memory for code that may never be used. */
const EDITS = 2;

/**
 * Types into a small spec of its own, so that the first keys of the user do not pay for code that was never run. The
 * first parse also compiles the parser's expressions, better on a shallow stack than on somebody's file. One step a
 * turn: whatever is asked meanwhile goes first. Rejects with what the engine throws.
 */
export async function warmUp(engine: Engine, options: EngineOptions, work: Work): Promise<void> {
  let before: Snapshot | undefined;
  for (let i = 0; i < EDITS; i++) {
    const text = WARM_UP.replace('memory: 8 GB', `memory: ${i + 1} ${i % 2 === 0 ? 'GB' : 'gigs'}`);
    before = work.bounded(() => {
      const next = Snapshot.of(SyntaxTree.parse('warm-up:', text, before?.tree), validators, noBases, before);
      engine.run(next, options);
      return next;
    });
    await work.host.pause();
  }
}
