import { inWords, isBefore, lifecycle } from '../../catalog/releases';
import { defineRule } from '../rule';
import { portOf } from './im-port';

/** From here on the port is open only where something needs it. */
const limit = lifecycle.imQuietServerPort.from;

export const rule = defineRule({
  code: 'PORT010',
  name: 'old-im-server-port-reachable',
  severity: 'warning',
  title: 'The server port of an old Instant Messaging server is reachable for all',
  source: ['L5825'],
  holds: [{ of: 'instant-messaging', until: limit }],
  check(model, report) {
    const seen = new Set<unknown>();
    for (const server of model.of('im-server')) {
      const { host } = server;
      const zone = host.spec.zone?.value;
      const port = portOf(server, 'xmpp-server')?.port;
      if (zone === undefined || port === undefined) continue;
      if (isBefore(model.versionOf(server)?.value, limit, 'instant-messaging') !== true) continue;
      for (const firewall of model.firewalls?.items ?? []) {
        if (firewall.between?.items.some(({ value }) => value === zone) !== true) continue;
        for (const rule of firewall.allow?.items ?? []) {
          const { protocol, from, to } = rule;
          if (protocol?.value !== 'xmpp-server' || rule.incomplete || from !== undefined || seen.has(rule)) continue;
          if (to !== undefined && !model.hostsOf(to).includes(host)) continue;
          seen.add(rule);
          report({
            at: protocol.at,
            message: `Before ${inWords(limit)} the server always listens on ${port}, whether or not anything uses it, and this rule opens it to every host. Name the hosts that need it under \`from\`, or upgrade.`,
            related: [{ at: server.at, message: `An old server, on \`${host.name}\`` }],
          });
        }
      }
    }
  },
});
