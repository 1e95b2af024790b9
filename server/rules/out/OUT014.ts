import { protocolPorts } from '../../catalog/ports';
import { Crossings } from '../../network/crossings';
import { familyOf, flowKinds } from '../../network/edges';
import { barriersOf, type Firewall } from '../../network/firewalls';
import { append, groupBy } from '../../network/group';
import type { Model } from '../../model/model';
import type { Plain } from '../../syntax/plain';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'OUT014',
  name: 'outlook-blocked',
  severity: 'error',
  title: 'A firewall keeps Outlook from one of its servers',
  source: ['L174', 'L6296-6300'],
  check(model, report) {
    for (const { host, stopped } of stoppedOf(model)) {
      const connector = model.of('outlook-connector').find((candidate) => candidate.host.name === host);
      if (connector === undefined) continue;
      const protocols = [...new Set(stopped.map(({ protocol }) => `\`${protocol}\``))];
      const walls = [...new Set(stopped.flatMap(({ firewalls }) => firewalls))];
      report({
        at: connector.at,
        message: `Outlook on \`${host}\` takes mail, calendars, contacts and addresses each from a server of its own, and no way is open for ${protocols.join(', ')}. Let it through.`,
        related: walls.flatMap(({ spec }) =>
          spec.name === undefined ? [] : [{ at: spec.name.at, message: 'This firewall stops it' }],
        ),
        fixes: () => openings(host, walls, stopped),
      });
    }
  },
});

interface Stopped {
  readonly protocol: string;
  readonly port: number | undefined;
  readonly to: readonly string[];
  readonly firewalls: readonly Firewall[];
}

/** For each host with the connector, the services that no server offers it through the firewalls. */
const stoppedOf = (model: Model): readonly { readonly host: string; readonly stopped: readonly Stopped[] }[] =>
  model.shared('outlook stopped by firewalls', (asked) => {
    if (!asked.has('outlook-connector')) return [];
    const barriers = barriersOf(asked);
    const byHost = new Map<string, Stopped[]>();
    const edges = flowKinds(asked).filter(
      ({ kind, from, to, local }) =>
        kind.from === 'outlook-connector' && from.station !== undefined && to.station !== undefined && !local,
    );
    const services = groupBy(edges, ({ kind, from }) => `${from.key} ${familyOf(kind)}`);
    for (const alternatives of services.values()) {
      const [first] = alternatives;
      if (first === undefined) continue;
      const crossings = alternatives.map((edge) => new Crossings(edge, barriers));
      const port = first.port === null || first.port === protocolPorts[first.protocol]?.port ? undefined : first.port;
      for (const host of first.from.hosts) {
        const judged = crossings.flatMap((crossing) =>
          crossing.classes('to').map((target) => ({ crossing, target, judgement: crossing.of(host, target.speaker) })),
        );
        if (judged.some(({ judgement }) => judgement?.status !== 'blocked')) continue;
        const missing = judged.filter(({ crossing }) => crossing.edge.kind === first.kind);
        const firewalls = missing.flatMap(({ judgement }) =>
          (judgement?.firewalls ?? []).flatMap(({ firewall, verdict }) => (verdict === 'blocked' ? [firewall] : [])),
        );
        append(byHost, host.name, {
          protocol: first.protocol,
          port,
          to: [...new Set(missing.flatMap(({ target }) => target.hosts.map(({ name }) => name)))],
          firewalls: [...new Set(firewalls)],
        });
      }
    }
    return [...byHost].map(([host, stopped]) => ({ host, stopped }));
  });

/** One edit that opens all that is stopped for a host. */
function openings(host: string, walls: readonly Firewall[], stopped: readonly Stopped[]): readonly FixDraft[] {
  const lists = walls.map(({ spec }) => spec.allow?.at);
  const [first] = lists;
  if (first === undefined || lists.includes(undefined)) return [];
  return [
    {
      title: `Allow ${[...new Set(stopped.map(({ protocol }) => `\`${protocol}\``))].join(', ')} from \`${host}\` to the servers`,
      in: first,
      edit: (editor) => {
        for (const wall of walls) {
          const entries = stopped
            .filter(({ firewalls }) => firewalls.includes(wall))
            .map(({ protocol, port, to }): Plain => ({
              protocol,
              ...(port === undefined ? {} : { port }),
              from: host,
              ...(to.length === 0 ? {} : { to: to.length === 1 ? (to[0] ?? '') : to }),
            }));
          const list = wall.spec.allow?.at;
          if (list === undefined) continue;
          if (list.kind === 'seq' && list.items.length > 0) for (const entry of entries) editor.add(list, entry);
          else editor.replace(list, entries);
        }
      },
    },
  ];
}
