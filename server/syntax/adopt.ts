/**
 * Reads a block again after an edit: nodes that the edit did not touch keep their identity, and collections that hold what it
 * touched keep their id. What comes out is, place by place, what reading from scratch gives; no node is changed.
 */
import { parseBlock } from './block';
import { changeOf, type Change } from './hull';
import {
  shiftIn,
  type Block,
  type CollectionId,
  type Entry,
  type Kept,
  type MapNode,
  type Node,
  type Piece,
  type SeqNode,
  type Stretch,
} from './tree';

/** The block of `text` in place of `before`, whose text was `old`. */
export function reparsed(before: Block, old: string, text: string, item: boolean): Block {
  const fresh = parseBlock(text, item, before.piece.home);
  if (!isPlain(before) || !isPlain(fresh) || before.root === undefined || fresh.root === undefined) return fresh;
  const adoption = new Adoption(before, changeOf(old, text));
  const root = adoption.merge(before.root, fresh.root);
  return { ...fresh, root, kept: adoption.kept() };
}

/** Anchors and aliases say what their place is, and a key that is written twice names the other one. */
const isPlain = (block: Block): boolean =>
  block.anchors.length === 0 &&
  block.aliases.length === 0 &&
  block.problems.every(({ earlier }) => earlier === undefined);

class Adoption {
  readonly #before: Block;
  readonly #change: Change;
  readonly #edited = new Map<CollectionId, MapNode | SeqNode>();
  readonly #alive = new Set<Piece>();

  constructor(before: Block, change: Change) {
    this.#before = before;
    this.#change = change;
  }

  /** The old node where the new one says the same in the same place, else the new one with what is left of the old one inside. */
  merge(old: Node, fresh: Node): Node {
    if (this.#isKept(old, fresh)) {
      this.#enliven(old);
      return old;
    }
    if (old.kind === 'map' && fresh.kind === 'map')
      return this.#edit(old, { ...fresh, entries: this.#entries(old, fresh) });
    if (old.kind === 'seq' && fresh.kind === 'seq')
      return this.#edit(old, { ...fresh, items: this.#items(old, fresh) });
    return fresh;
  }

  #edit(old: MapNode | SeqNode, node: MapNode | SeqNode): Node {
    const edited = { ...node, id: old.id };
    this.#edited.set(old.id, edited);
    return edited;
  }

  #entries(old: MapNode, fresh: MapNode): readonly Entry[] {
    const left = new Map<string, Entry>();
    for (const entry of old.entries) if (!left.has(entry.key.source)) left.set(entry.key.source, entry);
    return fresh.entries.map((entry): Entry => {
      const known = left.get(entry.key.source);
      if (known === undefined) return entry;
      left.delete(entry.key.source);
      const value = this.merge(known.value, entry.value);
      const key = this.#isKept(known.key, entry.key) ? known.key : entry.key;
      if (key === known.key) this.#alive.add(key.piece);
      return key === known.key && value === known.value ? known : { key, value };
    });
  }

  #items(old: SeqNode, fresh: SeqNode): readonly Node[] {
    const [a, b] = [old.items, fresh.items];
    const most = Math.min(a.length, b.length);
    const kept = (i: number, j: number): boolean => {
      const [known, item] = [a[i], b[j]];
      return known !== undefined && item !== undefined && this.#isKept(known, item);
    };
    let head = 0;
    while (head < most && kept(head, head)) head++;
    let tail = 0;
    while (tail < most - head && kept(a.length - 1 - tail, b.length - 1 - tail)) tail++;
    return b.map((item, j): Node => {
      const i = j >= b.length - tail ? j - b.length + a.length : j < head || a.length === b.length ? j : -1;
      const known = a[i];
      return known === undefined ? item : this.merge(known, item);
    });
  }

  /** Whether a node lies wholly before or behind the edit, and says the same there. */
  #isKept(old: Node, fresh: Node): boolean {
    if (old.tainted !== fresh.tainted || old.kind !== fresh.kind) return false;
    const shift = shiftIn(this.#before, old);
    if (shift === undefined) return false;
    const [start, end] = [old.start + shift, old.end + shift];
    const change = this.#change;
    const by =
      end <= change.start && start < change.start ? 0 : start >= change.end && end > change.end ? change.by : undefined;
    if (by === undefined || start + by !== fresh.start || end + by !== fresh.end) return false;
    if (old.kind === 'scalar')
      return (
        fresh.kind === 'scalar' && old.source === fresh.source && old.style === fresh.style && old.value === fresh.value
      );
    if (old.kind === 'map')
      return (
        fresh.kind === 'map' &&
        old.flow === fresh.flow &&
        old.entries.length === fresh.entries.length &&
        old.entries.every((entry, i) => {
          const other = fresh.entries[i];
          return other !== undefined && this.#isKept(entry.key, other.key) && this.#isKept(entry.value, other.value);
        })
      );
    if (old.kind === 'seq')
      return (
        fresh.kind === 'seq' &&
        old.flow === fresh.flow &&
        old.items.length === fresh.items.length &&
        old.items.every((item, i) => {
          const other = fresh.items[i];
          return other !== undefined && this.#isKept(item, other);
        })
      );
    return false;
  }

  #enliven(node: Node): void {
    this.#alive.add(node.piece);
    if (node.kind === 'seq') for (const item of node.items) this.#enliven(item);
    if (node.kind === 'map')
      for (const { key, value } of node.entries) {
        this.#alive.add(key.piece);
        this.#enliven(value);
      }
  }

  /** Where readings that nodes are left of stand now, and what became of collections that nodes of them may be known as. */
  kept(): Kept {
    const { start, end, by } = this.#change;
    const { piece, length, kept } = this.#before;
    const stretches = new Map<Piece, readonly Stretch[]>();
    // What is empty counts to neither side of an edit, but at the ends of the text there is only one.
    const whole: readonly Stretch[] = [{ from: -1, to: length + 1, by: 0 }];
    for (const [own, list] of [[piece, whole] as const, ...(kept?.stretches ?? [])]) {
      if (!this.#alive.has(own)) continue;
      const cut = list.flatMap(({ from, to, by: shift }): Stretch[] => {
        const before = { from, to: Math.min(to, start - shift), by: shift };
        const behind = { from: Math.max(from, end - shift), to, by: shift + by };
        return [before, behind].filter((stretch) => stretch.from < stretch.to);
      });
      stretches.set(own, cut);
    }
    // Of those edited before, what the root still holds; the rest is gone.
    for (const [id, node] of kept?.edited ?? [])
      if (!this.#edited.has(id) && this.#alive.has(node.piece) && shiftIn(this.#before, node) !== undefined)
        this.#edited.set(id, node);
    return { stretches, edited: this.#edited };
  }
}
