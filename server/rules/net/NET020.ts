import { protocolPorts } from '../../catalog/ports';
import { barriersOf, judge, type Barriers, type FirewallRule, type Passage } from '../../network/firewalls';
import { layoutsOf, placesOf, type HostGroup, type Layout } from '../../network/layouts';
import { socketsOf, type Socket } from '../../network/listeners';
import { userZoneKinds } from '../../network/parties';
import { chatFrontEnds, imServerHost, imServerPeers } from '../../catalog/roles';
import type { Host, Model } from '../../model/model';
import { addFix } from '../../fixes/components';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'NET020',
  name: 'users-reach-im-server',
  severity: 'error',
  title: 'Users reach the Instant Messaging server directly',
  source: ['L5884'],
  above: ['NET001'],
  check(model, report) {
    if (!model.has('im-server')) return;
    const barriers = barriersOf(model);
    for (const server of model.of('im-server')) {
      const { zone } = server.host.spec;
      if (zone === undefined || barriers.kindOf(zone.value) !== 'internet') continue;
      report({
        at: server.at,
        message: `\`${server.host.name}\` stands in the Internet, where anybody reaches the server. Put it on the internal network, with a multiplexor (\`im-mux\`) in the DMZ before it.`,
        related: [{ at: zone.at, message: 'Outside every firewall' }],
      });
    }
    for (const { rule: open, zone, hosts } of openingsOf(model)) {
      const at = open.spec.protocol?.at;
      const [host = ''] = hosts;
      const server = model.of('im-server').find((candidate) => candidate.host.name === host);
      if (at === undefined || server === undefined) continue;
      const which =
        hosts.length === 1 ? `Instant Messaging server on \`${host}\`` : `${hosts.length} Instant Messaging servers`;
      report({
        at,
        message: `This lets everybody in \`${zone}\` reach the ${which} directly. Users should come by a multiplexor (\`im-mux\`) or a gateway: let only those through.`,
        related: [{ at: server.at, message: `The server on \`${host}\`` }],
        fixes: () => fixesFor(model, barriers, open, zone),
      });
    }
    balanced(model, report);
  },
});

/** A rule by which users reach servers: the outermost on the way. */
interface Opening {
  readonly rule: FirewallRule;
  /** The zone that everybody comes from. */
  readonly zone: string;
  readonly hosts: readonly string[];
}

/** Rules that name where a connection begins are meant for servers, and are none of these. */
const openingsOf = (model: Model): readonly Opening[] =>
  model.shared('ways of users to im-server', (asked) => {
    const barriers = barriersOf(asked);
    if (!barriers.firewalls.some((firewall) => firewall.rules !== undefined)) return [];
    const layouts = layoutsOf(asked);
    const found = new Map<FirewallRule, { readonly zone: string; readonly hosts: string[] }>();
    for (const zone of userZones(barriers, layouts)) {
      for (const { layout, part } of placesOf(layouts, 'im-server')) {
        if (layout.zone === undefined || layout.zone === zone) continue;
        const passages = passagesTo(layout, socketsOf(asked)[layout.index]?.[layout.parts.indexOf(part)] ?? []);
        for (const host of layout.hosts) {
          for (const open of passages.flatMap(
            (passage) => outermost(barriers, zone, layout.zone ?? '', passage, host) ?? [],
          )) {
            const known = found.get(open);
            if (known === undefined) found.set(open, { zone, hosts: [host.name] });
            else if (!known.hosts.includes(host.name)) known.hosts.push(host.name);
          }
        }
      }
    }
    return [...found].map(([open, { zone, hosts }]) => ({ rule: open, zone, hosts }));
  });

/** Zones of users in which no server of our own stands that uses the ports of the server. */
function userZones(barriers: Barriers, layouts: readonly Layout[]): readonly string[] {
  const served = new Set(imServerPeers.flatMap((id) => placesOf(layouts, id)).map(({ layout }) => layout.zone));
  return [...barriers.zones].filter((zone) => {
    const kind = barriers.kindOf(zone);
    return kind !== undefined && (userZoneKinds as readonly string[]).includes(kind) && !served.has(zone);
  });
}

/** The ports of a server; where no multiplexor shares its host, a rule for users that names the host means the server as well. */
function passagesTo(layout: Layout, sockets: readonly Socket[]): readonly Passage[] {
  const own = sockets
    .filter((socket) => socket.open)
    .map(({ protocol, port, confidence, documented }): Passage => ({
      protocol,
      port,
      declared: confidence === 'declared',
      documented,
      unsure: false,
    }));
  const shared = layout.parts.some(({ id }) => chatFrontEnds.includes(id));
  return shared ? own : [...own, forUsers];
}

const forUsers: Passage = { protocol: 'xmpp', port: null, declared: false, documented: [], unsure: true };

/** The first rule on an open way from users to a host; undefined where the way is not known to be open. */
function outermost(
  barriers: Barriers,
  from: string,
  to: string,
  passage: Passage,
  host: HostGroup,
): FirewallRule | undefined {
  const judgement = judge(barriers, { from, to }, [passage], undefined, host);
  if (judgement?.status !== 'allowed') return undefined;
  const rules = judgement.firewalls.flatMap(({ rule: open }) => open ?? []);
  // A rule for users that names no host may be meant for another one.
  return passage === forUsers && !rules.some((open) => open.to !== undefined) ? undefined : rules[0];
}

function fixesFor(model: Model, barriers: Barriers, open: FirewallRule, zone: string): readonly FixDraft[] {
  const remove = removeFix(open.spec, `Remove \`${open.protocol}\` from \`${open.firewall.name}\``);
  const inner = open.firewall.zones.filter((other) => other !== zone);
  const mux = model
    .of('im-mux')
    .find(
      ({ host }) =>
        host.name !== '' &&
        inner.includes(host.spec.zone?.value ?? '') &&
        barriers.kindOf(host.spec.zone?.value ?? '') !== 'internet',
    );
  if (mux === undefined) return [remove];
  const port = mux.spec.ports?.entries.find((entry) => entry.name === 'xmpp')?.value.value;
  const entry = {
    protocol: 'xmpp',
    ...(port === undefined || port === protocolPorts.xmpp?.port ? {} : { port }),
    to: mux.host.name,
  };
  return [
    {
      title: `Let users through to \`${mux.host.name}\` instead`,
      in: open.spec.at,
      edit: (editor) => {
        editor.replace(open.spec.at, entry);
      },
    },
    remove,
  ];
}

/** A load balancer before the server itself, where nothing else could take the connections of users. */
function balanced(model: Model, report: Parameters<NonNullable<typeof rule.check>>[1]): void {
  if (!model.lacks(...chatFrontEnds)) return;
  for (const balancer of model.of('load-balancer')) {
    for (const target of balancer.spec.targets?.items ?? []) {
      const host = model.host(target.value);
      const server = host?.components.find((component) => component.id === 'im-server');
      if (host === undefined || server === undefined || !isAlone(host)) continue;
      report({
        at: target.at,
        message: `The load balancer \`${balancer.host.name}\` brings users to the Instant Messaging server on \`${host.name}\` directly. Put a multiplexor (\`im-mux\`) between them.`,
        related: [{ at: server.at, message: `The server on \`${host.name}\`` }],
        fixes: () => [addFix(model, host, 'im-mux')],
      });
    }
  }
}

/** Nothing else on the host takes connections of users. */
const isAlone = (host: Host): boolean => host.components.every(({ id }) => imServerHost.includes(id));
