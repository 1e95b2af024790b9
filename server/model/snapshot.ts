/**
 * One analysed version of one spec: immutable, lazy, shared by every feature. What an edit did not touch is carried over
 * from the version before, by the identity of syntax nodes.
 */
import { MAX_PROBLEMS } from '../syntax/convert';
import type { SyntaxTree } from '../syntax/document';
import { ALIAS_BUDGET, type Problem } from '../syntax/document';
import type { Range } from '../syntax/lines';
import { childrenOf, entryOf, type AliasNode, type Node, type ScalarNode, type Span } from '../syntax/tree';
import { ByItem } from './by-item';
import { linksIn } from './file-links';
import { REMOVE } from './dsl';
import { format, hostType, type Spec } from './format';
import type { Model } from './model';
import { extendsOf, mergeNodes, type MergeCache } from './overlay';
import { hasRemoval, idleRemovals, isRemoval, withoutRemovals, type IdleRemoval } from './removal';
import { flatLinks, Reader, type Link, type LinkTree, type ReadCache } from './read';
import { checkStructure, type Validator } from './structure';
import { findMissing, type Missing } from './structure-messages';
import type { Kept, Mismatch } from './store';
import { type StructureProblem } from './structure-problem';
import { View } from './view';

/** The validators that were compiled from the schema ahead of time. */
export interface Validators {
  readonly document: Validator;
  readonly host: Validator;
}

/** Why the base of a spec cannot be used. */
export interface BaseFailure {
  readonly message: string;
}

/** The specs below one with `extends`, nearest first, or why there are none. */
export interface Bases {
  readonly trees: readonly SyntaxTree[];
  readonly failure?: BaseFailure;
}

export const noBases: Bases = { trees: [] };

/** Caches of one document, handed from version to version; keys are nodes, so they empty themselves. */
interface Caches {
  readonly read: ReadCache;
  readonly merge: MergeCache;
  readonly structure: WeakMap<Node, readonly StructureProblem[]>;
  /** The same of each list of hosts. */
  readonly lists: ByItem<Node, readonly StructureProblem[]>[];
  /** The specs below, each by itself, by address. */
  bases: ReadonlyMap<string, Snapshot>;
}

/** Follows aliases, up to a number of nodes. */
interface Resolver {
  readonly resolve: (node: Node) => Node | undefined;
  readonly exhausted: () => boolean;
}

/** What is wrong with the text of a spec below, whatever is laid over it. */
export interface BaseProblems {
  readonly tree: SyntaxTree;
  /** The value of `extends` that names it: in this document, or in the one that lies on it. */
  readonly at: ScalarNode;
  readonly syntax: readonly Problem[];
  readonly structure: readonly StructureProblem[];
}

interface Reading {
  readonly spec: Spec | undefined;
  readonly links: LinkTree;
  readonly exhausted: boolean;
}

interface Structure {
  readonly problems: readonly StructureProblem[];
  readonly exhausted: boolean;
}

const noProblems: readonly StructureProblem[] = [];
const nothingMissing: Missing = { own: noProblems, below: noProblems };
/** Specs that others lie on, each by itself: its text is checked once for all that extend it. */
const alone = new WeakMap<SyntaxTree, Snapshot>();
const nothingRemoved: ReadonlyMap<string, ScalarNode> = new Map();

export interface FilePlace {
  readonly uri: string;
  readonly span: Span;
  readonly range: Range;
}

export class Snapshot {
  readonly tree: SyntaxTree;
  readonly bases: Bases;
  readonly #validators: Validators;
  readonly #caches: Caches;
  #read: Reading | undefined;
  #structure: Structure | undefined;
  #missing: Missing | undefined;
  #root: Node | undefined | null = null;
  #below: Node | undefined | null = null;
  readonly #view: View;
  #links: readonly Link[] | undefined;

  private constructor(tree: SyntaxTree, bases: Bases, validators: Validators, before: Snapshot | undefined) {
    this.tree = tree;
    this.bases = bases;
    this.#validators = validators;
    this.#caches =
      before === undefined
        ? {
            read: { values: new WeakMap(), lists: new WeakMap() },
            merge: { merged: new WeakMap(), removals: new WeakMap() },
            structure: new WeakMap(),
            lists: [],
            bases: new Map(),
          }
        : before.#caches;
    // What is reached by aliases stands in several places at once.
    const isPlain = before !== undefined && !hasAliases(before) && !hasAliases(this);
    this.#view = isPlain ? before.#view : new View();
  }

  /** Analyses a tree. `before` is the version before it, whose results are carried over. */
  static of(tree: SyntaxTree, validators: Validators, bases: Bases = noBases, before?: Snapshot): Snapshot {
    return new Snapshot(tree, bases, validators, before);
  }

  get text(): string {
    return this.tree.text;
  }

  get uri(): string {
    return this.tree.uri;
  }

  /** A view on the deployment whose reads are not recorded, for features. */
  get model(): Model {
    return this.#entered().model;
  }

  /**
   * A result that is kept for as long as nothing changes that `compute` has read through the model; `key` must be unique. `compute`
   * must hold on to no version.
   */
  derive<T>(key: string, compute: (model: Model) => T): T {
    const { store, model } = this.#entered();
    return store.derive(key, () => compute(model));
  }

  /** What is kept of several results, as far as it is valid in this version. */
  kept(keys: readonly string[]): readonly Kept[] {
    return this.#entered().store.kept(keys);
  }

  /** Computes again what is kept, and says what comes out as something else. For tests. */
  audit(isEqual: (kept: unknown, fresh: unknown) => boolean): readonly Mismatch[] {
    return this.#entered().store.audit(isEqual);
  }

  /** How often rules and calculations have gone from one version to another: what was made before may hold on to what is gone. */
  get moves(): number {
    return this.#view.moves;
  }

  /** Lets rules and calculations see this version: what they have made of another is read in this one from now on. */
  see(): void {
    this.#entered();
  }

  /** The view, which all versions share; it goes from one to the other, in whatever order they are asked. */
  #entered(): View {
    this.#view.enter(this);
    return this.#view;
  }

  get spec(): Spec | undefined {
    return this.#reading().spec;
  }

  /** Every name given and used, overlays applied. */
  get links(): readonly Link[] {
    return (this.#links ??= flatLinks(this.#reading().links));
  }

  /** The same in the parts that it was read in. */
  get linkParts(): LinkTree {
    return this.#reading().links;
  }

  /** The root with all overlays applied. */
  get root(): Node | undefined {
    if (this.#root !== null) return this.#root;
    return (this.#root = this.#laid(this.tree.root, this.#rootBelow));
  }

  /** The root of the specs below this one, laid on each other from the farthest up. */
  get #rootBelow(): Node | undefined {
    if (this.#below !== null) return this.#below;
    const below = this.bases.trees.reduceRight<Node | undefined>(
      (root, tree) => this.#laid(tree.root, root),
      undefined,
    );
    return (this.#below = below);
  }

  #laid(over: Node | undefined, base: Node | undefined): Node | undefined {
    if (over === undefined || base === undefined) return over ?? base;
    return mergeNodes(base, over, this.#caches.merge);
  }

  /** What this document takes away that is not there: nothing where the specs below could not all be read. */
  get idleRemovals(): readonly IdleRemoval[] {
    const { root } = this.tree;
    return root === undefined || this.broken ? [] : idleRemovals(root, this.#rootBelow, this.#caches.merge.removals);
  }

  /**
   * The names that the specs below give and this document takes away, by kind and name, and where it says so: at the name, or at
   * `extends` where it goes with what it stands in.
   */
  get removed(): ReadonlyMap<string, ScalarNode> {
    const at = extendsOf(this.tree);
    const below = at === undefined ? undefined : this.#rootBelow;
    if (at === undefined || below?.kind !== 'map' || !this.takesAway) return nothingRemoved;
    const keyOf = ({ kind, name }: Link): string => `${kind} ${name}`;
    const given = (links: readonly Link[]): readonly Link[] => links.filter(({ role }) => role === 'definition');
    const reader = new Reader({ resolve: this.#resolver().resolve, cacheable: false });
    reader.root(format, below);
    const left = new Set(given(this.links).map(keyOf));
    const own = new Map(linksIn(this.tree).map((link) => [keyOf(link), link.at]));
    return new Map(
      given(reader.takeLinks()).flatMap((link): readonly (readonly [string, ScalarNode])[] => {
        const key = keyOf(link);
        return left.has(key) ? [] : [[key, own.get(key) ?? at]];
      }),
    );
  }

  /** Whether something in this document takes away what stands below. */
  get takesAway(): boolean {
    const { tree } = this;
    return tree.root !== undefined && tree.mentions(REMOVE) && hasRemoval(tree.root, this.#caches.merge.removals);
  }

  /** Problems of YAML itself, this document's only; alias problems among them. */
  get syntaxProblems(): readonly Problem[] {
    return this.#problemsOfYaml(this.#reading().exhausted);
  }

  #problemsOfYaml(exhausted: boolean): readonly Problem[] {
    const problems: Problem[] = [...this.tree.problems];
    const unresolved = this.tree.aliases.filter((alias) => this.tree.resolve(alias) === undefined);
    for (const alias of unresolved.slice(0, MAX_PROBLEMS)) problems.push(aliasProblem(alias));
    if (exhausted || this.#structural().exhausted) {
      const first = this.tree.aliases[0];
      if (first !== undefined) {
        problems.push({
          code: 'YAML006',
          message: `The aliases of this file stand for more than ${ALIAS_BUDGET} values in all; the rest of them is not read. Write the values out.`,
          start: first.start,
          end: first.end,
          home: first.piece.home,
        });
      }
    }
    return problems;
  }

  /** Where this document does not fit the format. */
  get structureProblems(): readonly StructureProblem[] {
    return this.#structural().problems;
  }

  /** What is required and stands neither in this document nor in the ones that it is laid over. */
  get missingProblems(): readonly StructureProblem[] {
    return this.#missingKeys().own;
  }

  #missingKeys(): Missing {
    return (this.#missing ??= this.#findMissing());
  }

  #findMissing(): Missing {
    const at = extendsOf(this.tree);
    const { root } = this;
    if (at === undefined || root?.kind !== 'map' || this.broken) return nothingMissing;
    return findMissing(root, format, at, (node) => this.tree.owns(node), this.#resolver().resolve);
  }

  /**
   * What is wrong with the specs below, of each by itself, nearest first; of one that is no mapping, nothing of its structure. A key that is missing counts where no spec that lies
   * on it has it either. Their texts are checked once, not at each edit of this document.
   */
  get baseProblems(): readonly BaseProblems[] {
    const found: BaseProblems[] = [];
    let over = this.tree;
    for (const base of this.#basesAlone()) {
      const { tree } = base;
      const at = extendsOf(over);
      over = tree;
      const syntax = base.#problemsOfYaml(false);
      const { below } = this.#missingKeys();
      const structure =
        tree.root?.kind !== 'map'
          ? noProblems
          : [
              ...base.structureProblems.filter(({ code }) => code !== 'FMT003'),
              ...below.filter((problem) => tree.owns(problem.at)),
            ];
      if (at !== undefined) found.push({ tree, at, syntax, structure });
    }
    return found;
  }

  /** The specs below, each as if nothing lay on it and it on nothing. */
  #basesAlone(): readonly Snapshot[] {
    const before = this.#caches.bases;
    const snapshots = this.bases.trees.map((tree) => {
      const known = alone.get(tree);
      if (known !== undefined && known.#validators === this.#validators) return known;
      const made = new Snapshot(tree, noBases, this.#validators, before.get(tree.uri));
      alone.set(tree, made);
      return made;
    });
    this.#caches.bases = new Map(snapshots.map((snapshot) => [snapshot.uri, snapshot]));
    return snapshots;
  }

  /** Some line of this document or of one below it could not be read. */
  get broken(): boolean {
    return this.tree.broken || this.bases.failure !== undefined || this.bases.trees.some((base) => base.broken);
  }

  #structural(): Structure {
    return (this.#structure ??= this.#checkStructure());
  }

  #checkStructure(): Structure {
    const { skeletonRoot, hasAliases } = this.tree;
    const partial = extendsOf(this.tree) !== undefined;
    if (this.tree.root === undefined || skeletonRoot === undefined) return { problems: [], exhausted: false };
    const { resolve, exhausted } = this.#resolver();
    const check = (node: Node, host: boolean): readonly StructureProblem[] => {
      const cached = hasAliases || partial ? undefined : this.#caches.structure.get(node);
      if (cached !== undefined) return cached;
      const problems = checkStructure(
        partial ? withoutRemovals(node, this.#caches.merge.removals) : node,
        host ? hostType : format,
        host ? this.#validators.host : this.#validators.document,
        resolve,
        partial,
      );
      const found = problems.length === 0 ? noProblems : problems;
      if (!hasAliases && !partial) this.#caches.structure.set(node, found);
      return found;
    };
    const problems: StructureProblem[] = [...check(skeletonRoot, false)];
    if (hasAliases) {
      for (const item of new Set(this.#hostLists(resolve).flat())) problems.push(...check(resolve(item) ?? item, true));
    } else {
      const { lists } = this.#caches;
      for (const [i, list] of this.#hostLists(resolve).entries()) {
        const results = (lists[i] ??= new ByItem()).of(list, (item) =>
          partial && isRemoval(item) ? noProblems : check(item, true),
        );
        for (const result of results) if (result !== noProblems) problems.push(...result);
      }
    }
    // What was not read to its end may only look wrong.
    if (exhausted()) return { problems: [], exhausted: true };
    return { problems: hasAliases ? distinct(problems) : problems, exhausted: false };
  }

  /** The document that a node stands in and its place there; undefined for a node of another analysis. */
  locate(node: Node): FilePlace | undefined {
    const tree = this.treeOf(node);
    if (tree === undefined) return undefined;
    const span = tree.spanOf(node);
    return { uri: tree.uri, span, range: tree.lines.rangeOf(span) };
  }

  /** The line of this document on which a node starts, 0-based; undefined for a node of another document. */
  lineOf(node: Node): number | undefined {
    const { tree } = this;
    return this.treeOf(node) === tree ? tree.lines.lineAt(tree.startOf(tree.current(node))) : undefined;
  }

  /** The document that a node stands in: this one or one below it. */
  treeOf(node: Node): SyntaxTree | undefined {
    // Of a spec that extends none, nodes can be of no other file.
    if (this.bases.trees.length === 0) return this.tree.holds(node) ? this.tree : undefined;
    return this.tree.owns(node) ? this.tree : this.bases.trees.find((base) => base.owns(node));
  }

  /** The lists of host items of this document. */
  #hostLists(resolve: Resolver['resolve']): readonly (readonly Node[])[] {
    const itemsOf = (list: Node | undefined): readonly Node[] => {
      const node = list === undefined ? undefined : resolve(list);
      return node?.kind === 'seq' ? node.items : [];
    };
    return itemsOf(entryOf(this.tree.root, 'tiers')?.value).map((tier) =>
      itemsOf(entryOf(resolve(tier), 'hosts')?.value),
    );
  }

  /** Each has a budget of its own, so that what one reading costs does not depend on those before it. */
  #resolver(): Resolver {
    let left = ALIAS_BUDGET;
    const sizes = new Map<Node, number>();
    const sizeOf = (node: Node): number => {
      const known = sizes.get(node);
      if (known !== undefined) return known;
      const size = childrenOf(node).reduce((sum, child) => sum + sizeOf(child), 1);
      sizes.set(node, size);
      return size;
    };
    const resolve = (node: Node): Node | undefined => {
      let target: Node | undefined = node;
      // An alias may name another one; a chain longer than this is a mistake.
      for (let steps = 0; target?.kind === 'alias' && steps < 10; steps++) {
        if (left < 0) return undefined;
        target = this.treeOf(target)?.resolve(target);
        left -= target === undefined ? 1 : sizeOf(target);
      }
      return target?.kind === 'alias' || left < 0 ? undefined : target;
    };
    return { resolve: (node) => (node.kind === 'alias' ? resolve(node) : node), exhausted: () => left < 0 };
  }

  #reading(): Reading {
    if (this.#read !== undefined) return this.#read;
    const root = this.root;
    const { resolve, exhausted } = this.#resolver();
    const reader = new Reader({ resolve, cacheable: !hasAliases(this), cache: this.#caches.read });
    const spec = root?.kind === 'map' ? reader.root(format, root) : undefined;
    this.#read = { spec, links: reader.takeLinkTree(), exhausted: exhausted() };
    return this.#read;
  }
}

const hasAliases = ({ tree, bases }: Snapshot): boolean =>
  tree.hasAliases || bases.trees.some((base) => base.hasAliases);

/** Each problem once: an anchor is read again wherever an alias stands for it. */
function distinct(problems: readonly StructureProblem[]): readonly StructureProblem[] {
  const seen = new Map<Node, Set<string>>();
  return problems.filter(({ at, code, message }) => {
    const known = seen.get(at) ?? new Set<string>();
    const id = `${code} ${message}`;
    if (known.has(id)) return false;
    seen.set(at, known.add(id));
    return true;
  });
}

function aliasProblem(alias: AliasNode): Problem {
  return {
    code: 'YAML003',
    message: `There is no anchor \`&${alias.name.slice(0, 40)}\` that ends before this alias. Define it above, or quote the text if it is no alias.`,
    start: alias.start,
    end: alias.end,
    home: alias.piece.home,
  };
}
