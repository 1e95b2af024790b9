/** The values that may be proposed for a slot of the format. */
import {
  componentIds,
  componentInfo,
  componentsWhere,
  isComponentId,
  type ComponentId,
  type Product,
} from '../catalog/components';
import { mtaComponents, messageStores } from '../catalog/roles';
import { protocolPorts } from '../catalog/ports';
import { compareVersions, lastKnown, lifecycle, type LifecycleFact } from '../catalog/releases';
import { idsOf, valueOf, type Value, type ValueSet } from '../catalog/types';
import { haMethod, isProtocolId } from '../catalog/vocabulary';
import { oneLine } from '../report/escape';
import { bullets, code, markdown, prose, type Markdown } from '../report/markup';
import type { NameKind, Property, RefType, ScalarType } from '../model/dsl';
import { serviceOf, type Host, type Model } from '../model/model';
import { parseQuantity, quantityExample, type QuantityKind } from '../model/quantity';
import type { Snapshot } from '../model/snapshot';
import { scalarText } from '../syntax/edits';
import type { ValueContext } from './context';
import { clip, componentDocumentation, valueDocumentation } from './documentation';
import { scalarOf } from './slots';
import type { CompletionKind } from './types';

export interface Proposal {
  readonly label: string;
  /** As it is written in plain YAML; between quotes the label is. */
  readonly text: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  readonly documentation?: Markdown;
  readonly deprecated?: boolean;
  /** Lower comes first; those of one rank keep their order. */
  readonly rank?: number;
}

/** Values for the scalar of a slot, the best first. `typed`: what stands there now. */
export function valuesFor(snapshot: Snapshot, context: ValueContext, typed: string): readonly Proposal[] {
  const scalar =
    scalarOf(context.slot) ??
    (context.slot.type?.kind === 'list' ? scalarOf({ ...context.slot, type: context.slot.type.item }) : undefined);
  if (scalar === undefined) return [];
  const taken = context.items();
  const proposals = ofType(snapshot, context, scalar.type, scalar.property, typed).filter(
    ({ label }) => label === typed || !taken.has(label),
  );
  return proposals
    .map((proposal, index) => ({ proposal, index }))
    .sort((a, b) => (a.proposal.rank ?? 0) - (b.proposal.rank ?? 0) || a.index - b.index)
    .map(({ proposal }) => proposal);
}

function ofType(
  snapshot: Snapshot,
  context: ValueContext,
  type: ScalarType,
  property: Property | undefined,
  typed: string,
): readonly Proposal[] {
  switch (type.kind) {
    case 'choice':
      return choiceValues(context, type.set);
    case 'boolean':
      return ['true', 'false'].map((text) => ({ label: text, text, kind: 'value' }));
    case 'component':
      return componentValues(snapshot.model, context);
    case 'version':
      return versionValues(snapshot, context, property);
    case 'quantity':
      return quantityValues(type.of, property, typed);
    case 'integer':
      return integerValues(context, type.minimum, type.maximum, property);
    case 'ref':
      return referenceValues(snapshot, context, type, typed);
    case 'name':
      return nameExamples(snapshot.model, type.of, property);
    case 'number':
    case 'text':
      return examples(property);
  }
}

function choiceValues(context: ValueContext, set: ValueSet): readonly Proposal[] {
  const all = idsOf(set).map((id) => ofValue(id, valueOf(set, id)));
  const component = set === haMethod ? context.siblings().get('component') : undefined;
  if (component === undefined || !isComponentId(component)) return all;
  // What the component supports comes first.
  const supported: readonly string[] = componentInfo(component).ha;
  return all.map((value) => ({ ...value, rank: supported.includes(value.label) ? 0 : 1 }));
}

function ofValue(id: string, value: Value | undefined): Proposal {
  return {
    label: id,
    text: id,
    kind: 'value',
    ...(value === undefined ? {} : { detail: value.title, documentation: valueDocumentation(value) }),
    ...(value?.deprecated === undefined ? {} : { deprecated: true, rank: 1 }),
  };
}

/** Examples of a property that are one scalar. */
const examples = (property: Property | undefined): readonly Proposal[] =>
  (property?.examples ?? []).flatMap((text) =>
    /^[[{]/.test(text) ? [] : [{ label: unquoted(text), text, kind: 'value', detail: 'example' }],
  );

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/, '$2');

function nameExamples(model: Model, kind: NameKind, property: Property | undefined): readonly Proposal[] {
  const given = new Set(
    model.links.filter((link) => link.kind === kind && link.role === 'definition').map((link) => link.name),
  );
  return examples(property).filter(({ label }) => !given.has(label));
}

// ---- components ---------------------------------------------------------------------------------------------------------

/** All components; those of the tier first, those that are no good choice last. */
function componentValues(model: Model, context: ValueContext): readonly Proposal[] {
  const architecture = model.architecture?.value;
  const layered = architecture === 'two-tier' || architecture === 'edge';
  return componentIds.map((id) => {
    const info = componentInfo(id);
    const here =
      !layered ||
      context.tier === undefined ||
      info.layer === context.tier ||
      (info.alsoLayers ?? []).some((layer) => layer === context.tier);
    return {
      label: id,
      text: id,
      kind: 'component',
      detail: info.title,
      documentation: componentDocumentation(id),
      ...(info.deprecated === undefined ? {} : { deprecated: true }),
      rank: info.deprecated === undefined ? (here ? 0 : 1) : 2,
    };
  });
}

// ---- versions -----------------------------------------------------------------------------------------------------------

const services: ReadonlyMap<string, Product> = new Map(
  componentIds.flatMap((id) => {
    const service = serviceOf(id);
    return service === undefined ? [] : [[service, componentInfo(id).product] as const];
  }),
);

/** Whose version a `version:` is; undefined where the catalogue knows no versions of it. */
export function productOf(path: readonly string[], component: string | undefined): 'suite' | Product | undefined {
  if (component !== undefined && isComponentId(component)) return componentInfo(component).product;
  const owner = path.at(-2);
  if (owner === 'directory') return 'directory';
  return owner === undefined ? undefined : services.get(owner);
}

/** What begins, ends or is outdated with the versions of a product. */
export function factsOf(product: string): readonly LifecycleFact[] {
  return Object.values<LifecycleFact>(lifecycle).filter((fact) => fact.of === product);
}

function versionValues(snapshot: Snapshot, context: ValueContext, property: Property | undefined): readonly Proposal[] {
  const product = productOf(context.slot.path, context.siblings().get('component'));
  const versions = new Map<string, string[]>();
  const add = (version: string | undefined, text: string): void => {
    if (version === undefined) return;
    const known = versions.get(version);
    if (known === undefined) versions.set(version, [text]);
    else known.push(text);
  };
  for (const fact of product === undefined ? [] : factsOf(product)) {
    add(fact.from, `First with ${fact.text}.`);
    add(fact.until, `No longer has ${fact.text}.`);
    add(fact.deprecated, `Outdates ${fact.text}.`);
  }
  if (product !== undefined) add(lastKnown[product]?.version, 'The latest that the guide knows.');
  for (const version of usedVersions(snapshot.model)) if (versions.has(version)) add(version, 'In use in this spec.');
  const known = [...versions]
    .sort(([a], [b]) => compareVersions(b, a))
    .map(([version, notes]): Proposal => ({
      label: version,
      text: scalarText(version),
      kind: 'value',
      detail: notes[0] ?? '',
      documentation: bullets(notes.map(prose)),
    }));
  return known.length > 0 ? known : examples(property);
}

function usedVersions(model: Model): ReadonlySet<string> {
  const { services: section } = model;
  return new Set(
    [...services.keys()].flatMap((key) => {
      const service = section?.[key as keyof NonNullable<typeof section>];
      const version = typeof service === 'object' && 'version' in service ? service.version : undefined;
      return version === undefined ? [] : [version.value];
    }),
  );
}

// ---- numbers ------------------------------------------------------------------------------------------------------------

/** Units worth proposing behind a number, the usual ones first. */
const units: Readonly<Record<QuantityKind, readonly string[]>> = {
  size: [' GB', ' MB', ' TB', ' KB'],
  share: ['%'],
  duration: [' min', ' h', ' s', ' ms', ' d'],
  downtime: [' h/month', ' min/month', ' h/week', ' h/year'],
  bandwidth: [' Mbit/s', ' Gbit/s', ' kbit/s'],
  rate: [' /s', ' /min', ' /h', ' /day'],
};

function quantityValues(kind: QuantityKind, property: Property | undefined, typed: string): readonly Proposal[] {
  const number = /^\d+(\.\d+)?/.exec(typed)?.[0];
  if (number !== undefined) {
    const written = units[kind].map((unit): Proposal => ({ label: number + unit, text: number + unit, kind: 'unit' }));
    return written.filter(({ label }) => parseQuantity(kind, label) !== undefined);
  }
  const own = examples(property);
  const { example, what } = quantityExample[kind];
  return own.length > 0 ? own : [{ label: example, text: example, kind: 'value', detail: what }];
}

function integerValues(
  context: ValueContext,
  minimum: number,
  maximum: number | undefined,
  property: Property | undefined,
): readonly Proposal[] {
  const port = defaultPort(context);
  if (port !== undefined) return [port];
  const own = examples(property);
  if (maximum !== undefined && maximum - minimum < 4) {
    const all = Array.from({ length: maximum - minimum + 1 }, (_, index) => (minimum + index).toString());
    return all.map((text) => ({ label: text, text, kind: 'value' }));
  }
  const usual = property?.default;
  if (usual === undefined || own.some(({ label }) => label === usual)) return own;
  return [{ label: usual, text: usual, kind: 'value', detail: 'default' }, ...own];
}

/** The usual port of the protocol that a `port:` or an entry of `ports:` is about. */
function defaultPort(context: ValueContext): Proposal | undefined {
  const { path } = context.slot;
  const protocol =
    path.at(-2) === 'ports' ? path.at(-1) : path.at(-1) === 'port' ? context.siblings().get('protocol') : undefined;
  if (protocol === undefined || !isProtocolId(protocol)) return undefined;
  const usual = protocolPorts[protocol];
  if (usual === undefined) return undefined;
  const text = usual.port.toString();
  return { label: text, text, kind: 'value', detail: `usual port of ${protocol}` };
}

// ---- references ---------------------------------------------------------------------------------------------------------

const stores: readonly ComponentId[] = messageStores;
const balanced = componentsWhere((info) => info.loadBalancing === 'named' || info.loadBalancing === 'elsewhere');

/** What a host should run for a reference of this key to make sense; others are proposed behind those that do. */
const suited: Readonly<Record<string, readonly ComponentId[]>> = {
  targets: balanced,
  server: ['im-server'],
  backends: ['cal6-backend'],
  databases: ['cal7-database'],
  database: ['cal7-database'],
  master: ['directory-master', 'directory-hub'],
  'delivers-to': stores,
  host: mtaComponents,
};

function referenceValues(snapshot: Snapshot, context: ValueContext, type: RefType, typed: string): readonly Proposal[] {
  const { model } = snapshot;
  const builtIn = type.builtIn;
  const found: Proposal[] = [];
  switch (type.to) {
    case 'host':
      found.push(...hostValues(snapshot, context, typed));
      break;
    case 'zone':
      for (const zone of model.section('zones')?.items ?? []) {
        if (zone.name === undefined) continue;
        const kind = zone.kind?.value;
        found.push(
          reference(zone.name.value, kind === undefined ? 'zone' : `zone, ${kind}`, declared(snapshot, zone.name.at)),
        );
      }
      break;
    case 'site':
      for (const site of model.section('sites')?.items ?? []) {
        if (site.name !== undefined)
          found.push(reference(site.name.value, site.size?.value ?? 'site', declared(snapshot, site.name.at)));
      }
      break;
    default:
      for (const link of model.links) {
        if (link.kind === type.to && link.role === 'definition')
          found.push(reference(link.name, link.kind, declared(snapshot, link.at)));
      }
  }
  if (builtIn !== undefined) {
    for (const id of idsOf(builtIn)) {
      if (found.some(({ label }) => label === id)) continue;
      found.push({ ...ofValue(id, valueOf(builtIn, id)), kind: 'reference', rank: 1 });
    }
  }
  return found;
}

function reference(name: string, detail: string, documentation: Markdown | undefined, rank = 0): Proposal {
  return {
    label: name,
    text: scalarText(name),
    kind: 'reference',
    detail,
    ...(documentation === undefined ? {} : { documentation }),
    rank,
  };
}

/** Where a host is declared is only looked up for so many: it takes longer than all the rest. */
const DESCRIBED = 200;

function hostValues(snapshot: Snapshot, context: ValueContext, typed: string): readonly Proposal[] {
  const wanted = suited[context.slot.path.at(-1) ?? ''];
  const hosts = snapshot.model.hostsByName;
  const where = (host: Host): Markdown | undefined =>
    hosts.size <= DESCRIBED ? declared(snapshot, host.at) : undefined;
  const found: Proposal[] = [];
  for (const host of hosts.values()) {
    const fits = wanted === undefined || host.components.some((component) => wanted.includes(component.id));
    found.push(reference(host.name, hostSummary(host), where(host), fits ? 0 : 1));
    // Single hosts of a group only when somebody is about to name one.
    if (host.count > 1 && typed.startsWith(`${host.name}-`)) {
      for (let number = 1; number <= Math.min(host.count, 50); number++) {
        const name = `${host.name}-${number.toString()}`;
        found.push(reference(name, `one of ${host.count.toString()}`, where(host)));
      }
    }
  }
  return found;
}

/** `2 hosts, dmz: mmp, webmail`, as plain text on one line. */
export function hostSummary(host: Host): string {
  const ids = [...new Set(host.components.map((component) => component.id))];
  const shown = ids.length > 4 ? `${ids.slice(0, 4).join(', ')} …` : ids.join(', ');
  const zone = host.spec.zone === undefined ? undefined : oneLine(host.spec.zone.value);
  const where = [host.count === 1 ? undefined : `${host.count.toString()} hosts`, zone]
    .filter((part) => part !== undefined)
    .join(', ');
  return where === '' ? shown : shown === '' ? where : `${where}: ${shown}`;
}

function declared(snapshot: Snapshot, node: Host['at']): Markdown | undefined {
  const place = snapshot.locate(node);
  if (place === undefined) return undefined;
  const line = `line ${(place.range.start.line + 1).toString()}`;
  return place.uri === snapshot.uri
    ? markdown`Declared in ${line}.`
    : markdown`Declared in ${code(clip(place.uri.slice(place.uri.lastIndexOf('/') + 1)))}, ${line}.`;
}
