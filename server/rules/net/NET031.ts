import { defineRule } from '../rule';
import { moveTo, outsiders } from './outside';

export const rule = defineRule({
  code: 'NET031',
  name: 'im-multiplexor-outside-firewalls',
  severity: 'warning',
  title: 'A multiplexor of Instant Messaging stands outside every firewall',
  source: ['L5060-5064', 'L5780', 'L5884'],
  check(model, report) {
    for (const { host, zone, components } of outsiders(model, ['im-mux'])) {
      report({
        at: zone.at,
        message: `The multiplexor on \`${host.name}\` stands in the open Internet. It can stand before the firewall of the server, but nothing then protects it and its way in: put it into the DMZ, between two firewalls.`,
        related: components.map(({ at }) => ({ at, message: 'The multiplexor' })),
        fixes: () => [moveTo(model, zone, 'dmz')],
      });
    }
  },
});
