import { createEngine } from '../../server/engine/all';
import type { EngineOptions, Findings } from '../../server/engine/engine';
import { loadBases } from '../../server/model/extends';
import { Snapshot, type Bases } from '../../server/model/snapshot';
import { validators } from '../../server/model/validators';
import { SyntaxTree } from '../../server/syntax/document';

export const URI = 'file:///test/spec.commspec.yaml';
export const engine = createEngine();

/** A snapshot of a text, from scratch. */
export function snapshotOf(text: string, bases?: Bases): Snapshot {
  return Snapshot.of(SyntaxTree.parse(URI, text), validators, bases);
}

/** The specs below a text, out of files that stand beside it. */
export function basesOf(text: string, files: ReadonlyMap<string, string>): Promise<Bases> {
  return loadBases(SyntaxTree.parse(URI, text), [], (uri) => {
    const file = files.get(decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)));
    return Promise.resolve(file === undefined ? { error: 'missing' } : SyntaxTree.parse(uri, file));
  });
}

/** What the rules find in a text. */
export function analyse(text: string, options?: EngineOptions, bases?: Bases): { snapshot: Snapshot } & Findings {
  const snapshot = snapshotOf(text, bases);
  return { snapshot, ...engine.run(snapshot, options) };
}
