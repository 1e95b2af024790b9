import { backEnds, frontEnds, storeComponents, userFrontEnds } from '../../catalog/roles';
import type { Fact } from '../../model/dsl';
import type { Host, Model } from '../../model/model';
import { isTwoTier } from '../../questions/architecture';
import { append } from '../../network/group';
import { runs, statedBy } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { zoneNamed } from '../../questions/names';
import { defineRule, type ReportFinding } from '../rule';

export const rule = defineRule({
  code: 'NET019',
  name: 'stores-beside-front-ends',
  severity: 'warning',
  title: 'Stores and front ends share a network',
  source: ['L1235-1239', 'L2773-2775'],
  check(model, report) {
    if (!isTwoTier(model)) return;
    const storeHosts = new Set(model.of(...storeComponents).map(({ host }) => host));
    const inStoreZones = zonesOf(model, 'zones of stores', [...storeHosts]);
    const inFrontZones = zonesOf(model, 'zones of front ends', frontHosts(model, storeHosts));
    for (const [name, store] of inStoreZones) {
      const front = inFrontZones.get(name);
      const kind = model.zoneKind(name);
      // A store in the DMZ or outside is NET002.
      if (front === undefined || kind === 'dmz' || kind === 'internet') continue;
      if (kind === 'private-data') {
        for (const zone of front.filter(({ host }) => runs(host, ...userFrontEnds)))
          misplaced(model, report, zone, store[0]);
        continue;
      }
      for (const { host, zone } of store)
        report({
          at: zone.at,
          message: `\`${host.name}\` is in the network that users reach, so what the front ends are to keep apart is one step from them. Give the data tier a private network of its own.`,
          related: front
            .slice(0, 1)
            .map((other) => ({ at: other.zone.at, message: 'A front end is in the same zone' })),
          fixes: () => {
            const data = zoneNamed(model, 'private-data');
            return [replaceFix(zone, data)];
          },
        });
    }
  },
});

interface Placed {
  readonly host: Host;
  readonly zone: Fact<string>;
}

/** Hosts by the zones that they name. */
function zonesOf(model: Model, key: string, hosts: readonly Host[]): ReadonlyMap<string, readonly Placed[]> {
  const zones = new Map<string, Placed[]>();
  for (const { item: host, fact: zone } of statedBy(model, hosts, `NET019, ${key}`, ({ spec }) => spec.zone))
    append(zones, zone.value, { host, zone });
  return zones;
}

/** Hosts of front ends. What is installed whole, front and back on one host, belongs to the data. */
function frontHosts(model: Model, storeHosts: ReadonlySet<Host>): readonly Host[] {
  const hosts = [...new Set(model.of(...frontEnds).map(({ host }) => host))];
  const isFront = model.each(hosts, 'NET019, front ends', (host) => !host.incomplete && !runs(host, ...backEnds));
  return hosts.filter((host, place) => isFront[place] === true && !storeHosts.has(host));
}

/** A front end in the network of the data: it is the one to move. */
function misplaced(model: Model, report: ReportFinding, { host, zone }: Placed, store: Placed | undefined): void {
  const dmz = zoneNamed(model, 'dmz');
  report({
    at: zone.at,
    message: `\`${host.name}\` is a front end in the private network of the data, so users have to be let in there. Put it into the network that users reach, \`${dmz}\`, and let only front ends through to the data.`,
    related: store === undefined ? [] : [{ at: store.zone.at, message: 'A store is in the same zone' }],
    fixes: () => [replaceFix(zone, dmz)],
  });
}
