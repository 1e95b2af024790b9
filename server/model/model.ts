/**
 * The deployment as rules and calculations see it. Every accessor is a query: what a rule looks at is what its result
 * depends on.
 */
import { components, type ComponentId } from '../catalog/components';
import { numbered, releaseName, releaseNames } from '../catalog/releases';
import { nearest } from '../words/nearest';
import type { ValueOf } from '../catalog/types';
import { valueOf } from '../catalog/types';
import { zoneKind } from '../catalog/vocabulary';
import type { Node, ScalarNode } from '../syntax/tree';
import type { Fact } from './dsl';
import type { ComponentSpec, HaSpec, HostSpec, Spec, TierSpec } from './format';
import type { Link } from './read';
import type { Steps } from './steps';
import type { Store } from './store';

export type ZoneKind = ValueOf<typeof zoneKind>;

/** A host item of the spec: one host, or `count` alike. */
export interface Host {
  readonly name: string;
  /** The name, or the whole mapping where it has none. */
  readonly at: Node;
  readonly count: number;
  readonly tier: number | undefined;
  readonly tierAt: ScalarNode | undefined;
  readonly spec: HostSpec;
  readonly components: readonly Component[];
  /** Some key of the host or of its components could not be read. */
  readonly incomplete: boolean;
}

/** A component on a host. */
export interface Component {
  readonly id: ComponentId;
  /** The id as it stands in the spec. */
  readonly at: ScalarNode;
  readonly host: Host;
  readonly spec: ComponentSpec;
}

export interface Tier {
  readonly number: number;
  readonly at: ScalarNode;
  readonly capacity: TierSpec['capacity'];
  readonly hosts: readonly Host[];
}

/** What is seen of the newest version; see view.ts. */
export interface Seen {
  readonly store: Store;
  readonly hosts: readonly Host[];
  readonly tiers: readonly Tier[];
  readonly placed: readonly ComponentId[];
  readonly complete: boolean;
  readonly links: readonly Link[];
  readonly removed: ReadonlyMap<string, ScalarNode>;
  readonly root: Node | undefined;
  readonly broken: boolean;
  readonly keys: readonly string[];
  readonly section: <K extends keyof Spec>(name: K) => Spec[K];
  readonly componentsOf: (id: ComponentId) => readonly Component[];
}

/** Which entry of `services` speaks for a component. */
type ServiceKey = Exclude<
  keyof NonNullable<Spec['services']>,
  'at' | 'key' | 'incomplete' | 'unread' | 'antispam' | 'remote-failover'
>;

export class Model {
  readonly #view: Seen;
  /** By fact and product: who compares facts compares objects. */
  readonly #numbers = new WeakMap<Fact<string>, Map<string, Fact<string>>>();

  constructor(view: Seen) {
    this.#view = view;
  }

  /** A derived value over the model, shared by all who ask with the same key: it must be unique. */
  shared<T>(key: string, compute: (model: Model) => T): T {
    return this.#view.store.derive(key, () => compute(this));
  }

  /**
   * Brings what `shared` answers under the same key up to date, in steps between which others may work; does nothing where it is.
   * Where the spec changes meanwhile it ends early, and `shared` makes it in one go.
   */
  sharedInSteps(key: string, compute: (model: Model) => Steps<unknown>): Steps<void> {
    return this.#view.store.deriveInSteps(key, this, () => compute(this));
  }

  /**
   * What `compute` makes of each of `items` (hosts or components of this model), in their order. Only those are computed again of which
   * something that `compute` read has changed, so it must read everything through the item and the model that it is given. `key` must
   * be unique.
   */
  each<Item extends Host | Component, T>(
    items: readonly Item[],
    key: string,
    compute: (item: Item, model: Model) => T,
  ): readonly T[] {
    return this.#view.store.each(`each ${key}`, items, hostOf, (item) => compute(item, this));
  }

  /** A top-level section as it stands in the spec (overlays applied); undefined where it is left out or unreadable. */
  section<K extends keyof Spec>(name: K): Spec[K] {
    return this.#view.section(name);
  }

  get suite(): Spec['suite'] {
    return this.section('suite');
  }
  get architecture(): Spec['architecture'] {
    return this.section('architecture');
  }
  get environment(): Spec['environment'] {
    return this.section('environment');
  }
  get directory(): Spec['directory'] {
    return this.section('directory');
  }
  get sso(): Spec['sso'] {
    return this.section('sso');
  }
  get dns(): Spec['dns'] {
    return this.section('dns');
  }
  get services(): Spec['services'] {
    return this.section('services');
  }
  get users(): Spec['users'] {
    return this.section('users');
  }
  get firewalls(): Spec['firewalls'] {
    return this.section('firewalls');
  }

  /** All host items in document order. */
  get hosts(): readonly Host[] {
    return this.#view.hosts;
  }

  get tiers(): readonly Tier[] {
    return this.#view.tiers;
  }

  /** Every name given and used. */
  get links(): readonly Link[] {
    return this.#view.links;
  }

  /** Where a name of an extended spec is taken away; undefined where it is not. */
  removedAt({ kind, name }: Pick<Link, 'kind' | 'name'>): ScalarNode | undefined {
    return this.#view.removed.get(`${kind} ${name}`);
  }

  /** The root mapping, where a section that is missing would go. */
  get root(): Node | undefined {
    return this.#view.root;
  }

  /** Some line of the spec could not be read. */
  get broken(): boolean {
    return this.#view.broken;
  }

  /** Whether the spec proves that it has no such section: every line could be read, and no key looks like that one. */
  lacksSection(name: keyof Spec): boolean {
    return !this.broken && this.#view.keys.every((key) => key !== name && nearest(key, [name]) === undefined);
  }

  /** The components with any of these ids, by id and then in document order. */
  of(...ids: readonly ComponentId[]): readonly Component[] {
    const [only] = ids;
    if (ids.length === 1 && only !== undefined) return this.#view.componentsOf(only);
    return this.shared(`components ${ids.join(' ')}`, (model) => ids.flatMap((id) => model.of(id)));
  }

  /** The ids of all components that stand on some host. */
  get placed(): readonly ComponentId[] {
    return this.#view.placed;
  }

  /** Whether any of these runs on some host of the spec. */
  has(...ids: readonly ComponentId[]): boolean {
    return ids.some((id) => this.#view.componentsOf(id).length > 0);
  }

  /** Whether `external:` names any of these. */
  isExternal(...ids: readonly ComponentId[]): boolean {
    return this.section('external')?.items.some((fact) => ids.includes(fact.value)) ?? false;
  }

  /** Whether any of these may stand outside the spec: `external:` names it, or could not be read. */
  mayBeExternal(...ids: readonly ComponentId[]): boolean {
    if (this.isExternal(...ids)) return true;
    const external = this.section('external');
    // The key may be there although nothing below it can be read.
    return external === undefined ? this.#view.keys.includes('external') : external.incomplete;
  }

  /**
   * Whether the spec proves that none of these exists: on no host, not external, and everything under `tiers` could be read.
   */
  lacks(...ids: readonly ComponentId[]): boolean {
    return !this.has(...ids) && !this.mayBeExternal(...ids) && this.complete;
  }

  /** Everything under `tiers` could be read, so that what is not there is proven absent. */
  get complete(): boolean {
    return this.#view.complete;
  }

  /** Hosts by name; `name-1` to `name-N` are hosts of a group with a count. */
  get hostsByName(): ReadonlyMap<string, Host> {
    return this.shared('hosts by name', (model) => {
      const byName = new Map<string, Host>();
      for (const host of model.hosts) if (host.name !== '' && !byName.has(host.name)) byName.set(host.name, host);
      return byName;
    });
  }

  /** The host (group) that a reference names. */
  host(name: string): Host | undefined {
    const byName = this.hostsByName;
    const exact = byName.get(name);
    if (exact !== undefined) return exact;
    const match = /^(.+)-(\d{1,6})$/.exec(name);
    const group = match?.[1] === undefined ? undefined : byName.get(match[1]);
    return group !== undefined && Number(match?.[2]) >= 1 && Number(match?.[2]) <= group.count && group.count > 1
      ? group
      : undefined;
  }

  /** The hosts that references name; names that are nowhere are left out. */
  hostsOf(facts: { readonly items: readonly Fact<string>[] } | undefined): readonly Host[] {
    return facts?.items.flatMap((fact) => this.host(fact.value) ?? []) ?? [];
  }

  /** The kind of a zone: declared with it, or named like one. */
  zoneKind(name: string | undefined): ZoneKind | undefined {
    if (name === undefined) return undefined;
    const declared = this.section('zones')?.items.find((zone) => zone.name?.value === name);
    if (declared?.kind !== undefined) return declared.kind.value;
    return valueOf(zoneKind, name) === undefined ? undefined : (name as ZoneKind);
  }

  /** The kind of zone that a host stands in. */
  zoneOf(host: Host): ZoneKind | undefined {
    return this.zoneKind(host.spec.zone?.value);
  }

  /** The version of a component: its own, or that of its product in `services`. */
  versionOf(component: Component): Fact<string> | undefined {
    const own = component.spec.version;
    return own === undefined ? this.serviceVersion(component.id) : this.#numbered(own, component.id);
  }

  /** The version that `services` (or `directory`) gives for the product of a component. */
  serviceVersion(id: ComponentId): Fact<string> | undefined {
    const key = components[id].product === 'directory' ? undefined : serviceOf(id);
    const given =
      components[id].product === 'directory'
        ? this.directory?.version
        : key === undefined
          ? undefined
          : this.services?.[key]?.version;
    return given === undefined ? undefined : this.#numbered(given, id);
  }

  /** A version by its number where it is written as the name of a release (`6 2005Q4`), whose number depends on the product. */
  #numbered(version: Fact<string>, id: ComponentId): Fact<string> {
    if (releaseName(version.value) === undefined) return version;
    const product = Object.hasOwn(releaseNames, id) ? id : components[id].product;
    const known = this.#numbers.get(version) ?? new Map<string, Fact<string>>();
    this.#numbers.set(version, known);
    const made = known.get(product) ?? { ...version, value: numbered(version.value, product) };
    known.set(product, made);
    return made;
  }

  /** High availability of a component: its own, its host's, or (back ends only) its product's. */
  haOf(component: Component): HaSpec | undefined {
    const own = component.spec.ha ?? component.host.spec.ha;
    if (own !== undefined || components[component.id].state !== 'stateful') return own;
    const key = serviceOf(component.id);
    return key === 'messaging' || key === 'calendar' || key === 'instant-messaging'
      ? this.services?.[key]?.ha
      : undefined;
  }

  /** TLS of a component: its own or its product's. */
  tlsOf(component: Component): ComponentSpec['tls'] {
    if (component.spec.tls !== undefined) return component.spec.tls;
    const key = serviceOf(component.id);
    return key === 'messaging' || key === 'calendar' || key === 'convergence' || key === 'communications-express'
      ? this.services?.[key]?.tls
      : undefined;
  }

  /** How many hosts a set of components runs on, counts included. */
  countOf(found: readonly Component[]): number {
    let count = 0;
    for (const host of new Set(found.map((component) => component.host))) count += host.count;
    return count;
  }
}

/** The host that something stands on: itself, for a host. */
const hostOf = (item: Host | Component): Host => ('host' in item ? item.host : item);

/** Which entry of `services` speaks for a component; undefined where none does. */
export function serviceOf(id: ComponentId): ServiceKey | undefined {
  switch (id) {
    case 'delegated-administrator':
    case 'access-manager':
    case 'opensso':
    case 'glassfish':
    case 'jmq':
      return id;
    case 'access-manager-sdk':
      return 'access-manager';
    default:
      break;
  }
  switch (components[id].product) {
    case 'messaging':
      return 'messaging';
    case 'calendar':
      return 'calendar';
    case 'instant-messaging':
      return 'instant-messaging';
    case 'convergence':
      return 'convergence';
    case 'communications-express':
      return 'communications-express';
    case 'outlook':
      return 'outlook-connector';
    case 'search':
      return 'indexing-search';
    default:
      return undefined;
  }
}
