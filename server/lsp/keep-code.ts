/** Keeps what is compiled for the next start of the server, at a moment when nobody waits. */
import type { CodeCache } from '../start/load';
import { practise } from './practise';

/** Milliseconds without a message. What is opened at the start has its diagnostics by then. */
const QUIET = 5000;

/**
 * Keeps it when nothing has come for a while, or at the end of a process that lives shorter: later V8 throws the code away that
 * ran at the start only. `work` names what the process does. To be called when the connection listens.
 */
export function keepWhenQuiet(cache: CodeCache, work: string): void {
  if (cache.knows(work)) return;
  const keep = (): void => {
    process.off('message', later).off('exit', keep);
    process.stdin.off('data', later);
    if (cache.knows(work)) return;
    practise();
    cache.keep(work);
  };
  const timer = setTimeout(keep, QUIET).unref();
  const later = (): void => {
    timer.refresh();
  };
  process.once('exit', keep);
  if (process.send !== undefined) process.on('message', later);
  else if (process.argv.includes('--stdio')) process.stdin.on('data', later);
}
