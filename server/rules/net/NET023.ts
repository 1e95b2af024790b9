import { chatEntrances, webChat } from '../../catalog/roles';
import { userZoneKinds } from '../../network/parties';
import { newHost } from '../../fixes/hosts';
import type { FirewallSpec } from '../../model/format';
import type { Model } from '../../model/model';
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
    const zones = model.of(...chatEntrances).map(({ host }) => host.spec.zone?.value);
    // Users of the same network need no firewall to let them through.
    if (zones.some((zone) => zone === undefined || isOfUsers(model, zone))) return;
    const { firewalls } = model;
    if (firewalls === undefined || firewalls.incomplete || firewalls.items.some(isUnclear)) return;
    const ways = firewalls.items.filter((firewall) => leadsTo(model, firewall, zones));
    const closed = ways.find(letsWebIn);
    // Each of them may be the way that these clients come.
    if (closed === undefined || !ways.every(keepsChatOut)) return;
    report({
      at: clients.at,
      message: `\`${closed.name?.value ?? 'A firewall'}\` lets web traffic through and no XMPP, so these clients cannot connect. Add the XMPP/HTTP gateway (\`httpbind\`), or let XMPP through.`,
      related: closed.name === undefined ? [] : [{ at: closed.name.at, message: 'This firewall' }],
      fixes: () => {
        const added = newHost(model, {
          base: 'gateway',
          tier: 1,
          zone: 'dmz',
          components: ['web-server', { component: 'httpbind', server: mux.host.name }],
        });
        return added === undefined
          ? []
          : [{ title: `Add the host \`${added.name}\` with \`httpbind\``, in: added.in, edit: added.add }];
      },
    });
  },
});

const isOfUsers = (model: Model, zone: string): boolean => {
  const kind = model.zoneKind(zone);
  return kind === undefined || (userZoneKinds as readonly string[]).includes(kind);
};

const isUnclear = ({ between, incomplete }: FirewallSpec): boolean =>
  incomplete || between === undefined || between.incomplete;

/** Stands between users and one of these zones. */
function leadsTo(model: Model, { between }: FirewallSpec, zones: readonly (string | undefined)[]): boolean {
  const names = between?.items.map(({ value }) => value) ?? [];
  return names.some((name) => zones.includes(name)) && names.some((name) => isOfUsers(model, name));
}

const letsWebIn = ({ allow }: FirewallSpec): boolean =>
  allow?.items.some(({ protocol }) => protocol?.value === 'http' || protocol?.value === 'https') === true;

/** Whether it is known to let no chat client through. */
const keepsChatOut = ({ allow, incomplete }: FirewallSpec): boolean =>
  allow !== undefined &&
  !incomplete &&
  !allow.incomplete &&
  allow.items.every((rule) => !rule.incomplete && rule.protocol?.value !== 'xmpp' && rule.protocol?.value !== 'xmpps');
