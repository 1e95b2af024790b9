/** A document as a tree, made of blocks; a version shares with the one before what an edit did not touch. */
import { parseBlock } from './block';
import { LineIndex } from './lines';
import { Reuse, type PlacedBlock } from './reuse';
import { findHostLists } from './scan';
import { assemble, cutSkeleton, placeholdersOf, type Assembly, type Segment } from './skeleton';
import {
  type AliasNode,
  type Block,
  type BlockProblem,
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
  readonly block: Block | undefined;
}

/** One version of one document. Immutable; shares every block that an edit did not touch with the version before. */
export class SyntaxTree {
  readonly uri: string;
  readonly text: string;
  readonly root: Node | undefined;
  /** Of the whole document, in the order of their blocks; offsets are relative to `block`, or to the document without one. */
  readonly problems: readonly Problem[];
  /** Whether `# …` comments and white space aside everything could be read. */
  readonly broken: boolean;
  readonly hasAliases: boolean;

  readonly #skeleton: Block;
  readonly #skeletonText: string;
  readonly #segments: readonly Segment[];
  readonly #hosts: readonly PlacedBlock[];
  readonly #starts: ReadonlyMap<Block, number>;
  readonly #assembly: Assembly;
  #lines: LineIndex | undefined;
  #eol: '\r\n' | '\n' | undefined;
  #anchors: ReadonlyMap<string, readonly { start: number; node: Node }[]> | undefined;

  private constructor(
    uri: string,
    text: string,
    skeleton: Block,
    skeletonText: string,
    segments: readonly Segment[],
    hosts: readonly PlacedBlock[],
    assembly: Assembly,
    extra: readonly Problem[],
  ) {
    this.uri = uri;
    this.text = text;
    this.#skeleton = skeleton;
    this.#skeletonText = skeletonText;
    this.#segments = segments;
    this.#hosts = hosts;
    this.#assembly = assembly;
    this.root = assembly.root;
    const starts = new Map<Block, number>();
    let hasAliases = skeleton.aliases.length > 0;
    const problems: Problem[] = [...extra];
    let broken = extra.length > 0;
    const add = (block: Block): void => {
      for (const problem of block.problems) {
        problems.push({ ...problem, block });
        broken ||= problem.code !== 'YAML002';
      }
    };
    add(skeleton);
    for (const { block, start } of hosts) {
      starts.set(block, start);
      hasAliases ||= block.aliases.length > 0;
      if (block.problems.length > 0) add(block);
    }
    this.#starts = starts;
    this.hasAliases = hasAliases;
    this.problems = problems;
    this.broken = broken;
  }

  /**
   * Reads a document; never throws. With the version before it, only the blocks that the edit touched are read again;
   * the result is the same as without.
   */
  static parse(uri: string, text: string, before?: SyntaxTree): SyntaxTree {
    if (text.length > MAX_LENGTH) {
      const nothing = parseBlock('', false);
      const message = `This file has more than ${MAX_LENGTH / 1024 / 1024} MB and is not analysed. Split the spec with \`extends\`.`;
      const problem: Problem = {
        code: 'YAML007',
        message,
        start: 0,
        end: Math.min(200, text.search(/[\r\n]|$/)),
        block: undefined,
      };
      return new SyntaxTree(uri, text, nothing, '', [], [], { root: undefined, copies: new Map() }, [problem]);
    }
    const lists = findHostLists(text);
    const { skeletonText, segments } = cutSkeleton(text, lists);
    const skeleton =
      before !== undefined && before.#skeletonText === skeletonText
        ? before.#skeleton
        : parseBlock(skeletonText, false);

    const reusable = before === undefined ? undefined : new Reuse(before, text);
    const hosts: PlacedBlock[] = [];
    const blockLists = lists.map((list) =>
      list.items.map((item) => {
        const block = reusable?.find(item) ?? parseBlock(text.slice(item.start, item.end), true);
        hosts.push({ block, start: item.start });
        return block;
      }),
    );
    const assembly =
      before !== undefined && skeleton === before.#skeleton && sameBlocks(hosts, before.#hosts)
        ? before.#assembly
        : assemble(skeleton, lists, blockLists, placeholdersOf(skeletonText, lists, segments));
    return new SyntaxTree(uri, text, skeleton, skeletonText, segments, hosts, assembly, []);
  }

  /** The separately parsed host items, in document order. */
  get hostBlocks(): readonly PlacedBlock[] {
    return this.#hosts;
  }

  /** The root as parsed, with one empty item in place of each run of host items. */
  get skeletonRoot(): Node | undefined {
    return this.#skeleton.root;
  }

  get lines(): LineIndex {
    return (this.#lines ??= new LineIndex(this.text));
  }

  /** The line break to write. */
  get eol(): '\r\n' | '\n' {
    return (this.#eol ??= this.text.includes('\r\n') ? '\r\n' : '\n');
  }

  /** Whether a node belongs to this version of this document. */
  owns(node: Node): boolean {
    return node.block === this.#skeleton || this.#starts.has(node.block);
  }

  /** The document offset of an offset in a block of this tree. */
  offsetOf(block: Block, offset: number): number {
    const start = this.#starts.get(block);
    if (start !== undefined) return start + offset;
    let low = 0;
    let high = this.#segments.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#segments[middle]?.skeletonStart ?? 0) <= offset) low = middle;
      else high = middle;
    }
    const segment = this.#segments[low];
    return segment === undefined
      ? offset
      : segment.documentStart + Math.min(offset - segment.skeletonStart, segment.length);
  }

  /** Document offsets of a node. What holds hosts spans them too, wherever they were parsed. */
  spanOf(node: Node): Span {
    const start = this.offsetOf(node.block, node.start);
    const end = this.#endOf(node, start);
    return { start, end: Math.max(start, end) };
  }

  #endOf(node: Node, start: number): number {
    const own = this.offsetOf(node.block, node.end);
    const last = node.kind === 'seq' || node.kind === 'map' ? lastChild(node) : undefined;
    if (last === undefined || !this.owns(last)) return own;
    if (!isBracketed(node)) return Math.max(start, this.spanOf(last).end);
    // A bracket ends itself, but for hosts that stand in one that is not closed.
    return node.block === this.#skeleton ? Math.max(own, this.spanOf(last).end) : own;
  }

  /** Document offsets of a problem. */
  spanOfProblem(problem: Problem): Span {
    if (problem.block === undefined) return { start: problem.start, end: problem.end };
    const start = this.offsetOf(problem.block, problem.start);
    return { start, end: Math.max(start, Math.min(this.text.length, this.offsetOf(problem.block, problem.end))) };
  }

  /** What an alias stands for: the last anchor of that name before it; undefined where there is none. */
  resolve(alias: AliasNode): Node | undefined {
    const at = this.offsetOf(alias.block, alias.start);
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
    const table = new Map<string, { start: number; node: Node }[]>();
    for (const block of [this.#skeleton, ...this.#hosts.map((host) => host.block)]) {
      for (const node of block.anchors) {
        if (node.anchor === undefined) continue;
        const list = table.get(node.anchor) ?? [];
        list.push({ start: this.offsetOf(block, node.start), node: this.#assembly.copies.get(node) ?? node });
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
    return this.hasAliases ? [...this.#skeleton.aliases, ...this.#hosts.flatMap((host) => host.block.aliases)] : [];
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
  pathTo(target: Node): readonly Node[] {
    if (!this.owns(target)) return [];
    const path: Node[] = [];
    const descend = (node: Node): boolean => {
      path.push(node);
      if (isSame(node, target)) return true;
      for (const child of this.#childrenAt(node, this.offsetOf(target.block, target.start))) {
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
      return child === undefined ? Infinity : this.offsetOf(child.block, child.start);
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

/** The child that a collection ends with; a flow collection ends with a bracket. */
const isBracketed = (node: Node): boolean => (node.kind === 'seq' || node.kind === 'map') && node.flow;

function lastChild(node: MapNode | SeqNode): Node | undefined {
  return node.kind === 'seq' ? node.items.at(-1) : node.entries.at(-1)?.value;
}

const isSame = (a: Node, b: Node): boolean =>
  a === b || (a.block === b.block && a.kind === b.kind && a.start === b.start && a.end === b.end);

function sameBlocks(a: readonly PlacedBlock[], b: readonly PlacedBlock[]): boolean {
  return a.length === b.length && a.every((placed, i) => placed.block === b[i]?.block);
}
