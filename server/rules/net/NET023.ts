import { chatEntrances, webChat } from '../../catalog/roles';
import { isProtocolId } from '../../catalog/vocabulary';
import { newHost } from '../../fixes/hosts';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'NET023',
  name: 'no-chat-gateway',
  severity: 'error',
  title: 'Chat clients behind a web-only firewall have no gateway',
  source: ['L5083', 'L5878'],
  check(model, report) {
    const clients = model
      .section('clients')
      ?.items.find(({ value }) => value === 'xmpp-client' || value === 'instant-messenger');
    const [mux] = model.of(...chatEntrances);
    if (clients === undefined || mux === undefined || !model.lacks(...webChat)) return;
    const zone = mux.host.spec.zone?.value;
    for (const firewall of model.firewalls?.items ?? []) {
      const { allow, between } = firewall;
      if (zone === undefined || allow === undefined || allow.incomplete || firewall.incomplete) continue;
      const zones = between?.items.map(({ value }) => value) ?? [];
      const outer = zones.some((name) => ['internet', 'internal'].includes(model.zoneKind(name) ?? ''));
      const protocols = new Set(allow.items.flatMap(({ protocol }) => protocol?.value ?? []).filter(isProtocolId));
      const web = protocols.has('http') || protocols.has('https');
      if (!outer || !zones.includes(zone) || !web || protocols.has('xmpp') || protocols.has('xmpps')) continue;
      const added = newHost(model, {
        base: 'gateway',
        tier: 1,
        zone: 'dmz',
        components: ['web-server', { component: 'httpbind', server: mux.host.name }],
      });
      report({
        at: clients.at,
        message: `\`${firewall.name?.value ?? 'A firewall'}\` lets web traffic through and no XMPP, so these clients cannot connect. Add the XMPP/HTTP gateway (\`httpbind\`), or let XMPP through.`,
        related: firewall.name === undefined ? [] : [{ at: firewall.name.at, message: 'This firewall' }],
        fixes:
          added === undefined
            ? []
            : [{ title: `Add the host \`${added.name}\` with \`httpbind\``, in: added.in, edit: added.add }],
      });
      return;
    }
  },
});
