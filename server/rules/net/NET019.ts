import { backEnds, frontEnds, storeComponents } from '../../catalog/roles';
import type { Fact } from '../../model/dsl';
import { isTwoTier } from '../../questions/architecture';
import { replaceFix } from '../../fixes/values';
import { zoneNamed } from '../../questions/names';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'NET019',
  name: 'stores-beside-front-ends',
  severity: 'warning',
  title: 'Stores and front ends share a network',
  source: ['L1235-1239', 'L2773-2775'],
  check(model, report) {
    if (!isTwoTier(model)) return;
    const stores = model.of(...storeComponents);
    const fronts = new Map<string, Fact<string>>();
    const storeHosts = new Set(stores.map(({ host }) => host));
    for (const { host } of model.of(...frontEnds)) {
      const { zone } = host.spec;
      // What is installed whole, front and back on one host, belongs to the data.
      const whole = host.components.some(({ id }) => backEnds.includes(id));
      if (zone !== undefined && !whole && !storeHosts.has(host) && !fronts.has(zone.value))
        fronts.set(zone.value, zone);
    }
    const seen = new Set<Fact<string>>();
    for (const { host } of stores) {
      const { zone } = host.spec;
      const other = zone === undefined ? undefined : fronts.get(zone.value);
      if (zone === undefined || other === undefined || seen.has(zone) || model.zoneOf(host) === 'dmz') continue;
      seen.add(zone);
      report({
        at: zone.at,
        message: `\`${host.name}\` is in the network that users reach, so what the front ends are to keep apart is one step from them. Give the data tier a private network of its own.`,
        related: [{ at: other.at, message: 'A front end is in the same zone' }],
        fixes:
          zoneNamed(model, 'private-data') === zone.value ? [] : [replaceFix(zone, zoneNamed(model, 'private-data'))],
      });
    }
  },
});
