import { mtaParts } from '../../catalog/roles';
import { defineRule } from '../rule';
import { idsOf, moveTo, outsiders } from './outside';

export const rule = defineRule({
  code: 'NET027',
  name: 'mta-outside-firewalls',
  severity: 'warning',
  title: 'An MTA stands outside every firewall',
  source: ['L3127'],
  check(model, report) {
    for (const { host, zone, components } of outsiders(model, mtaParts)) {
      report({
        at: zone.at,
        message: `${idsOf(components)} on \`${host.name}\` stands in the open Internet. An MTA belongs inside the firewall, which leaves open only its port for mail: put it into the DMZ.`,
        related: components.map(({ at, id }) => ({ at, message: `\`${id}\` runs here` })),
        fixes: () => [moveTo(model, zone, 'dmz')],
      });
    }
  },
});
