/** The values that may be proposed for a slot of the format. */
import { componentIds, componentInfo, isComponentId } from '../../catalog/components';
import { protocolPorts } from '../../catalog/ports';
import { idsOf, valueOf, type ValueSet } from '../../catalog/types';
import { compareVersions } from '../../catalog/releases';
import { haMethod, isProtocolId, protocol, suite } from '../../catalog/vocabulary';
import { baseFrom } from '../../model/extends';
import type { NameKind, Property, ScalarType } from '../../model/dsl';
import { parseQuantity, quantityExample, type QuantityKind } from '../../model/quantity';
import type { Snapshot } from '../../model/snapshot';
import { scalarText } from '../../syntax/plain';
import type { ValueContext } from '../context/kinds';
import { scalarOf, type Slot } from '../context/slots';
import { componentDocumentation } from '../documentation';
import { spokenBetween, zonesOf } from './openings';
import { examples, ofValue, type Proposal } from './proposal';
import { referenceValues } from './references';
import { componentRank, standingAt, wantedBy, type Standing } from './standing';
import { versionValues } from './versions';

/** Values for the scalar of a slot, the best first. `typed`: what stands there now. */
export function valuesFor(
  snapshot: Snapshot,
  context: ValueContext,
  offset: number,
  typed: string,
  specs: readonly string[],
): readonly Proposal[] {
  const scalar =
    scalarOf(context.slot) ??
    (context.slot.type?.kind === 'list' ? scalarOf({ ...context.slot, type: context.slot.type.item }) : undefined);
  if (scalar === undefined) return [];
  const taken = context.items();
  const given = isExtends(context.slot)
    ? pathsTo(snapshot.uri, specs)
    : ofType(snapshot, context, offset, scalar.type, scalar.property, typed);
  const proposals = given.filter(({ label }) => label === typed || !taken.has(label));
  return proposals
    .map((proposal, index) => ({ proposal, index }))
    .sort((a, b) => (a.proposal.rank ?? 0) - (b.proposal.rank ?? 0) || a.index - b.index)
    .map(({ proposal }) => proposal);
}

function ofType(
  snapshot: Snapshot,
  context: ValueContext,
  offset: number,
  type: ScalarType,
  property: Property | undefined,
  typed: string,
): readonly Proposal[] {
  switch (type.kind) {
    case 'choice':
      return choiceValues(snapshot, context, offset, type.set);
    case 'boolean':
      return ['true', 'false'].map((text) => ({ label: text, text, kind: 'value' }));
    case 'component':
      return componentValues(snapshot, context, offset);
    case 'version':
      return versionValues(snapshot, context, property);
    case 'quantity':
      return quantityValues(type.of, property, typed);
    case 'integer':
      return integerValues(context, type.minimum, type.maximum, property);
    case 'ref':
      return referenceValues(snapshot, context, offset, type, typed);
    case 'name':
      return nameValues(snapshot, type.of, property);
    case 'number':
    case 'text':
      return examples(property);
  }
}

function choiceValues(snapshot: Snapshot, context: ValueContext, offset: number, set: ValueSet): readonly Proposal[] {
  const all = idsOf(set).map((id) => ofValue(id, valueOf(set, id)));
  // The newest release first.
  if (set === suite) return all.sort((a, b) => compareVersions(b.label, a.label, 'suite'));
  if (set === protocol && context.slot.path[0] === 'firewalls') {
    const spoken = spokenBetween(snapshot.model, zonesOf(snapshot, offset));
    return all.map((value) => ({ ...value, rank: spoken.has(value.label) ? 0 : 1 }));
  }
  const component = set === haMethod ? context.siblings().get('component') : undefined;
  if (component === undefined || !isComponentId(component)) return all;
  // What the component supports comes first.
  const supported: readonly string[] = componentInfo(component).ha;
  return all.map((value) => ({ ...value, rank: supported.includes(value.label) ? 0 : 1 }));
}

/** Names that nothing has yet; before them those of the extended specs, whose items are changed or taken away by name. */
function nameValues(snapshot: Snapshot, kind: NameKind, property: Property | undefined): readonly Proposal[] {
  const given = snapshot.model.links.filter((link) => link.kind === kind && link.role === 'definition');
  const names = new Set(given.map((link) => link.name));
  const below = new Set(given.filter(({ at }) => !snapshot.tree.owns(at)).map((link) => link.name));
  return [
    ...[...below].map((name): Proposal => ({
      label: name,
      text: scalarText(name),
      kind: 'reference',
      detail: `${kind} of the extended spec`,
    })),
    ...examples(property).filter(({ label }) => !names.has(label)),
  ];
}

// ---- components ---------------------------------------------------------------------------------------------------------

/** All components: what is needed and missing first, then what may stand there; those that are no good choice last. */
function componentValues(snapshot: Snapshot, context: ValueContext, offset: number): readonly Proposal[] {
  const { model } = snapshot;
  const isPlaced = context.slot.path[0] === 'tiers';
  const standing = isPlaced ? standingAt(snapshot, offset, context.tier) : nowhere;
  const wanted = isPlaced ? wantedBy(model, standing.host) : none;
  return componentIds.map((id) => {
    const info = componentInfo(id);
    return {
      label: id,
      text: id,
      kind: 'component',
      detail: info.title,
      documentation: () => componentDocumentation(id),
      ...(info.deprecated === undefined ? {} : { deprecated: true }),
      rank: componentRank(model, standing, wanted, id),
    };
  });
}

const nowhere: Standing = { host: undefined, tier: undefined, zone: undefined };
const none: ReadonlySet<string> = new Set();

// ---- other specs --------------------------------------------------------------------------------------------------------

const isExtends = ({ path }: Slot): boolean => path.length === 1 && path[0] === 'extends';

/** Paths to other specs, the nearest first, as `extends` writes them. */
function pathsTo(uri: string, specs: readonly string[]): readonly Proposal[] {
  const found = specs.flatMap((spec) => {
    const path = baseFrom(uri, spec);
    return path === undefined ? [] : [path];
  });
  return found
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))
    .map((path) => ({ label: path, text: scalarText(path), kind: 'file', detail: 'spec' }));
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
