/** The first steps of a process, taken before somebody types. */
import type { Engine, EngineOptions } from '../engine/engine';
import { noBases, Snapshot } from '../model/snapshot';
import { validators } from '../model/validators';
import { SyntaxTree } from '../syntax/document';
import { WARM_UP } from './warm-up-spec';
import { SLICE } from './turns';
import type { Work } from './work';

/** Edits of the warm-up: one from scratch, one that carries over. More would cost memory for code that may never be used. */
const EDITS = 2;

/**
 * Types into a small spec of its own, so that the first keys of the user do not pay for code that was never run. The
 * first parse, at once, also compiles the parser's expressions, better on a shallow stack than on somebody's file. The rest
 * waits for whatever else there is to do. Rejects with what the engine throws.
 */
export async function warmUp(engine: Engine, options: EngineOptions, work: Work): Promise<void> {
  let before: Snapshot | undefined;
  for (let i = 0; i < EDITS; i++) {
    const text = WARM_UP.replace('memory: 8 GB', `memory: ${i + 1} ${i % 2 === 0 ? 'GB' : 'gigs'}`);
    const next: Snapshot = work.bounded(() =>
      Snapshot.of(SyntaxTree.parse('warm-up:', text, before?.tree), validators, noBases, before),
    );
    const steps = engine.steps(next, options);
    const slice = (): boolean => {
      const until = work.host.now() + SLICE;
      let isDone: boolean;
      do isDone = steps.next().done === true;
      while (!isDone && work.host.now() < until);
      return isDone;
    };
    do await work.turns.quiet('warm-up');
    while (!work.bounded(slice));
    before = next;
  }
}
