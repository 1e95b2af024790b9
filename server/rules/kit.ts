/** Edits and small questions that several rules share. */
import { figures } from '../catalog/figures';
import { componentInfo, type ComponentId } from '../catalog/components';
import { webContainers } from '../catalog/roles';
import { listenersOf, type Listener } from '../catalog/ports';
import { isAtLeast, isBefore, versionNeeds, type VersionNeed } from '../catalog/releases';
import type { Fact, ObjectType, Type } from '../model/dsl';
import { componentType, format, hostType, type HostSpec } from '../model/format';
import type { Component, Host, Model, ZoneKind } from '../model/model';
import { flowText, Raw, type Editor, type Plain } from '../syntax/edits';
import { entryOf, type Node } from '../syntax/tree';
import type { FixDraft } from './rule';

/** The order in which the keys of a mapping are written. */
export const orderOf = (type: ObjectType): readonly string[] => Object.keys(type.properties);

/**
 * Sets a value by its path of keys from the root (`['directory', 'schema']`), replacing it or adding what is missing on the
 * way, each key in its usual place. It looks at the file that is edited alone: the model may be of an earlier version, and
 * its root is one with the specs that the file extends.
 */
export function setPath(editor: Editor, _model: Model, path: readonly string[], value: Plain): void {
  let node: Node | undefined = editor.root;
  let type: Type | undefined = format;
  for (let depth = 0; depth < path.length && node !== undefined; depth++) {
    const key = path[depth] ?? '';
    const entry = entryOf(node, key);
    const objectType: ObjectType | undefined = type?.kind === 'object' ? type : undefined;
    const rest = path.slice(depth + 1).reduceRight<Plain>((inner, name) => ({ [name]: inner }), value);
    if (entry === undefined) {
      if (node.kind !== 'map' && node.kind !== 'scalar') return;
      editor.insert(node, key, rest, {
        ...(objectType === undefined ? {} : { order: orderOf(objectType) }),
        ...(objectType?.shorthand === undefined ? {} : { shorthand: objectType.shorthand }),
      });
      return;
    }
    if (depth === path.length - 1) {
      editor.replace(entry.value, value);
      return;
    }
    node = entry.value;
    type = objectType === undefined ? undefined : objectType.properties[key]?.type;
  }
}

/** Adds a key to a host's mapping. */
export function setOnHost(editor: Editor, host: Host, key: string, value: Plain): void {
  const existing = entryOf(host.spec.at, key);
  if (existing !== undefined) editor.replace(existing.value, value);
  else editor.insert(host.spec.at, key, value, { order: orderOf(hostType) });
}

/** Sets a key of a component; an id that stands alone becomes a mapping. */
export function setOnComponent(editor: Editor, component: Component, key: string, value: Plain): void {
  const existing = entryOf(component.spec.at, key);
  if (existing !== undefined) editor.replace(existing.value, value);
  else editor.insert(component.spec.at, key, value, { order: orderOf(componentType), shorthand: 'component' });
}

/** Removes a component from its host. */
export function removeComponent(editor: Editor, component: Component): void {
  editor.removeItem(component.spec.at);
}

/** What is written in place of a value of the format: numbers and yes or no as such, all else (quantities too) as text. */
type Written<T> = T extends number ? number : T extends boolean ? boolean : string;

/** A fix that writes another value in place of a fact, of the type that the format has there. */
export function replaceFix<T>(
  fact: Fact<T>,
  value: Written<T>,
  options: { readonly safe?: boolean; readonly title?: string } = {},
): FixDraft {
  const title =
    options.title ??
    (fact.key === undefined
      ? `Replace \`${fact.source}\` by \`${value.toString()}\``
      : `Set \`${fact.key.source}\` to \`${value.toString()}\``);
  return {
    title,
    safe: options.safe === true,
    in: fact.at,
    edit: (editor) => {
      editor.replace(fact.at, value);
    },
  };
}

/** A fix that removes a key or an item. */
export function removeFix(fact: { readonly at: Node }, title: string, safe = false): FixDraft {
  return {
    title,
    safe,
    in: fact.at,
    edit: (editor) => {
      editor.removeEntry(fact.at);
    },
  };
}

/** A fix that adds a component to a host, with ports that are free there. */
export function addFix(model: Model, host: Host, id: ComponentId, safe = false): FixDraft {
  const list = host.spec.components?.at;
  const item = componentFor(model, host, id);
  return {
    title: `Add \`${id}\` to \`${host.name}\``,
    safe,
    in: list ?? host.at,
    edit: (editor) => {
      if (list !== undefined) editor.add(list, item);
      else editor.insert(host.spec.at, 'components', [item], { order: orderOf(hostType) });
    },
  };
}

/** A fix that writes another truth in place of a yes or no. */
export function switchFix(fact: Fact<boolean>, value: boolean, safe = false): FixDraft {
  return {
    title: `Set \`${fact.key?.source ?? fact.source}\` to \`${value.toString()}\``,
    safe,
    in: fact.at,
    edit: (editor) => {
      editor.replace(fact.at, value);
    },
  };
}

/** A fix that says that a component stands outside the spec. */
export function externalFix(model: Model, id: ComponentId): FixDraft {
  const list = model.section('external')?.at;
  return {
    title: `Name \`${id}\` under \`external\`: it stands elsewhere`,
    ...(list === undefined ? {} : { in: list }),
    edit: (editor) => {
      if (list === undefined) setPath(editor, model, ['external'], [id]);
      else editor.add(list, id);
    },
  };
}

/**
 * Ways to bring a component into a deployment that lacks it: beside `host` where everything stands on one host, else on a host
 * of its own; or by `external`.
 */
export function bringIn(
  model: Model,
  host: Host,
  id: ComponentId,
  own: { readonly base: string; readonly tier: 1 | 2; readonly zone: ZoneKind },
): readonly FixDraft[] {
  const architecture = model.architecture?.value;
  if (architecture === 'single-host') return [addFix(model, host, id), externalFix(model, id)];
  // A single tier has no data tier: what holds data stands beside the rest.
  const tiered = architecture === 'two-tier' || architecture === 'edge';
  const added = newHost(model, {
    base: own.base,
    tier: tiered ? own.tier : 1,
    zone: tiered ? own.zone : 'intranet',
    components: [id],
  });
  return [
    ...(added === undefined
      ? []
      : [{ title: `Add the host \`${added.name}\` with \`${id}\``, in: added.in, edit: added.add }]),
    externalFix(model, id),
  ];
}

/** Whether a host runs any of these. */
export const runs = (host: Host, ...ids: readonly ComponentId[]): boolean =>
  host.components.some((component) => ids.includes(component.id));

/** Whether the spec says that it is no deployment of a single host. */
export const isSpread = (model: Model): boolean =>
  model.architecture !== undefined && model.architecture.value !== 'single-host';

/** A name that no host, zone, site or firewall has yet: `base`, `base-2`, `base-3` … */
export function freeName(model: Model, base: string): string {
  const taken = model.shared(
    'names given',
    (own): ReadonlySet<string> =>
      new Set(own.links.filter((link) => link.role === 'definition').map((link) => link.name)),
  );
  // `base-2` may be the second host of a group.
  const isFree = (name: string): boolean => !taken.has(name) && model.host(name) === undefined;
  if (isFree(base)) return base;
  for (let i = 2; ; i++) if (isFree(`${base}-${i.toString()}`)) return `${base}-${i.toString()}`;
}

/** What to write where a zone of this kind is meant: the first zone of the spec that is one, or the built-in name. */
export function zoneNamed(model: Model, kind: ZoneKind): string {
  const declared = model
    .section('zones')
    ?.items.find((zone) => zone.name !== undefined && model.zoneKind(zone.name.value) === kind);
  return declared?.name?.value ?? kind;
}

/** Whether the spec says for any host in which zone it stands. */
const usesZones = (model: Model): boolean =>
  model.shared('zones in use', (own) => own.hosts.some((host) => host.spec.zone !== undefined));

/** The spec is laid over another one: its parts stand in several files, and one edit reaches only one of them. */
export const isOverlay = (model: Model): boolean => model.section('extends') !== undefined;

export interface NewHost {
  readonly name: string;
  /** The file that it is written in, for `FixDraft.in`. */
  readonly in: Node;
  /** As it is written, for a caller who puts it elsewhere than at the end of its tier. */
  readonly item: Plain;
  readonly add: (editor: Editor) => void;
  /** The host whose last line it follows: a fix that also removes lines there would meet it. */
  readonly after: Host | undefined;
}

/**
 * A further host, in its tier, under a name that is free. The zone is only written where the spec has zones. What it reads of the
 * model it reads at once, so that a rule that offers it depends on it.
 */
export function newHost(
  model: Model,
  host: {
    readonly base: string;
    readonly tier: 0 | 1 | 2;
    readonly zone: ZoneKind;
    readonly site?: string | undefined;
    readonly count?: number;
    readonly components: readonly Plain[];
  },
): NewHost | undefined {
  const tiers = model.section('tiers');
  if (tiers === undefined || isOverlay(model)) return undefined;
  const name = freeName(model, host.base);
  const item: Plain = {
    name,
    ...(host.count === undefined || host.count === 1 ? {} : { count: host.count }),
    ...(usesZones(model) ? { zone: zoneNamed(model, host.zone) } : {}),
    ...(host.site === undefined ? {} : { site: host.site }),
    components: host.components,
  };
  const own = tiers.items.find((tier) => tier.tier?.value === host.tier);
  const hosts = own?.hosts?.at;
  const last = (own ?? tiers.items.at(-1))?.hosts?.items.at(-1);
  return {
    name,
    after: last === undefined ? undefined : hostsBySpec(model).get(last),
    in: hosts ?? tiers.at,
    item,
    add: (editor) => {
      if (hosts !== undefined) editor.add(hosts, item);
      else editor.add(tiers.at, { tier: host.tier, hosts: [item] });
    },
  };
}

const hostsBySpec = (model: Model): ReadonlyMap<HostSpec, Host> =>
  model.shared('hosts by mapping', (own) => new Map(own.hosts.map((host) => [host.spec, host])));

/** A component as it can be added to a host: with ports of its own where the usual ones are taken there. */
export function componentFor(
  model: Model,
  host: Host,
  id: ComponentId,
  more: Readonly<Record<string, Plain>> = {},
): Plain {
  const taken = new Set<number>();
  for (const component of host.components) {
    const own = new Map(component.spec.ports?.entries.map((entry) => [entry.name, entry.value.value]));
    for (const port of own.values()) taken.add(port);
    for (const { protocol, port } of openListeners(component.id, model.versionOf(component)?.value)) {
      if (!own.has(protocol)) taken.add(port);
    }
  }
  const ports: Record<string, number> = {};
  for (const { protocol, port, alternatives } of openListeners(id, model.serviceVersion(id)?.value)) {
    if (!taken.has(port)) continue;
    let free = alternatives?.find((alternative) => !taken.has(alternative.port))?.port ?? port + 1;
    while (taken.has(free)) free++;
    ports[protocol] = free;
  }
  const keys = { ...more, ...(Object.keys(ports).length === 0 ? {} : { ports }) };
  return Object.keys(keys).length === 0 ? id : { component: id, ...keys };
}

/** The listeners that are there whenever a component runs; those of the latest versions where its version is not known. */
const openListeners = (
  id: ComponentId,
  version: string | undefined,
): readonly (Listener & { readonly port: number })[] =>
  listenersOf(id).flatMap((listener) => {
    const { port, from, until } = listener;
    const current =
      version === undefined
        ? until === undefined
        : (from === undefined || isAtLeast(version, from) !== false) &&
          (until === undefined || isBefore(version, until) !== false);
    return port !== null && listener.open === 'always' && listener.via === undefined && current
      ? [{ ...listener, port }]
      : [];
  });

/** Whether a component may stand in the zone of a host, as far as the host says its zone. */
export function mayStandOn(model: Model, host: Host, id: ComponentId): boolean {
  const { zones } = componentInfo(id);
  const kind = model.zoneOf(host);
  return host.spec.zone === undefined || zones.length === 0 || (kind !== undefined && zones.includes(kind));
}

/** A node as a value to write elsewhere; comments stay behind. */
export function plainOf(node: Node): Plain {
  switch (node.kind) {
    case 'scalar':
      return new Raw(node.style === 'plain' ? node.source : JSON.stringify(node.value));
    case 'alias':
      return new Raw(`*${node.name}`);
    case 'seq':
      return node.items.map(plainOf);
    case 'map': {
      const plain = Object.fromEntries(node.entries.map((entry) => [entry.key.source, plainOf(entry.value)]));
      return node.flow ? new Raw(flowText(plain)) : plain;
    }
  }
}

// ---- what there is, and in which version ----------------------------------------------------------------------------

/** Where a spec says that there is such a component: on a host, or under `external`. */
interface Presence {
  readonly id: ComponentId;
  readonly at: Node;
  /** Undefined for what stands outside the spec. */
  readonly host: Host | undefined;
}

/** The first place that names one of these; undefined where none does. */
export function presenceOf(model: Model, ...ids: readonly ComponentId[]): Presence | undefined {
  const [component] = model.of(...ids);
  if (component !== undefined) return { id: component.id, at: component.at, host: component.host };
  const external = model.section('external')?.items.find((fact) => ids.includes(fact.value));
  return external === undefined ? undefined : { id: external.value, at: external.at, host: undefined };
}

/** `runs here, on \`web\``, for the other side of a contradiction. */
export const placeOf = ({ id, host }: Presence): string =>
  `\`${id}\` ${host === undefined ? 'is in use here' : `runs here, on \`${host.name}\``}`;

/**
 * The versions that hold for these components, each once: of those on hosts, and of the product where one stands outside
 * the spec.
 */
export function versionsOf(model: Model, ...ids: readonly ComponentId[]): readonly Fact<string>[] {
  const found = new Map<Node, Fact<string>>();
  const add = (version: Fact<string> | undefined): void => {
    if (version !== undefined && !found.has(version.at)) found.set(version.at, version);
  };
  for (const component of model.of(...ids)) add(model.versionOf(component));
  for (const id of ids) if (model.isExternal(id)) add(model.serviceVersion(id));
  return [...found.values()];
}

/** The first version of `needs` that `who` works with, as the catalogue has it. */
export const minimumVersion = (who: ComponentId, needs: VersionNeed['needs']): string | undefined =>
  versionNeeds.find((need) => need.who === who && need.needs === needs)?.atLeast;

// ---- web containers -------------------------------------------------------------------------------------------------

/** The web container of a host, where that is another one than GlassFish. A host without any is TIER032. */
export const otherContainer = (host: Host): Component | undefined =>
  host.incomplete || runs(host, 'glassfish')
    ? undefined
    : host.components.find((component) => webContainers.includes(component.id));

/** Ways to GlassFish on the host of another container. */
export const toGlassfish = (model: Model, container: Component): readonly FixDraft[] => [
  ...(nothingNeeds(container)
    ? [
        {
          title: `Replace \`${container.id}\` by \`glassfish\``,
          in: container.spec.at,
          // The whole item goes: version and ports are those of the other product.
          edit: (editor: Editor) => {
            editor.replace(container.spec.at, 'glassfish');
          },
        },
      ]
    : []),
  addFix(model, container.host, 'glassfish'),
];

/** Whether everything on the host can do without just this container. */
const nothingNeeds = (container: Component): boolean =>
  !container.host.components.some(({ id }) => {
    const possible = componentInfo(id).container;
    // The container of the indexing tier stands in its requirements alone.
    if (container.id === 'apache-httpd' && id === 'iss-index') return true;
    return possible !== undefined && possible.some((each) => each === container.id) && !possible.includes('glassfish');
  });

/** The number of users, where it makes the deployment a large one: the guide gives no number, `sizing.large-from` sets it. */
export function largeUsers(model: Model): Fact<number> | undefined {
  const total = model.users?.total;
  return total !== undefined &&
    total.value >= (model.section('sizing')?.['large-from']?.value ?? figures.largeDeploymentUsers.value)
    ? total
    : undefined;
}

/** Whether stores and front ends are on different hosts by design. */
export const isTwoTier = (model: Model): boolean =>
  model.architecture?.value === 'two-tier' || model.architecture?.value === 'edge';
