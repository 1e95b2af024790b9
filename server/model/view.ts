/**
 * The deployment of the newest version of a spec, as rules and calculations see it through the `Model`. It goes from version to version:
 * what stands in both is the same object in both, and the store hears of what has changed.
 */
import type { ComponentId } from '../catalog/components';
import type { CollectionId, Entry, Node, ScalarNode } from '../syntax/tree';
import { isSameList } from '../syntax/lists';
import { isUserKey, propertyOf, type Located } from './dsl';
import { format, componentType, hostType, type ComponentSpec, type HostSpec, type Spec } from './format';
import { Model, type Component, type Host, type Seen, type Tier } from './model';
import { flatLinks, isLinkPart, type Link, type LinkTree } from './read';
import { Store, type Facet } from './store';
import { Fields, identityOf, saysTheSame, Tracked, tracked } from './tracked';

/** What one version offers. */
export interface Version {
  readonly spec: Spec | undefined;
  readonly linkParts: LinkTree;
  readonly removed: ReadonlyMap<string, ScalarNode>;
  readonly root: Node | undefined;
  readonly broken: boolean;
}

type Section = keyof Spec;

const SECTIONS: readonly string[] = Object.keys(format.properties);
const none: readonly Component[] = [];
const noKeys: readonly string[] = [];

/** A component on a host, the same for as long as its item stands there. */
class ComponentHandle implements Component {
  readonly id: ComponentId;
  readonly host: HostHandle;
  readonly spec: ComponentSpec;
  readonly identity: Node | CollectionId;
  readonly #view: View;
  readonly #tracked: Tracked;
  #at: ScalarNode;

  constructor(view: View, host: HostHandle, id: ComponentId, at: ScalarNode, raw: ComponentSpec) {
    this.#view = view;
    this.id = id;
    this.host = host;
    this.identity = identityOf(raw.at);
    this.#at = at;
    this.#tracked = tracked(view.store, view.fieldsOf(id), componentType, host, raw);
    this.spec = this.#tracked as unknown as ComponentSpec;
  }

  get at(): ScalarNode {
    this.#view.store.note(this.#view.fieldsOf(this.id).of('the id'), this.host);
    return this.#at;
  }

  update(raw: ComponentSpec, at: ScalarNode): void {
    this.#tracked.$update(raw);
    if (at === this.#at) return;
    this.#at = at;
    this.#view.store.touch(this.#view.fieldsOf(this.id).of('the id'), this.host);
  }
}

/** What a host says by its place and by what the format has for it. */
interface HostFacts {
  readonly name: string;
  readonly at: Node;
  readonly count: number;
  readonly tier: number | undefined;
  readonly tierAt: ScalarNode | undefined;
  readonly incomplete: boolean;
  readonly components: readonly ComponentHandle[];
}

/** A host item, the same for as long as it stands in the spec. */
class HostHandle implements Host {
  readonly spec: HostSpec;
  readonly identity: Node | CollectionId;
  readonly #view: View;
  readonly #tracked: Tracked;
  #facts: HostFacts;
  /** Whether something that cannot be read may be a component. */
  hides: boolean;

  constructor(view: View, raw: HostSpec, tier: number | undefined, tierAt: ScalarNode | undefined) {
    this.#view = view;
    this.identity = identityOf(raw.at);
    this.#tracked = tracked(view.store, view.hostFields, hostType, this, raw);
    this.spec = this.#tracked as unknown as HostSpec;
    this.#facts = this.#factsOf(raw, tier, tierAt, []);
    this.hides = hidesComponents(raw);
  }

  #read<K extends keyof HostFacts>(key: K): HostFacts[K] {
    this.#view.store.note(this.#view.hostFacts.of(key), this, this.#unread.includes(key));
    return this.#facts[key];
  }

  /** Keys with something that could not be understood. */
  get #unread(): readonly string[] {
    return this.#tracked.$raw.unread ?? noKeys;
  }

  get name(): string {
    return this.#read('name');
  }
  get at(): Node {
    return this.#read('at');
  }
  get count(): number {
    return this.#read('count');
  }
  get tier(): number | undefined {
    return this.#read('tier');
  }
  get tierAt(): ScalarNode | undefined {
    return this.#read('tierAt');
  }
  get incomplete(): boolean {
    return this.#read('incomplete');
  }
  get components(): readonly ComponentHandle[] {
    return this.#read('components');
  }

  /** Its components, for the view alone: nobody depends on it. */
  get all(): readonly ComponentHandle[] {
    return this.#facts.components;
  }

  isOf(raw: HostSpec, tier: number | undefined, tierAt: ScalarNode | undefined): boolean {
    return this.#tracked.$raw === raw && this.#facts.tier === tier && this.#facts.tierAt === tierAt;
  }

  /** Takes over what the item says now; whether its components are others. */
  update(raw: HostSpec, tier: number | undefined, tierAt: ScalarNode | undefined): boolean {
    const old = this.#facts;
    const wasUnread = this.#unread;
    this.#tracked.$update(raw);
    const facts = this.#factsOf(raw, tier, tierAt, old.components);
    this.#facts = facts;
    this.hides = hidesComponents(raw);
    const { store, hostFacts } = this.#view;
    for (const key of ['name', 'at', 'count', 'tier', 'tierAt', 'incomplete', 'components'] as const)
      if (facts[key] !== old[key] || wasUnread.includes(key) !== this.#unread.includes(key))
        store.touch(hostFacts.of(key), this);
    return facts.components !== old.components;
  }

  #factsOf(
    raw: HostSpec,
    tier: number | undefined,
    tierAt: ScalarNode | undefined,
    old: readonly ComponentHandle[],
  ): HostFacts {
    const known = new Map(old.map((component) => [component.identity, component]));
    const components = (raw.components?.items ?? []).flatMap((item): readonly ComponentHandle[] => {
      if (item.component === undefined) return [];
      const { value: id, at } = item.component;
      const identity = identityOf(item.at);
      const same = known.get(identity);
      known.delete(identity);
      if (same?.id !== id) return [new ComponentHandle(this.#view, this, id, at, item)];
      same.update(item, at);
      return [same];
    });
    return {
      name: raw.name?.value ?? '',
      at: raw.name?.at ?? raw.at,
      count: raw.count?.value ?? 1,
      tier,
      tierAt,
      incomplete:
        raw.incomplete ||
        (raw.components?.incomplete ?? true) ||
        (raw.components?.items.some((item) => item.incomplete) ?? true),
      components: isSameList(old, components) ? old : components,
    };
  }
}

/** A known key with a value that does not fit hides no component; an unknown one may be meant for `components`. */
function hidesComponents({ at, components, incomplete }: HostSpec): boolean {
  if (components === undefined || components.incomplete) return true;
  if (components.items.some((item) => item.component === undefined)) return true;
  const isStrange = ({ key }: Entry): boolean =>
    propertyOf(hostType, key.source) === undefined && !isUserKey(key.source);
  return incomplete && (at.tainted || (at.kind === 'map' && at.entries.some(isStrange)));
}

export class View implements Seen {
  readonly store = new Store();
  readonly model: Model;
  readonly hostFields = new Fields();
  readonly hostFacts = new Fields();
  readonly #componentFields = new Map<ComponentId, Fields>();
  readonly #sectionFields = new Fields();
  /** What stands in lists, and what the spec is as a whole. */
  readonly #facets = new Fields();
  #version: Version | undefined;
  /** How often it went to another version. */
  moves = 0;
  readonly #sections = new Map<string, unknown>();
  #hosts: readonly HostHandle[] = [];
  #tiers: readonly Tier[] = [];
  #byComponent: ReadonlyMap<ComponentId, readonly Component[]> = new Map();
  #placed: readonly ComponentId[] = [];
  #complete = false;
  #links: readonly Link[] | undefined;
  #linkParts: LinkTree = [];
  #removed: ReadonlyMap<string, ScalarNode> = new Map();
  #root: Node | undefined;
  #broken = false;
  #keys: readonly string[] = [];

  constructor() {
    this.model = new Model(this);
  }

  // ---- what is read

  section<K extends Section>(name: K): Spec[K] {
    this.store.note(this.#sectionFields.of(name));
    return this.#sections.get(name) as Spec[K];
  }

  get hosts(): readonly Host[] {
    this.store.note(this.#facets.of('hosts'));
    return this.#hosts;
  }

  get tiers(): readonly Tier[] {
    this.store.note(this.#facets.of('tiers'));
    return this.#tiers;
  }

  componentsOf(id: ComponentId): readonly Component[] {
    this.store.note(this.#placesOf(id));
    return this.#byComponent.get(id) ?? none;
  }

  get placed(): readonly ComponentId[] {
    this.store.note(this.#facets.of('placed'));
    return this.#placed;
  }

  /**
   * Whether everything under `tiers` could be read. Who computes is told so unless a component may be hidden, or it reads itself what
   * could not be understood: a wrong value elsewhere is no doubt about what it says.
   */
  get complete(): boolean {
    if (!this.store.isComputing) return this.#complete && !this.#hosts.some((host) => host.incomplete);
    this.store.note(this.#facets.of('complete'));
    return this.store.noteComplete(this.#complete);
  }

  get links(): readonly Link[] {
    this.store.note(this.#facets.of('links'));
    return (this.#links ??= flatLinks(this.#linkParts));
  }

  get removed(): ReadonlyMap<string, ScalarNode> {
    this.store.note(this.#facets.of('removed'));
    return this.#removed;
  }

  get root(): Node | undefined {
    this.store.note(this.#facets.of('root'));
    return this.#root;
  }

  get broken(): boolean {
    this.store.note(this.#facets.of('broken'));
    return this.#broken;
  }

  /** The top-level keys as they are written, known or not. */
  get keys(): readonly string[] {
    this.store.note(this.#facets.of('keys'));
    return this.#keys;
  }

  fieldsOf(id: ComponentId): Fields {
    let fields = this.#componentFields.get(id);
    if (fields === undefined) {
      fields = new Fields();
      this.#componentFields.set(id, fields);
    }
    return fields;
  }

  #placesOf(id: ComponentId): Facet {
    return this.fieldsOf(id).of('all of them');
  }

  // ---- what changes

  /**
   * Goes to a version, from whichever it was at: what is kept is valid in both where all that it has read are the same nodes, and
   * these stand in both.
   */
  enter(version: Version): void {
    if (version === this.#version) return;
    this.#version = undefined;
    this.moves++;
    const { spec } = version;
    for (const name of SECTIONS) this.#enterSection(name, spec?.[name as Section]);
    this.#enterHosts(spec);
    const isSameLink = isSameParts(this.#linkParts, version.linkParts);
    this.#linkParts = version.linkParts;
    this.#set('links', isSameLink, () => (this.#links = undefined));
    const { removed, root, broken } = version;
    this.#set('removed', this.#removed === removed, () => (this.#removed = removed));
    const isSameRoot =
      root === undefined
        ? this.#root === undefined
        : this.#root !== undefined && identityOf(root) === identityOf(this.#root);
    this.#set('root', isSameRoot, () => undefined);
    this.#root = root;
    this.#set('broken', this.#broken === broken, () => (this.#broken = broken));
    const keys = root?.kind === 'map' ? root.entries.map(({ key }) => key.source) : [];
    this.#set('keys', isSameList(this.#keys, keys), () => (this.#keys = keys));
    const { tiers } = spec ?? {};
    const complete =
      !broken &&
      tiers?.incomplete === false &&
      !tiers.items.some((tier) => tier.incomplete || (tier.hosts?.incomplete ?? true)) &&
      !this.#hosts.some((host) => host.hides);
    this.#set('complete', this.#complete === complete, () => (this.#complete = complete));
    this.#version = version;
  }

  #set(facet: string, isSame: boolean, set: () => void): void {
    if (isSame) return;
    set();
    this.store.touch(this.#facets.of(facet));
  }

  #enterSection(name: string, raw: unknown): void {
    const old = this.#sections.get(name);
    const property = format.properties[name as keyof typeof format.properties];
    if (old instanceof Tracked) {
      if (raw !== undefined) {
        old.$update(raw as Located);
        return;
      }
    } else if (property.type.kind === 'object' && raw !== undefined) {
      const fields = this.#sectionFields.in(name);
      this.#sections.set(name, tracked(this.store, fields, property.type, undefined, raw as Located));
      this.store.touch(this.#sectionFields.of(name));
      return;
    }
    if (saysTheSame(old, raw)) return;
    this.#sections.set(name, raw);
    this.store.touch(this.#sectionFields.of(name));
  }

  #enterHosts(spec: Spec | undefined): void {
    const old = this.#hosts;
    const hosts: HostHandle[] = [];
    let known: Map<Node | CollectionId, HostHandle> | undefined;
    let areOthers = false;
    for (const { tier, hosts: own } of spec?.tiers?.items ?? []) {
      for (const raw of own?.items ?? []) {
        const identity = identityOf(raw.at);
        let host = old[hosts.length];
        if (host?.identity !== identity || known !== undefined) {
          known ??= new Map(old.slice(hosts.length).map((each) => [each.identity, each]));
          host = known.get(identity);
          known.delete(identity);
        }
        if (host === undefined) host = new HostHandle(this, raw, tier?.value, tier?.at);
        else if (!host.isOf(raw, tier?.value, tier?.at) && host.update(raw, tier?.value, tier?.at)) areOthers = true;
        hosts.push(host);
      }
    }
    if (!isSameList(old, hosts)) {
      areOthers = true;
      this.#hosts = hosts;
      this.store.touch(this.#facets.of('hosts'));
    }
    if (areOthers) this.#enterComponents();
    this.#enterTiers(spec);
  }

  #enterComponents(): void {
    const byId = new Map<ComponentId, Component[]>();
    for (const host of this.#hosts) {
      for (const component of host.all) {
        const list = byId.get(component.id);
        if (list === undefined) byId.set(component.id, [component]);
        else list.push(component);
      }
    }
    const old = this.#byComponent;
    const lists = new Map<ComponentId, readonly Component[]>();
    for (const [id, list] of byId) {
      const before = old.get(id) ?? none;
      lists.set(id, isSameList(before, list) ? before : list);
    }
    this.#byComponent = lists;
    for (const id of new Set([...old.keys(), ...lists.keys()]))
      if (old.get(id) !== lists.get(id)) this.store.touch(this.#placesOf(id));
    const placed = [...lists.keys()].sort();
    this.#set('placed', isSameList(this.#placed, placed), () => (this.#placed = placed));
  }

  #enterTiers(spec: Spec | undefined): void {
    let at = 0;
    const tiers = (spec?.tiers?.items ?? []).flatMap((tier, i): readonly Tier[] => {
      const count = tier.hosts?.items.length ?? 0;
      const own = this.#hosts.slice(at, at + count);
      at += count;
      if (tier.tier === undefined) return [];
      const old = this.#tiers[i];
      const isSame = old?.at === tier.tier.at && old.capacity?.at === tier.capacity?.at && isSameList(old.hosts, own);
      return [isSame ? old : { number: tier.tier.value, at: tier.tier.at, capacity: tier.capacity, hosts: own }];
    });
    this.#set('tiers', isSameList(this.#tiers, tiers), () => (this.#tiers = tiers));
  }
}

/** Whether the same names are given and used in the same nodes. */
function isSameParts(a: Link | LinkTree, b: Link | LinkTree): boolean {
  if (a === b) return true;
  if (isLinkPart(a)) {
    if (!isLinkPart(b) || a.length !== b.length) return false;
    return a.every((part, i) => {
      const other = b[i];
      return other !== undefined && isSameParts(part, other);
    });
  }
  return !isLinkPart(b) && a.at === b.at && a.kind === b.kind && a.role === b.role && a.builtIn === b.builtIn;
}
