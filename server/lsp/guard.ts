/** Ends synchronous work that does not end by itself, in Node. */
import { url } from 'node:inspector';
import { Script } from 'node:vm';
import { Overtime, type Platform } from './platform';

const HOOK = '__commspecGuarded';

/**
 * A guard for `Host`. A script with a timeout is the one thing in Node that ends a loop without ending the process, and it
 * reaches what the script calls. It costs some 0.02 ms of CPU a call (a thread that watches), so it is put around whole slices.
 */
export function createGuard(): Platform['guard'] {
  let work: (() => void) | undefined;
  // Defined once: a global that changes makes V8 throw optimised code away.
  let name = HOOK;
  while (name in globalThis) name += '_';
  Object.defineProperty(globalThis, name, { value: (): void => work?.() });
  const script = new Script(`${name}()`, { filename: 'commspec-guard.js' });
  return (task, ms) => {
    // Somebody who steps through the code takes longer than any budget; within guarded work the outer limit counts.
    if (url() !== undefined || work !== undefined) return task();
    // An object, so that a result that is undefined can be told from none.
    let done: { readonly value: ReturnType<typeof task> } | undefined;
    work = () => {
      done = { value: task() };
    };
    try {
      script.runInThisContext({ timeout: Math.max(1, Math.ceil(ms)) });
    } catch (error) {
      throw isTimeout(error) ? new Overtime() : error;
    } finally {
      work = undefined;
    }
    if (done === undefined) throw new Error('guarded work did not run');
    return done.value;
  };
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
