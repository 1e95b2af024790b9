/** Names that a reference may use: hosts, zones, sites and what else a spec declares. */
import { componentsWhere, type ComponentId } from '../../catalog/components';
import { messageStores, mtaComponents, directorySuppliers } from '../../catalog/roles';
import { idsOf, valueOf } from '../../catalog/types';
import type { RefType } from '../../model/dsl';
import type { Host } from '../../model/model';
import type { Snapshot } from '../../model/snapshot';
import { code, markdown, type Markdown } from '../../report/markup';
import { scalarText } from '../../syntax/plain';
import type { ValueContext } from '../context/kinds';
import { clip } from '../documentation';
import { hostSummary } from '../hosts';
import { ofValue, type Proposal } from './proposal';

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
  type: RefType,
  typed: string,
): readonly Proposal[] {
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
          reference(zone.name.value, kind === undefined ? 'zone' : `zone, ${kind}`, declaredAt(snapshot, zone.name.at)),
        );
      }
      break;
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
  if (builtIn !== undefined) {
    for (const id of idsOf(builtIn)) {
      if (found.some(({ label }) => label === id)) continue;
      found.push({ ...ofValue(id, valueOf(builtIn, id)), kind: 'reference', rank: 1 });
    }
  }
  return found;
}

const reference = (name: string, detail: string, documentation: () => Markdown, rank = 0): Proposal => ({
  label: name,
  text: scalarText(name),
  kind: 'reference',
  detail,
  documentation,
  rank,
});

function hostValues(snapshot: Snapshot, context: ValueContext, typed: string): readonly Proposal[] {
  const wanted = suited[context.slot.path.at(-1) ?? ''];
  const hosts = snapshot.model.hostsByName;
  const found: Proposal[] = [];
  for (const host of hosts.values()) {
    const fits = wanted === undefined || host.components.some((component) => wanted.includes(component.id));
    found.push(reference(host.name, hostSummary(host), declaredAt(snapshot, host.at), fits ? 0 : 1));
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

const declaredAt = (snapshot: Snapshot, node: Host['at']) => (): Markdown => {
  const place = snapshot.locate(node);
  if (place === undefined) return markdown``;
  const line = `line ${place.range.start.line + 1}`;
  return place.uri === snapshot.uri
    ? markdown`Declared in ${line}.`
    : markdown`Declared in ${code(clip(place.uri.slice(place.uri.lastIndexOf('/') + 1)))}, ${line}.`;
};
