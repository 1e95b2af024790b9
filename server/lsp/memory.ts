/** Memory of a Node process: V8 takes it generously and gives it back late; a server that waits most of its time need not. */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Platform } from './platform';

/** A heap is compacted as long as that takes some 0.1 s at most. Bytes in use. */
const COMPACTED = 64 * 1024 * 1024;

/** Electron may have frozen V8's flags, and ends a process that sets one all the same: there, what was given at the start has to do. */
const isFrozen = process.versions['electron'] !== undefined;

/**
 * Where the process was started without a limit for the room of new objects, that stays as it is. V8 has no API for it; flags are the
 * usual way. To be called before kept code is loaded: V8 takes none that was made with other flags.
 */
export function limitNewSpace(): void {
  if (!isFrozen) setFlagsFromString('--semi-space-growth-factor=1');
}

/** What can be done about memory in this process: its garbage can be collected. The flags are left as they were. */
export function nodeMemory(): NonNullable<Platform['memory']> {
  const later = (action: () => void, ms: number): void => {
    setTimeout(action, ms).unref();
  };
  if (isFrozen) return { later, collect: () => globalThis.gc?.() };
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as (() => void) | undefined;
  setFlagsFromString('--no-expose-gc');
  return {
    later,
    collect: () => {
      // Else what is left lies scattered over pages that V8 keeps.
      const compacts = getHeapStatistics().used_heap_size < COMPACTED;
      if (compacts) setFlagsFromString('--compact-on-every-full-gc');
      gc?.();
      if (compacts) setFlagsFromString('--no-compact-on-every-full-gc');
    },
  };
}
