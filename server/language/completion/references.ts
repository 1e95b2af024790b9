/** Names that a reference may use: hosts, zones, sites and what else a spec declares. */
import { componentInfo, componentsWhere, type ComponentId } from '../../catalog/components';
import { messageStores, mtaComponents, directorySuppliers } from '../../catalog/roles';
import { idsOf, valueOf } from '../../catalog/types';
import { zoneKind } from '../../catalog/vocabulary';
import type { RefType } from '../../model/dsl';
import type { Host, ZoneKind } from '../../model/model';
import type { Snapshot } from '../../model/snapshot';
import { code, markdown, type Markdown } from '../../report/markup';
import { scalarText } from '../../syntax/plain';
import type { ValueContext } from '../context/kinds';
import { clip } from '../documentation';
import { hostSummary } from '../hosts';
import { endsOf, protocolAt, zonesOf } from './openings';
import { ofValue, type Proposal } from './proposal';
import { standingAt, zoneRank } from './standing';

const stores = messageStores;
const balanced = componentsWhere((info) => info.loadBalancing === 'named' || info.loadBalancing === 'elsewhere');

/** What a host should run for a reference of this key to make sense; others are proposed behind those that do. */
const suited: Readonly<Record<string, readonly ComponentId[]>> = {
  targets: balanced,
  server: ['im-server'],
  backends: ['cal6-backend'],
  databases: ['cal7-database'],
  database: ['cal7-database'],
  master: directorySuppliers,
  'delivers-to': stores,
  host: mtaComponents,
};

/** The names that a reference may use. `typed`: what stands there now. */
export function referenceValues(
  snapshot: Snapshot,
  context: ValueContext,
  offset: number,
  type: RefType,
  typed: string,
): readonly Proposal[] {
  const { model } = snapshot;
  const found: Proposal[] = [];
  switch (type.to) {
    case 'host':
      found.push(...hostValues(snapshot, context, offset, typed));
      break;
    case 'zone': {
      const rank = zoneRanks(snapshot, context, offset);
      for (const zone of model.section('zones')?.items ?? []) {
        if (zone.name === undefined) continue;
        const kind = zone.kind?.value;
        found.push(
          reference(
            zone.name.value,
            kind === undefined ? 'zone' : `zone, ${kind}`,
            declaredAt(snapshot, zone.name.at),
            rank(model.zoneKind(zone.name.value), true),
          ),
        );
      }
      for (const id of idsOf(zoneKind)) {
        if (found.some(({ label }) => label === id)) continue;
        found.push({ ...ofValue(id, valueOf(zoneKind, id)), kind: 'reference', rank: rank(id, false) });
      }
      break;
    }
    case 'site':
      for (const site of model.section('sites')?.items ?? []) {
        if (site.name !== undefined)
          found.push(reference(site.name.value, site.size?.value ?? 'site', declaredAt(snapshot, site.name.at)));
      }
      break;
    default:
      for (const link of model.links) {
        if (link.kind === type.to && link.role === 'definition')
          found.push(reference(link.name, link.kind, declaredAt(snapshot, link.at)));
      }
  }
  return found;
}

/**
 * How zones rank, by their kind and whether the spec declares them. For a host those come first where what it runs may stand; between
 * two that suit it alike, and everywhere else, those that the spec declares.
 */
function zoneRanks(
  snapshot: Snapshot,
  { slot, tier }: ValueContext,
  offset: number,
): (kind: ZoneKind | undefined, own: boolean) => number {
  const { model } = snapshot;
  if (slot.path.join('.') !== 'tiers.hosts.zone') return (_, own) => (own ? 0 : 1);
  const standing = standingAt(snapshot, offset, tier);
  return (kind, own) => zoneRank(model, standing, kind) * 2 + (own ? 0 : 1);
}

const reference = (name: string, detail: string, documentation: () => Markdown, rank = 0): Proposal => ({
  label: name,
  text: scalarText(name),
  kind: 'reference',
  detail,
  documentation,
  rank,
});

function hostValues(snapshot: Snapshot, context: ValueContext, offset: number, typed: string): readonly Proposal[] {
  const rankOf = hostRanks(snapshot, context, offset);
  const found: Proposal[] = [];
  for (const host of snapshot.model.hostsByName.values()) {
    found.push(reference(host.name, hostSummary(host), declaredAt(snapshot, host.at), rankOf(host)));
    // Single hosts of a group only when somebody is about to name one.
    if (host.count > 1 && typed.startsWith(`${host.name}-`)) {
      for (let number = 1; number <= Math.min(host.count, 50); number++) {
        const name = `${host.name}-${number}`;
        found.push(reference(name, `one of ${host.count}`, declaredAt(snapshot, host.at)));
      }
    }
  }
  return found;
}

/** How hosts rank for a reference: those that run what it is about, then the others, last the host that it stands on itself. */
function hostRanks(snapshot: Snapshot, { slot, siblings, tier }: ValueContext, offset: number): (host: Host) => number {
  const key = slot.path.at(-1) ?? '';
  if (slot.path[0] === 'firewalls') {
    const protocol = siblings().get('protocol') ?? protocolAt(snapshot, offset) ?? '';
    const between = zonesOf(snapshot, offset);
    const ends = endsOf(protocol, key === 'from' ? 'from' : 'to');
    return (host) => {
      const beside = between.length === 0 || between.includes(host.spec.zone?.value ?? '');
      const speaks = ends === undefined || host.components.some(({ id }) => ends.has(id));
      return (speaks ? 0 : 1) + (beside ? 0 : 2);
    };
  }
  const own = slot.path[0] === 'tiers' ? standingAt(snapshot, offset, tier).host : undefined;
  const wanted = suited[key];
  const suits = (host: Host): boolean =>
    wanted === undefined || host.components.some((component) => wanted.includes(component.id));
  const forbidden = (host: Host): boolean =>
    key === 'targets' && host.components.some(({ id }) => componentInfo(id).loadBalancing === 'forbidden');
  return (host) => (host.name === own?.name ? 2 : suits(host) && !forbidden(host) ? 0 : 1);
}

const declaredAt = (snapshot: Snapshot, node: Host['at']) => (): Markdown => {
  const place = snapshot.locate(node);
  if (place === undefined) return markdown``;
  const line = `line ${place.range.start.line + 1}`;
  return place.uri === snapshot.uri
    ? markdown`Declared in ${line}.`
    : markdown`Declared in ${code(clip(place.uri.slice(place.uri.lastIndexOf('/') + 1)))}, ${line}.`;
};
