/**
 * Which documents may have ended the server. It can end without a word (out of memory, an abort in native code), so the client
 * keeps book. The server looks at a text only to answer about it: whatever was asked and not answered when it ended is a
 * suspect. The next server is told, and leaves suspects alone: else the same text would end it again, and at the fifth end in
 * three minutes the client gives up.
 */
import type { Suspect } from '../server/lsp/protocol';

interface State {
  /** Requests that are not answered yet. */
  open: number;
  /** How often the server ended while some were open. */
  ends: number;
  /** Left alone by the server since then. */
  held: boolean;
}

export interface Suspects {
  /** A request about a document goes to the server; the function is called once it is answered or given up. */
  readonly asked: (uri: string) => () => void;
  /** A new text of a document goes to the server. */
  readonly changed: (uri: string) => void;
  readonly closed: (uri: string) => void;
  /** The server has ended, and not because it was told to. */
  readonly ended: () => void;
  /** Those that the next server should leave alone. */
  readonly list: () => readonly Suspect[];
  /** Somebody wants a server that knows nothing of all this. */
  readonly forget: () => void;
}

export function createSuspects(): Suspects {
  const states = new Map<string, State>();
  /** Goes up with each server. */
  let generation = 0;
  return {
    asked: (uri) => {
      const state = states.get(uri) ?? { open: 0, ends: 0, held: false };
      states.set(uri, state);
      const own = generation;
      state.open++;
      return () => {
        // What an earlier server did not answer is no longer counted.
        if (own === generation) state.open--;
      };
    },
    changed: (uri) => {
      const state = states.get(uri);
      // One that has ended the server twice is left alone whatever is typed: the next key would end it again.
      if (state !== undefined && state.ends < 2) state.held = false;
    },
    closed: (uri) => {
      states.delete(uri);
    },
    ended: () => {
      generation++;
      for (const state of states.values()) {
        if (state.open === 0) continue;
        state.open = 0;
        // What was left alone cannot have been the reason.
        if (state.held) continue;
        state.ends++;
        state.held = true;
      }
    },
    list: () =>
      [...states].flatMap(([uri, { held, ends }]): Suspect[] =>
        held ? [{ uri, until: ends < 2 ? 'change' : 'close' }] : [],
      ),
    forget: () => {
      generation++;
      states.clear();
    },
  };
}
