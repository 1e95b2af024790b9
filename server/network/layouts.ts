/**
 * Hosts that are alike as far as the network is concerned, told apart by everything that decides about ports and flows.
 *
 * The result is a list of texts on purpose: equal texts are equal values, so an edit of a host's memory or of a comment
 * carries everything below over, and what follows works on a few layouts instead of on every host.
 */
import { pooledServers } from '../catalog/roles';
import { isComponentId, partsOf, type ComponentId } from '../catalog/components';
import { peerKeys, type PeerKey } from '../catalog/flows';
import { resolveAlias, type ValueOf } from '../catalog/types';
import {
  protocol as protocols,
  type database,
  type delivery,
  type docstoreKind,
  type hostService,
  type ProtocolId,
  type filterPool,
  type tlsMode,
  type storeService,
} from '../catalog/vocabulary';
import type { Dictionary, Fact, Listing } from '../model/dsl';
import type { ComponentSpec } from '../model/format';
import type { Component, Host, Model } from '../model/model';
import { append } from './group';

export type TlsMode = ValueOf<typeof tlsMode>;

/** A host item of the spec: one host, or `count` alike. */
export interface HostGroup {
  readonly name: string;
  readonly count: number;
}

/** What a component says for itself that matters on the network. */
export interface PartFacts {
  /** Something that it says could not be read, so that its ports are not certain. */
  readonly incomplete?: true;
  readonly version?: string;
  readonly tls?: TlsMode;
  readonly ports?: Readonly<Partial<Record<ProtocolId, number>>>;
  /** Components of one host with different numbers here listen on different addresses. */
  readonly address?: number;
  readonly submission?: boolean;
  readonly delivery?: ValueOf<typeof delivery>;
  /** Which MTAs a filter works for. */
  readonly pool?: ValueOf<typeof filterPool>;
  /** Services of a store that run; the others are off. */
  readonly serves?: readonly ValueOf<typeof storeService>[];
  readonly engine?: ValueOf<typeof database>;
  readonly docstore?: ValueOf<typeof docstoreKind>;
  readonly ischedule?: boolean;
  readonly serverPort?: number;
  readonly calendarTls?: TlsMode;
  readonly ha?: string;
  /** Names of host groups, those that exist. */
  readonly references?: Readonly<Partial<Record<PeerKey, readonly string[]>>>;
}

export interface Part {
  /** Never a product with parts. */
  readonly id: ComponentId;
  /** The component as it is written. */
  readonly owner: ComponentId;
  /** Its place among the components of the host, 0-based. */
  readonly index: number;
  readonly facts: PartFacts;
}

export interface Layout {
  /** Its place in the list, 0-based. */
  readonly index: number;
  readonly zone: string | undefined;
  readonly site: string | undefined;
  readonly parts: readonly Part[];
  readonly services: readonly ValueOf<typeof hostService>[];
  readonly hosts: readonly HostGroup[];
}

/** A layout as it is written in a text. */
interface Written {
  readonly zone?: string;
  readonly site?: string;
  readonly components: readonly (string | readonly [ComponentId, PartFacts])[];
  readonly services?: readonly ValueOf<typeof hostService>[];
}

/** The layouts as texts, in the order of their first hosts. Hosts without a name are left out: they are being typed. */
export const layoutTexts = (model: Model): readonly string[] =>
  model.shared('network layouts', (asked) => {
    const groups = new Map<string, string[]>();
    for (const line of asked.each(asked.hosts, 'network layout', lineOf)) {
      if (line === '') continue;
      const end = line.indexOf('\n');
      append(groups, line.slice(0, end), line.slice(end + 1));
    }
    return [...groups].map(([text, hosts]) => `[${JSON.stringify(text)},[${hosts.join(',')}]]`);
  });

/** The layout of a host and the host itself, both as JSON, which has no line feed: a text, so that equal ones are one value. */
function lineOf(host: Host, model: Model): string {
  const { name } = host;
  if (name === '') return '';
  const group: HostGroup = { name, count: host.count };
  return `${textOf(model, host)}\n${JSON.stringify(group)}`;
}

/** The layouts of a model. */
export const layoutsOf = (model: Model): readonly Layout[] =>
  model.shared('network layouts, read', (asked) => layoutTexts(asked).map(read));

function textOf(model: Model, host: Host): string {
  const zone = host.spec.zone?.value;
  const site = host.spec.site?.value;
  const services = host.spec['os-services']?.items;
  const addresses = new Map<string, number>();
  const components: (string | readonly [ComponentId, PartFacts])[] = [];
  for (const component of host.components) {
    const facts = factsOf(model, component, addresses);
    components.push(facts === undefined ? component.id : [component.id, facts]);
  }
  const written: Written = {
    components,
    ...(zone === undefined ? {} : { zone }),
    ...(site === undefined ? {} : { site }),
    ...(services === undefined || services.length === 0 ? {} : { services: services.map((fact) => fact.value) }),
  };
  return JSON.stringify(written);
}

function factsOf(model: Model, component: Component, addresses: Map<string, number>): PartFacts | undefined {
  const { spec } = component;
  const ha = haMatters(component.id) ? (spec.ha ?? component.host.spec.ha)?.method?.value : undefined;
  // An id alone says nothing more, and most components are one.
  if (spec.at.kind === 'scalar') return ha === undefined ? undefined : { ha };
  const facts: { -readonly [K in keyof PartFacts]: PartFacts[K] } = {};
  if (ha !== undefined) facts.ha = ha;
  const unread = spec.ports?.entries.some((entry) => resolveAlias(protocols, entry.name) === undefined) === true;
  if (spec.incomplete || spec.ports?.incomplete === true || unread) facts.incomplete = true;
  if (spec.version !== undefined) facts.version = spec.version.value;
  if (spec.tls !== undefined) facts.tls = spec.tls.value;
  if (spec.ports !== undefined) facts.ports = portsOf(spec.ports);
  if (spec.address !== undefined) {
    const known = addresses.get(spec.address.value) ?? addresses.size + 1;
    addresses.set(spec.address.value, known);
    facts.address = known;
  }
  if (spec.submission !== undefined) facts.submission = spec.submission.value;
  if (spec.delivery !== undefined) facts.delivery = spec.delivery.value;
  if (spec.serves !== undefined && !spec.serves.incomplete) facts.serves = spec.serves.items.map((fact) => fact.value);
  if (spec.pool !== undefined) facts.pool = spec.pool.value;
  if (spec.engine !== undefined) facts.engine = spec.engine.value;
  if (spec.kind !== undefined) facts.docstore = spec.kind.value;
  if (spec.ischedule !== undefined) facts.ischedule = spec.ischedule.value;
  if (spec['server-port'] !== undefined) facts.serverPort = spec['server-port'].value;
  if (spec['calendar-tls'] !== undefined) facts.calendarTls = spec['calendar-tls'].value;
  const references = referencesOf(model, spec);
  if (references !== undefined) facts.references = references;
  for (const _ in facts) return facts;
  return undefined;
}

/** Whether high availability changes who talks to whom. */
const haMatters = (id: ComponentId): boolean => pooledServers.includes(id);

function portsOf(ports: Dictionary<Fact<number>>): Partial<Record<ProtocolId, number>> {
  const found: Partial<Record<ProtocolId, number>> = {};
  for (const entry of ports.entries) {
    const protocol = resolveAlias(protocols, entry.name);
    if (protocol !== undefined) found[protocol] = entry.value.value;
  }
  return found;
}

function referencesOf(model: Model, spec: ComponentSpec): PartFacts['references'] {
  let found: Partial<Record<PeerKey, readonly string[]>> | undefined;
  for (const key of peerKeys) {
    const listing: Listing<Fact<string>> | undefined = spec[key];
    if (listing === undefined) continue;
    const names = [...new Set(model.hostsOf(listing).map((host) => host.name))];
    if (names.length > 0) found = { ...found, [key]: names };
  }
  const databases = found?.databases === undefined ? databasesOf(model, spec) : [];
  return databases.length === 0 ? found : { ...found, databases };
}

/** The databases that a front end knows by their davstore identifiers (L4276), and those of iSchedule, which have none. */
function databasesOf(model: Model, { davstores }: ComponentSpec): readonly string[] {
  if (davstores === undefined || davstores.incomplete || davstores.items.length === 0) return [];
  const ids = new Set(davstores.items.flatMap(({ id }) => id?.value ?? []));
  const databases = model.of('cal7-database');
  // One without an identifier may be any of them.
  if (databases.some(({ spec }) => spec.davstore === undefined && spec.ischedule?.value !== true)) return [];
  return [
    ...new Set(
      databases
        .filter(
          ({ spec }) => spec.ischedule?.value === true || spec.davstore?.items.some(({ value }) => ids.has(value)),
        )
        .map(({ host }) => host.name),
    ),
  ];
}

function read(text: string, index: number): Layout {
  const [inner, hosts] = JSON.parse(text) as [string, readonly HostGroup[]];
  const written = JSON.parse(inner) as Written;
  return {
    index,
    zone: written.zone,
    site: written.site,
    services: written.services ?? [],
    hosts,
    parts: written.components.flatMap((entry, place): Part[] => {
      const [id, facts] = typeof entry === 'string' ? [entry, {}] : entry;
      if (!isComponentId(id)) return [];
      return partsOf(id).map((part) => ({ id: part, owner: id, index: place, facts }));
    }),
  };
}

/** The layouts that have a component, with its part; several parts of a host may be the same component. */
export function placesOf(
  layouts: readonly Layout[],
  id: ComponentId,
): readonly { readonly layout: Layout; readonly part: Part }[] {
  return layouts.flatMap((layout) => layout.parts.filter((part) => part.id === id).map((part) => ({ layout, part })));
}
