/** A document as a tree, made of blocks; a version shares with the one before what an edit did not touch. */
import { reparsed } from './adopt';
import { parseBlock } from './block';
import { changeOf, type Change } from './hull';
import { LineIndex } from './lines';
import { countBelow } from './lists';
import { findHostLists, isOneItem, mayHoldHosts, sectionsAround } from './scan';
import {
  assemble,
  blocksOf,
  cutSkeleton,
  placeholdersOf,
  withBlock,
  type Assembly,
  type Blocks,
  type Segment,
} from './skeleton';
import {
  newest,
  shiftIn,
  type AliasNode,
  type Block,
  type BlockProblem,
  type CollectionId,
  type Home,
  type MapNode,
  type Node,
  type SeqNode,
  type Span,
} from './tree';

/** Larger texts are not analysed at all: one problem says so. UTF-16 units; some 50,000 lines. */
export const MAX_LENGTH = 2 * 1024 * 1024;

/** Nodes that may be reached through aliases in one document; more is an alias bomb. */
export const ALIAS_BUDGET = 50_000;

export interface Problem extends BlockProblem {
  /** What holds the place: a block of the tree, or undefined for offsets of the document. */
  readonly home: Home | undefined;
}

export interface PlacedBlock {
  readonly block: Block;
  /** Offset of the block in the document. */
  readonly start: number;
}

/** The parts of a version. */
interface Parts {
  readonly uri: string;
  readonly text: string;
  readonly skeleton: Block;
  readonly skeletonText: string;
  readonly segments: readonly Segment[];
  /** Skeleton offsets of the `~` of each placeholder, and which list stands there. */
  readonly places: ReadonlyMap<number, number>;
  readonly lists: readonly Blocks[];
  /** All host items, in document order, and their document offsets. */
  readonly blocks: readonly Block[];
  readonly starts: Uint32Array;
  readonly assembly: Assembly;
  /** Problems of the document as a whole. */
  readonly extra: readonly Problem[];
}

/** One version of one document. Immutable; shares every node that an edit did not touch with the version before. */
export class SyntaxTree {
  readonly uri: string;
  readonly text: string;
  readonly root: Node | undefined;
  /** Of the whole document, in the order of their blocks; offsets are relative to their block, or to the document without one. */
  readonly problems: readonly Problem[];
  /** Whether `# …` comments and white space aside everything could be read. */
  readonly broken: boolean;
  readonly hasAliases: boolean;

  readonly #parts: Parts;
  /** Places in `blocks` of those with aliases or problems. */
  readonly #odd: readonly number[];
  #places: ReadonlyMap<Home, number> | undefined;
  #copies: ReadonlyMap<CollectionId, MapNode | SeqNode> | undefined;
  #lines: LineIndex | undefined;
  /** The lines of the version before, and what the edit was. */
  #linesBefore: { readonly lines: LineIndex; readonly change: Change } | undefined;
  #eol: '\r\n' | '\n' | undefined;
  #anchors: ReadonlyMap<string, readonly { start: number; node: Node }[]> | undefined;
  /** Words that were looked for, and whether they stand somewhere in the text. */
  readonly #words = new Map<string, boolean>();

  private constructor(parts: Parts, odd: readonly number[]) {
    this.#parts = parts;
    this.#odd = odd;
    this.uri = parts.uri;
    this.text = parts.text;
    this.root = parts.assembly.root;
    let hasAliases = parts.skeleton.aliases.length > 0;
    const problems: Problem[] = [...parts.extra];
    let broken = parts.extra.length > 0;
    const add = (block: Block): void => {
      for (const problem of block.problems) {
        problems.push({ ...problem, home: block.piece.home });
        broken ||= problem.code !== 'YAML002';
      }
    };
    add(parts.skeleton);
    for (const place of odd) {
      const block = parts.blocks[place];
      if (block === undefined) continue;
      hasAliases ||= block.aliases.length > 0;
      add(block);
    }
    this.hasAliases = hasAliases;
    this.problems = problems;
    this.broken = broken;
  }

  /**
   * Reads a document; never throws. With the version before it, only what the edit touched is read again; the result is the same as
   * without. `change`: the stretch that holds all edits since, where it is known.
   */
  static parse(uri: string, text: string, before?: SyntaxTree, change?: Change): SyntaxTree {
    if (text.length > MAX_LENGTH) return tooLarge(uri, text, (parts) => new SyntaxTree(parts, []));
    if (before === undefined || before.text.length > MAX_LENGTH) {
      const parts = readParts(uri, text, undefined, undefined);
      return new SyntaxTree(parts, oddOnes(parts.blocks));
    }
    const edit = change ?? changeOf(before.text, text);
    const quick = before.#inOneItem(uri, text, edit) ?? before.#outsideOfItems(uri, text, edit);
    const parts = quick?.parts ?? readParts(uri, text, before.#parts, edit);
    const tree = new SyntaxTree(parts, quick?.odd ?? oddOnes(parts.blocks));
    const lines = before.#lines;
    if (lines !== undefined) tree.#linesBefore = { lines, change: edit };
    tree.#lookAgain(before, edit);
    return tree;
  }

  /** The parts after an edit that stays inside one host item; undefined where it may not. */
  #inOneItem(uri: string, text: string, change: Change): { parts: Parts; odd: readonly number[] } | undefined {
    const { blocks, starts, lists, segments, skeleton, places, assembly } = this.#parts;
    const place = lastAtOrBefore(starts, change.start);
    const block = blocks[place];
    const start = starts[place];
    if (block === undefined || start === undefined) return undefined;
    const end = start + block.length;
    let first = 0;
    const index = lists.findIndex((list) => {
      first += list.blocks.length;
      return place < first;
    });
    const list = lists[index];
    if (list === undefined) return undefined;
    // The dash, the sign behind it and the line break at the end stay as they are.
    const isInside =
      change.start >= start + list.indent + 2 && change.end <= (end === this.text.length ? end : end - 1);
    if (!isInside || !isOneItem(text, start, end + change.by, list.indent)) return undefined;
    const fresh = reparsed(block, this.text.slice(start, end), text.slice(start, end + change.by), true);
    const own = blocks.slice();
    own[place] = fresh;
    const moved = starts.slice();
    for (let i = place + 1; i < moved.length; i++) moved[i] = (moved[i] ?? 0) + change.by;
    const edited = lists.slice();
    edited[index] = withBlock(list, place - first + list.blocks.length, fresh);
    const parts: Parts = {
      ...this.#parts,
      uri,
      text,
      segments: segments.map((segment) =>
        segment.documentStart > start ? { ...segment, documentStart: segment.documentStart + change.by } : segment,
      ),
      lists: edited,
      blocks: own,
      starts: moved,
      assembly: assemble(skeleton, edited, places, assembly),
    };
    const wasOdd = this.#odd.includes(place);
    return { parts, odd: wasOdd || isOdd(fresh) ? oddOnes(own) : this.#odd };
  }

  /** The parts after an edit in top-level sections that hold no hosts, before it and after; undefined where they may. */
  #outsideOfItems(uri: string, text: string, change: Change): { parts: Parts; odd: readonly number[] } | undefined {
    const { blocks, starts, lists, skeleton, skeletonText, assembly } = this.#parts;
    const sections = sectionsAround(this.text, change.start, change.end);
    if (sections === undefined || lastAtOrBefore(starts, sections.end - 1) !== lastAtOrBefore(starts, sections.start))
      return undefined;
    if (mayHoldHosts(text.slice(sections.start, sections.end + change.by))) return undefined;
    const moved = starts.slice();
    for (let i = 0; i < moved.length; i++) {
      const start = moved[i] ?? 0;
      if (start >= sections.end) moved[i] = start + change.by;
    }
    let place = 0;
    const spans = lists.map((list) => {
      const items = list.blocks.map((block): Span => {
        const start = moved[place++] ?? 0;
        return { start, end: start + block.length };
      });
      return { indent: list.indent, items };
    });
    const cut = cutSkeleton(text, spans);
    const fresh = reparsed(skeleton, skeletonText, cut.skeletonText, false);
    const places = placeholdersOf(cut.skeletonText, spans, cut.segments);
    const parts: Parts = {
      ...{ uri, text, skeleton: fresh, skeletonText: cut.skeletonText, segments: cut.segments, places, lists, blocks },
      ...{ starts: moved, assembly: assemble(fresh, lists, places, assembly), extra: [] },
    };
    return { parts, odd: this.#odd };
  }

  /** Whether a word stands somewhere in the text; a quick answer where it does not, version after version. */
  mentions(word: string): boolean {
    let found = this.#words.get(word);
    if (found === undefined) {
      found = this.text.includes(word);
      this.#words.set(word, found);
    }
    return found;
  }

  /** A word that was nowhere can only stand where the edit was. */
  #lookAgain(before: SyntaxTree, { start, end, by }: Change): void {
    for (const [word, found] of before.#words) {
      const around = this.text.slice(Math.max(0, start - word.length), end + by + word.length);
      if (!found && !around.includes(word)) this.#words.set(word, false);
    }
  }

  /** The separately parsed host items, in document order. */
  get hostBlocks(): readonly PlacedBlock[] {
    const { blocks, starts } = this.#parts;
    return blocks.map((block, i) => ({ block, start: starts[i] ?? 0 }));
  }

  /** The root as parsed, with one empty item in place of each run of host items. */
  get skeletonRoot(): Node | undefined {
    return this.#parts.skeleton.root;
  }

  get lines(): LineIndex {
    if (this.#lines !== undefined) return this.#lines;
    const before = this.#linesBefore;
    this.#linesBefore = undefined;
    return (this.#lines =
      before === undefined ? new LineIndex(this.text) : before.lines.edited(this.text, before.change));
  }

  /** The line break to write. */
  get eol(): '\r\n' | '\n' {
    return (this.#eol ??= this.text.includes('\r\n') ? '\r\n' : '\n');
  }

  /** Whether a node stands outside of all host items that are read by themselves. */
  isInSkeleton(node: Node): boolean {
    return node.piece.home === this.#parts.skeleton.piece.home;
  }

  /** Whether a node stands in this version of this document: itself, or what edits have made of it. */
  owns(node: Node): boolean {
    return this.#placed(node) !== undefined;
  }

  /** Whether a node is of this document, in whichever version: a quick answer for nodes that can be of no other. */
  holds(node: Node): boolean {
    return this.#blockOf(node.piece.home) !== undefined;
  }

  /** A list or mapping of an earlier version as it is in this one, with the hosts that stand in it; every other node as it is. */
  current(node: Node): Node {
    if (node.kind !== 'map' && node.kind !== 'seq') return node;
    const block = this.#blockOf(node.piece.home);
    return block === undefined ? node : (this.#copyOf(node) ?? newest(block, node));
  }

  /** What a list or mapping of the skeleton became to hold hosts, and the root; undefined for one that holds none. */
  #copyOf({ id }: MapNode | SeqNode): MapNode | SeqNode | undefined {
    if (this.#copies === undefined) {
      const { copies, root } = this.#parts.assembly;
      const held = [...copies.values(), ...(root?.kind === 'map' || root?.kind === 'seq' ? [root] : [])];
      this.#copies = new Map(held.map((copy) => [copy.id, copy]));
    }
    return this.#copies.get(id);
  }

  #blockOf(home: Home): Block | undefined {
    if (home === this.#parts.skeleton.piece.home) return this.#parts.skeleton;
    return this.#parts.blocks[this.#placeOf(home)];
  }

  /** The place of a host item among the blocks; -1 where it is none of this version. */
  #placeOf(home: Home): number {
    const { blocks } = this.#parts;
    if (blocks[home.hint]?.piece.home === home) return home.hint;
    this.#places ??= new Map(blocks.map((block, i) => [block.piece.home, i]));
    const place = this.#places.get(home) ?? -1;
    if (place >= 0) home.hint = place;
    return place;
  }

  /** The block that a node stands in, and its offsets there. */
  #placed(given: Node): { readonly block: Block; readonly start: number; readonly end: number } | undefined {
    const block = this.#blockOf(given.piece.home);
    if (block === undefined) return undefined;
    const node = newest(block, given);
    const shift = shiftIn(block, node);
    return shift === undefined ? undefined : { block, start: node.start + shift, end: node.end + shift };
  }

  /** The document offset of an offset in a block of this tree as it is now. */
  #offsetIn(block: Block, offset: number): number {
    const { skeleton, segments, starts } = this.#parts;
    if (block !== skeleton) return (starts[this.#placeOf(block.piece.home)] ?? 0) + offset;
    let low = 0;
    let high = segments.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((segments[middle]?.skeletonStart ?? 0) <= offset) low = middle;
      else high = middle;
    }
    const segment = segments[low];
    return segment === undefined
      ? offset
      : segment.documentStart + Math.min(offset - segment.skeletonStart, segment.length);
  }

  /** The document offset at which a node starts. */
  startOf(node: Node): number {
    const placed = this.#placed(node);
    return placed === undefined ? 0 : this.#offsetIn(placed.block, placed.start);
  }

  /** Document offsets of a node. What holds hosts spans them too, wherever they were parsed. */
  spanOf(given: Node): Span {
    const node = this.current(given);
    const placed = this.#placed(node);
    if (placed === undefined) return { start: 0, end: 0 };
    const start = this.#offsetIn(placed.block, placed.start);
    const own = this.#offsetIn(placed.block, placed.end);
    const copy = node.kind === 'seq' || node.kind === 'map' ? this.#copyOf(node) : undefined;
    const last = copy === undefined ? undefined : lastChild(copy);
    // A bracket ends itself, but for hosts that stand in one that is not closed.
    const end =
      last === undefined ? own : copy?.flow === true ? Math.max(own, this.spanOf(last).end) : this.spanOf(last).end;
    return { start, end: Math.max(start, end) };
  }

  /** Document offsets of a problem. */
  spanOfProblem(problem: Problem): Span {
    const block = problem.home === undefined ? undefined : this.#blockOf(problem.home);
    if (block === undefined) return { start: problem.start, end: problem.end };
    const start = this.#offsetIn(block, problem.start);
    return { start, end: Math.max(start, Math.min(this.text.length, this.#offsetIn(block, problem.end))) };
  }

  /** What an alias stands for: the last anchor of that name before it; undefined where there is none. */
  resolve(alias: AliasNode): Node | undefined {
    const at = this.startOf(alias);
    const candidates = this.#anchorTable().get(alias.name) ?? [];
    let low = 0;
    let high = candidates.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((candidates[middle]?.start ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    const candidate = candidates[low - 1];
    // What holds the alias itself cannot be meant: it would hold itself.
    return candidate !== undefined && this.spanOf(candidate.node).end < at ? candidate.node : undefined;
  }

  /** Anchors by name, each in document order. */
  #anchorTable(): ReadonlyMap<string, readonly { start: number; node: Node }[]> {
    if (this.#anchors !== undefined) return this.#anchors;
    const { skeleton, blocks, assembly } = this.#parts;
    const table = new Map<string, { start: number; node: Node }[]>();
    for (const block of [skeleton, ...blocks]) {
      for (const node of block.anchors) {
        if (node.anchor === undefined) continue;
        const list = table.get(node.anchor) ?? [];
        list.push({ start: this.startOf(node), node: assembly.copies.get(node) ?? node });
        table.set(node.anchor, list);
      }
    }
    for (const list of table.values()) list.sort((a, b) => a.start - b.start);
    return (this.#anchors = table);
  }

  /** Nodes that have an anchor, in document order for each name. */
  get anchors(): readonly Node[] {
    return [...this.#anchorTable().values()].flatMap((list) => list.map(({ node }) => node));
  }

  get aliases(): readonly AliasNode[] {
    const { skeleton, blocks } = this.#parts;
    return this.hasAliases ? [skeleton, ...blocks].flatMap((block) => block.aliases) : [];
  }

  /** From the root to the innermost node whose span holds the offset (both ends included), keys among them. */
  pathAt(offset: number): readonly Node[] {
    const path: Node[] = [];
    let node = this.root;
    while (node !== undefined) {
      path.push(node);
      node = this.#childrenAt(node, offset).findLast((child) => {
        const span = this.spanOf(child);
        return span.start <= offset && offset <= span.end;
      });
    }
    return path;
  }

  /**
   * From the root down to `target`, both included; empty where it is not in this tree. A node that was merged from overlays
   * stands for the one in this tree that it was made from.
   */
  pathTo(given: Node): readonly Node[] {
    if (!this.owns(given)) return [];
    const target = this.current(given);
    const offset = this.startOf(target);
    const path: Node[] = [];
    const descend = (node: Node): boolean => {
      path.push(node);
      if (isSame(node, target)) return true;
      for (const child of this.#childrenAt(node, offset)) {
        if (isSame(child, target) || this.#mayHold(child, target)) if (descend(child)) return true;
      }
      path.pop();
      return false;
    };
    return this.root !== undefined && descend(this.root) ? path : [];
  }

  /** The few children that an offset can lie in: the last that starts at it or before it, and its neighbour. */
  #childrenAt(node: Node, offset: number): readonly Node[] {
    if (node.kind === 'scalar' || node.kind === 'alias') return [];
    const { length } = node.kind === 'seq' ? node.items : node.entries;
    const startOf = (index: number): number => {
      const child = node.kind === 'seq' ? node.items[index] : node.entries[index]?.key;
      return child === undefined ? Infinity : this.startOf(child);
    };
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (startOf(middle) <= offset) low = middle + 1;
      else high = middle;
    }
    const from = Math.max(0, low - 2);
    return node.kind === 'seq'
      ? node.items.slice(from, low)
      : node.entries.slice(from, low).flatMap(({ key, value }) => [key, value]);
  }

  #mayHold(node: Node, target: Node): boolean {
    if (node.kind === 'scalar' || node.kind === 'alias') return false;
    const outer = this.spanOf(node);
    const inner = this.spanOf(target);
    return outer.start <= inner.start && inner.end <= outer.end;
  }
}

/** The child that a collection ends with. */
function lastChild(node: MapNode | SeqNode): Node | undefined {
  return node.kind === 'seq' ? node.items.at(-1) : node.entries.at(-1)?.value;
}

/** What was laid on another file keeps the id or the place of what it was made from. */
function isSame(a: Node, b: Node): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  if ((a.kind === 'map' || a.kind === 'seq') && (b.kind === 'map' || b.kind === 'seq')) return a.id === b.id;
  return a.piece === b.piece && a.start === b.start && a.end === b.end;
}

/** Reads a document as a whole; blocks that lie wholly before or behind `change` are those of the version before. */
function readParts(uri: string, text: string, before: Parts | undefined, change: Change | undefined): Parts {
  const found = findHostLists(text);
  const { skeletonText, segments } = cutSkeleton(text, found);
  const skeleton =
    before === undefined
      ? parseBlock(skeletonText, false)
      : before.skeletonText === skeletonText
        ? before.skeleton
        : reparsed(before.skeleton, before.skeletonText, skeletonText, false);
  const reuse = before === undefined || change === undefined ? undefined : reuseOf(before, change);
  const blocks: Block[] = [];
  const starts: number[] = [];
  const lists = found.map(({ indent, items }): Blocks => {
    const own = items.map((item) => {
      const block = reuse?.(item, text) ?? parseBlock(text.slice(item.start, item.end), true);
      starts.push(item.start);
      blocks.push(block);
      return block;
    });
    return blocksOf(indent, own);
  });
  const places = placeholdersOf(skeletonText, found, segments);
  const assembly = assemble(skeleton, lists, places, before?.assembly);
  return {
    ...{ uri, text, skeleton, skeletonText, segments, places, lists, blocks },
    ...{ starts: Uint32Array.from(starts), assembly, extra: [] },
  };
}

/** Finds what the version before has for an item: its block where it lies wholly before or behind the edit, or one to read again. */
function reuseOf(before: Parts, change: Change): (item: Span, text: string) => Block | undefined {
  const byStart = new Map(before.blocks.map((block, i) => [before.starts[i] ?? 0, block]));
  return (item, text) => {
    const length = item.end - item.start;
    const isBefore = item.end <= change.start;
    if (isBefore || item.start >= change.end + change.by) {
      const block = byStart.get(isBefore ? item.start : item.start - change.by);
      if (block?.length === length) return block;
      if (!isBefore) return undefined;
    }
    // One that starts where the edit does may have been put before the block that stood there.
    if (item.start >= change.start) return undefined;
    const block = byStart.get(item.start);
    return block === undefined
      ? undefined
      : reparsed(
          block,
          before.text.slice(item.start, item.start + block.length),
          text.slice(item.start, item.end),
          true,
        );
  };
}

const isOdd = (block: Block): boolean => block.aliases.length > 0 || block.problems.length > 0;

function oddOnes(blocks: readonly Block[]): readonly number[] {
  const odd: number[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (block !== undefined && isOdd(block)) odd.push(i);
  }
  return odd;
}

/** The last of ascending offsets that is not above `offset`, as an index; -1 where all are. */
const lastAtOrBefore = (offsets: Uint32Array, offset: number): number => countBelow(offsets, offset + 1) - 1;

function tooLarge(uri: string, text: string, make: (parts: Parts) => SyntaxTree): SyntaxTree {
  const message = `This file has more than ${MAX_LENGTH / 1024 / 1024} MB and is not analysed. Split the spec with \`extends\`.`;
  const problem: Problem = {
    code: 'YAML007',
    message,
    start: 0,
    end: Math.min(200, text.search(/[\r\n]|$/)),
    home: undefined,
  };
  return make({
    ...{ uri, text, skeleton: parseBlock('', false), skeletonText: '', segments: [], places: new Map() },
    ...{ lists: [], blocks: [], starts: new Uint32Array(), extra: [problem] },
    assembly: { root: undefined, copies: new Map() },
  });
}
