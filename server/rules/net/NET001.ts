import type { ComponentId } from '../../catalog/components';
import { frontEnds, mtaParts } from '../../catalog/roles';
import { innerZones } from '../../catalog/vocabulary';
import type { ZoneKind } from '../../model/model';
import { defineRule } from '../rule';
import { idsOf, moveTo, outsiders } from './outside';

/** Multiplexors of Instant Messaging and MTAs have rules of their own. */
const others: readonly ComponentId[] = [...mtaParts, 'im-mux'];
const services: readonly ComponentId[] = [...frontEnds.filter((id) => !others.includes(id)), 'dns-server'];

export const rule = defineRule({
  code: 'NET001',
  name: 'internet-service-outside-dmz',
  severity: 'warning',
  title: 'A service for the Internet is not in the DMZ',
  source: ['L1038', 'L1182', 'L1664', 'L3316'],
  check(model, report) {
    for (const { host, zone, components } of outsiders(model, services)) {
      report({
        at: zone.at,
        message: `${idsOf(components)} on \`${host.name}\` should not stand in the open Internet, where every port of the host can be attacked. Put the host into the DMZ, behind the outer firewall.`,
        related: components.map(({ at, id }) => ({ at, message: `\`${id}\` runs here` })),
        fixes: () => [moveTo(model, zone, 'dmz')],
      });
    }
    for (const server of model.of('dns-server')) {
      const duty = server.spec.duties?.items.find(({ value }) => value === 'public-names');
      const { zone } = server.host.spec;
      const kind = model.zoneOf(server.host);
      if (duty === undefined || zone === undefined || !isInside(kind)) continue;
      report({
        at: zone.at,
        message: `\`${server.host.name}\` answers the Internet, so the firewalls must let the Internet into \`${zone.value}\`. Put a name server for public names into the DMZ, and let it know nothing of the inside.`,
        related: [{ at: duty.at, message: 'It answers the Internet' }],
        fixes: () => (server.host.components.length === 1 ? [moveTo(model, zone, 'dmz')] : []),
      });
    }
    for (const { host: fact } of model.dns?.mx?.items ?? []) {
      const host = fact === undefined ? undefined : model.host(fact.value);
      const kind = host === undefined ? undefined : model.zoneOf(host);
      if (fact === undefined || host === undefined || (kind !== 'internal' && kind !== 'private-data')) continue;
      const zone = host.spec.zone;
      report({
        at: fact.at,
        message: `Mail from the Internet goes to \`${fact.value}\`, so the firewalls must let the Internet into \`${zone?.value ?? ''}\`. Point the record to an MTA in the DMZ that passes mail on.`,
        ...(zone === undefined ? {} : { related: [{ at: zone.at, message: 'Where the host stands' }] }),
      });
    }
  },
});

const isInside = (kind: ZoneKind | undefined): boolean => kind !== undefined && innerZones.includes(kind);
