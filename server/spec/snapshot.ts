/**
 * One analysed version of one spec: immutable, lazy, shared by every feature. What an edit did not touch is carried over
 * from the version before, by the identity of syntax nodes.
 */
import type { ComponentId } from '../catalog/components';
import { ALIAS_BUDGET, SyntaxTree, type Problem } from '../syntax/document';
import type { Range } from '../syntax/lines';
import { entryOf, type AliasNode, type Node, type ScalarNode, type Span } from '../syntax/tree';
import { format, hostType, type HostSpec, type Spec } from './format';
import { Model, type Component, type Host, type Inputs, type Tier } from './model';
import { extendsOf, mergeNodes, type MergeCache } from './overlay';
import { input, Queries, type Query } from './queries';
import { Reader, type Link, type ReadCache } from './read';
import { checkStructure, type StructureProblem, type Validator } from './structure';

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
  readonly hosts: WeakMap<HostSpec, Host>;
  readonly structure: WeakMap<Node, readonly StructureProblem[]>;
}

export interface Place {
  readonly uri: string;
  readonly span: Span;
  readonly range: Range;
}

export class Snapshot {
  readonly tree: SyntaxTree;
  readonly bases: Bases;
  readonly queries: Queries;
  readonly inputs: Inputs;
  readonly #validators: Validators;
  readonly #caches: Caches;
  #read: { readonly spec: Spec | undefined; readonly links: readonly Link[] } | undefined;
  #root: Node | undefined | null = null;
  #aliasUses = 0;
  #byComponent: ReadonlyMap<ComponentId, readonly Component[]> | undefined;
  #hostList: readonly Host[] | undefined;

  private constructor(tree: SyntaxTree, bases: Bases, validators: Validators, before: Snapshot | undefined) {
    this.tree = tree;
    this.bases = bases;
    this.#validators = validators;
    this.#caches =
      before === undefined ? { read: new WeakMap(), merge: new WeakMap(), hosts: new WeakMap(), structure: new WeakMap() } : before.#caches;
    this.queries = new Queries(before?.queries);
    this.inputs = this.#makeInputs();
  }

  /** Analyses a tree. `before` is the version before it, whose results are carried over and which is not asked again. */
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
    return new Model(this.queries.ask, this.inputs);
  }

  get spec(): Spec | undefined {
    return this.#reading().spec;
  }

  /** Every name given and used, overlays applied. */
  get links(): readonly Link[] {
    return this.#reading().links;
  }

  /** The root with all overlays applied. */
  get root(): Node | undefined {
    if (this.#root !== null) return this.#root;
    let root = this.tree.root;
    for (const base of this.bases.trees) {
      if (root === undefined) root = base.root;
      else if (base.root !== undefined) root = mergeNodes(base.root, root, this.#caches.merge);
    }
    return (this.#root = root);
  }

  /** Problems of YAML itself, this document's only; alias problems among them. */
  get syntaxProblems(): readonly Problem[] {
    const problems: Problem[] = [...this.tree.problems];
    for (const alias of this.tree.aliases) {
      if (this.tree.resolve(alias) === undefined) problems.push(aliasProblem(alias));
    }
    void this.spec;
    if (this.#aliasUses > ALIAS_BUDGET) {
      const first = this.tree.aliases[0];
      if (first !== undefined) {
        problems.push({
          code: 'YAML006',
          message: `Aliases of this file expand to more than ${ALIAS_BUDGET.toString()} places; the rest of them is not read. Write the values out.`,
          start: first.start,
          end: first.end,
          block: first.block,
        });
      }
    }
    return problems;
  }

  /** Where this document does not fit the format. */
  get structureProblems(): readonly StructureProblem[] {
    const { skeletonRoot } = this.tree;
    const partial = extendsOf(this.tree) !== undefined;
    if (this.tree.root === undefined || skeletonRoot === undefined) return [];
    const resolve = this.#resolver();
    const check = (node: Node, host: boolean): readonly StructureProblem[] => {
      const cached = this.tree.hasAliases || partial ? undefined : this.#caches.structure.get(node);
      if (cached !== undefined) return cached;
      const problems = checkStructure(node, host ? hostType : format, host ? this.#validators.host : this.#validators.document, resolve, partial);
      if (!this.tree.hasAliases && !partial) this.#caches.structure.set(node, problems);
      return problems;
    };
    const problems: StructureProblem[] = [...check(skeletonRoot, false)];
    for (const item of this.#hostItems()) for (const problem of check(item, true)) problems.push(problem);
    return problems;
  }

  /** The document that a node stands in and its place there; undefined for a node of another analysis. */
  locate(node: Node): Place | undefined {
    const tree = this.treeOf(node);
    if (tree === undefined) return undefined;
    const span = tree.spanOf(node);
    return { uri: tree.uri, span, range: tree.lines.rangeOf(span) };
  }

  /** The document that a node stands in: this one or one below it. */
  treeOf(node: Node): SyntaxTree | undefined {
    return this.tree.owns(node) ? this.tree : this.bases.trees.find((base) => base.owns(node));
  }

  *#hostItems(): Generator<Node> {
    const tiers = entryOf(this.tree.root, 'tiers')?.value;
    if (tiers?.kind !== 'seq') return;
    for (const tier of tiers.items) {
      const hosts = entryOf(tier, 'hosts')?.value;
      if (hosts?.kind !== 'seq') continue;
      for (const item of hosts.items) if (item.kind !== 'alias') yield item;
    }
  }

  #resolver(): (node: Node) => Node | undefined {
    return (node) => {
      let target: Node | undefined = node;
      // An alias may name another one; a chain longer than this is a mistake.
      for (let steps = 0; target?.kind === 'alias' && steps < 10; steps++) {
        this.#aliasUses++;
        if (this.#aliasUses > ALIAS_BUDGET) return undefined;
        target = this.treeOf(target)?.resolve(target);
      }
      return target?.kind === 'alias' ? undefined : target;
    };
  }

  #reading(): { readonly spec: Spec | undefined; readonly links: readonly Link[] } {
    if (this.#read !== undefined) return this.#read;
    const root = this.root;
    const aliases = this.tree.hasAliases || this.bases.trees.some((base) => base.hasAliases);
    const reader = new Reader({ resolve: this.#resolver(), cacheable: !aliases, cache: this.#caches.read });
    const spec = root?.kind === 'map' ? reader.root(format, root) : undefined;
    this.#read = { spec, links: reader.takeLinks() };
    return this.#read;
  }

  #hosts(): readonly Host[] {
    if (this.#hostList !== undefined) return this.#hostList;
    const hosts: Host[] = [];
    for (const tier of this.spec?.tiers?.items ?? []) {
      for (const host of tier.hosts?.items ?? []) hosts.push(this.#host(host, tier.tier?.value, tier.tier?.at));
    }
    return (this.#hostList = hosts);
  }

  #host(spec: HostSpec, tier: number | undefined, tierAt: ScalarNode | undefined): Host {
    const cached = this.#caches.hosts.get(spec);
    if (cached !== undefined && cached.tierAt === tierAt && cached.tier === tier) return cached;
    const components: Component[] = [];
    const host: Host = {
      name: spec.name?.value ?? '',
      at: spec.name?.at ?? spec.at,
      count: spec.count?.value ?? 1,
      tier,
      tierAt,
      spec,
      components,
      incomplete: spec.incomplete || (spec.components?.incomplete ?? true) || (spec.components?.items.some((item) => item.incomplete) ?? true),
    };
    for (const item of spec.components?.items ?? []) {
      if (item.component !== undefined) components.push({ id: item.component.value, at: item.component.at, host, spec: item });
    }
    this.#caches.hosts.set(spec, host);
    return host;
  }

  #components(): ReadonlyMap<ComponentId, readonly Component[]> {
    if (this.#byComponent !== undefined) return this.#byComponent;
    const byId = new Map<ComponentId, Component[]>();
    for (const host of this.#hosts()) {
      for (const component of host.components) {
        const list = byId.get(component.id);
        if (list === undefined) byId.set(component.id, [component]);
        else list.push(component);
      }
    }
    return (this.#byComponent = byId);
  }

  #complete(): boolean {
    const tiers = this.spec?.tiers;
    if (this.tree.broken || this.bases.failure !== undefined || this.bases.trees.some((base) => base.broken)) return false;
    if (tiers === undefined || tiers.incomplete) return false;
    if (tiers.items.some((tier) => tier.incomplete || (tier.hosts?.incomplete ?? true))) return false;
    return !this.#hosts().some((host) => host.incomplete);
  }

  #makeInputs(): Inputs {
    const sections = new Map<string, Query<unknown>>();
    const components = new Map<ComponentId, Query<readonly Component[]>>();
    const none: readonly Component[] = [];
    return {
      section: <K extends keyof Spec & string>(name: K) => {
        let query = sections.get(name) as Query<Spec[K]> | undefined;
        if (query === undefined) {
          query = input(`section ${name}`, () => this.spec?.[name] as Spec[K]);
          sections.set(name, query);
        }
        return query;
      },
      hosts: input('hosts', () => this.#hosts()),
      tiers: input('tiers', () => this.#tiers()),
      componentsOf: (id) => {
        let query = components.get(id);
        if (query === undefined) {
          query = input(`component ${id}`, () => this.#components().get(id) ?? none);
          components.set(id, query);
        }
        return query;
      },
      placed: input('placed', () => [...this.#components().keys()].sort()),
      complete: input('complete', () => this.#complete()),
      links: input('links', () => this.links),
      rootAt: input('root', () => this.root),
      broken: input('broken', () => this.tree.broken),
    };
  }

  #tiers(): readonly Tier[] {
    const hosts = this.#hosts();
    let at = 0;
    return (this.spec?.tiers?.items ?? []).flatMap((tier): Tier[] => {
      const count = tier.hosts?.items.length ?? 0;
      const own = hosts.slice(at, at + count);
      at += count;
      return tier.tier === undefined ? [] : [{ number: tier.tier.value, at: tier.tier.at, capacity: tier.capacity, hosts: own }];
    });
  }
}

function aliasProblem(alias: AliasNode): Problem {
  return {
    code: 'YAML003',
    message: `There is no anchor \`&${alias.name.slice(0, 40)}\` before this alias. Define it above, or quote the text if it is no alias.`,
    start: alias.start,
    end: alias.end,
    block: alias.block,
  };
}

