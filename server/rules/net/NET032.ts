import { dedicatedStores } from '../../catalog/roles';
import type { Fact } from '../../model/dsl';
import type { AllowSpec } from '../../model/format';
import type { Host, Model } from '../../model/model';
import { withBehind } from '../../questions/balancers';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'NET032',
  name: 'no-firewall-behind-convergence',
  severity: 'warning',
  title: 'No firewall stands between Convergence and the stores',
  source: ['L3645-3647'],
  above: ['NET019'],
  check(model, report) {
    if (!model.has('convergence')) return;
    const stores = new Map<string, Fact<string>>();
    for (const { host } of model.of(...dedicatedStores)) {
      const { zone } = host.spec;
      if (zone !== undefined && !stores.has(zone.value)) stores.set(zone.value, zone);
    }
    const seen = new Set<string>();
    for (const { at, host } of model.of('convergence')) {
      const zone = host.spec.zone;
      const store = zone === undefined ? undefined : stores.get(zone.value);
      if (zone === undefined || store === undefined || seen.has(zone.value)) continue;
      const open = (model.firewalls?.items ?? []).find(
        ({ between, allow }) =>
          between?.items.some(({ value }) => model.zoneKind(value) === 'internet') === true &&
          between.items.some(({ value }) => value === zone.value) &&
          allow?.items.some(
            ({ protocol, from, to, incomplete }) =>
              (protocol?.value === 'http' || protocol?.value === 'https') &&
              from === undefined &&
              !incomplete &&
              (to === undefined || reaches(model, to, host)),
          ) === true,
      );
      if (open === undefined) continue;
      seen.add(zone.value);
      report({
        at,
        message: `Users reach Convergence on \`${host.name}\` from the Internet, and stores are in the same zone with no firewall between. Put Convergence into the DMZ, or the stores behind a firewall of their own.`,
        related: [
          { at: store.at, message: 'A store is in the same zone' },
          ...(open.name === undefined ? [] : [{ at: open.name.at, message: 'Lets the Internet in' }]),
        ],
      });
    }
  },
});

/** Whether names are the host, or a load balancer before it. */
const reaches = (model: Model, names: NonNullable<AllowSpec['to']>, host: Host): boolean =>
  model.hostsOf(names).some((named) => withBehind(model, named).includes(host));
