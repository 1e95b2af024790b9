/** Flows that are drawn as one line: those of one protocol to one target. */
import { isComponentId, componentInfo, type Product } from '../catalog/components';
import type { TopologyFlow, Topology } from './graph';
import { type FlowFamily, metrics } from './picture';

const MOST_CHIPS = 6;

export interface NetDraft {
  readonly to: string;
  readonly label: string;
  readonly flows: { from: string; flow: TopologyFlow }[];
  readonly family: FlowFamily;
  readonly blocked: boolean;
}

export function netsOf(topology: Topology): readonly NetDraft[] {
  const byTarget = new Map<string, Map<string, NetDraft>>();
  for (const link of topology.links) {
    for (const flow of link.flows) {
      if (flow.common || link.from === link.to) continue;
      const blocked = flow.verdict === 'blocked';
      const label = `${flow.protocol}${flow.port === null ? '' : ` ${flow.port}`}`;
      const nets = byTarget.get(link.to) ?? new Map<string, NetDraft>();
      byTarget.set(link.to, nets);
      const key = `${label} ${blocked}`;
      const net = nets.get(key) ?? { to: link.to, label, flows: [], family: familyOf(flow), blocked };
      nets.set(key, net);
      net.flows.push({ from: link.from, flow });
    }
  }
  return [...byTarget.values()].flatMap((nets) => {
    const all = [...nets.values()];
    if (all.length <= MOST_CHIPS) return all;
    // What is blocked is never hidden in the rest.
    const shown = [...all.filter((net) => net.blocked), ...all.filter((net) => !net.blocked)].slice(0, MOST_CHIPS - 1);
    const rest = all.filter((net) => !shown.includes(net));
    const [first] = rest;
    if (first === undefined) return all;
    const label = `+${rest.length} more`;
    return [
      ...all.filter((net) => shown.includes(net)),
      {
        to: first.to,
        label,
        family: 'other',
        blocked: rest.some((net) => net.blocked),
        flows: rest.flatMap((net) => net.flows),
      } as const,
    ];
  });
}

function familyOf(flow: TopologyFlow): FlowFamily {
  const end = isComponentId(flow.to) && flow.to !== 'load-balancer' ? flow.to : flow.from;
  if (/^(xmpp|mux|httpbind)/.test(flow.protocol)) return 'chat';
  if (/^(smtp|submission|imap|pop|lmtp)/.test(flow.protocol)) return 'mail';
  if (/^(http|wcap)/.test(flow.protocol)) return 'web';
  if (/^ldap/.test(flow.protocol)) return 'directory';
  return isComponentId(end) ? FAMILY[componentInfo(end).product] : 'other';
}

const FAMILY: Readonly<Record<Product, FlowFamily>> = {
  messaging: 'mail',
  filter: 'mail',
  calendar: 'calendar',
  'instant-messaging': 'chat',
  convergence: 'web',
  'communications-express': 'web',
  outlook: 'web',
  mobile: 'web',
  portal: 'web',
  container: 'web',
  directory: 'directory',
  identity: 'directory',
  search: 'other',
  queue: 'other',
  infrastructure: 'other',
};

const chipWidth = (label: string): number => Math.ceil(label.length * metrics.chipCharacter) + 8;

export const chipsWidth = (nets: readonly NetDraft[]): number =>
  nets.reduce((sum, net) => sum + chipWidth(net.label) + 4, 6);

/** The labels of the flows that come in, side by side, from the left edge of the card. */
export function chipsOf(nets: readonly NetDraft[]): readonly { readonly x: number; readonly width: number }[] {
  let x = 5;
  return nets.map((net) => {
    const own = { x, width: chipWidth(net.label) };
    x += own.width + 4;
    return own;
  });
}
