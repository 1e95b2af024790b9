import { protocolPorts } from '../../catalog/ports';
import { isBefore, lifecycle } from '../../catalog/releases';
import { defineRule } from '../rule';

/** From here on the port is open only where something needs it. */
const limit = lifecycle.imQuietServerPort.from;

export const rule = defineRule({
  code: 'PORT010',
  name: 'old-im-server-port-reachable',
  severity: 'warning',
  title: 'The server port of an old Instant Messaging server is reachable for all',
  source: ['L5825'],
  check(model, report) {
    const old = model.of('im-server').find((server) => isBefore(model.versionOf(server)?.value, limit) === true);
    const zone = old?.host.spec.zone?.value;
    if (old === undefined || zone === undefined) return;
    for (const firewall of model.firewalls?.items ?? []) {
      if (firewall.between?.items.some(({ value }) => value === zone) !== true) continue;
      for (const rule of firewall.allow?.items ?? []) {
        const { protocol, from } = rule;
        if (protocol === undefined || rule.incomplete || from !== undefined) continue;
        if (protocol.value !== 'xmpp-server' && protocol.value !== 'xmpp-server-tls') continue;
        report({
          at: protocol.at,
          message: `Before 9 Patch 1 the server always listens on ${protocolPorts['xmpp-server']?.port ?? ''}, whether or not anything uses it, and this rule opens it to every host. Name the hosts that need it under \`from\`, or upgrade.`,
          related: [{ at: old.at, message: `An old server, on \`${old.host.name}\`` }],
        });
      }
    }
  },
});
