/** Flows that are drawn as one line: those of one protocol to one target. */
import { isComponentId, componentInfo, type Product } from '../catalog/components';
import { byUnits } from '../words/order';
import type { TopologyFlow, TopologyLink, Topology } from './graph';
import { metrics, type Arrow, type FlowFamily } from './picture';

const MOST_CHIPS = 6;

const NONE: ReadonlyMap<string, readonly Product[]> = new Map();

interface NetDraft extends Arrow {
  readonly flows: { from: string; flow: TopologyFlow }[];
}

/**
 * The lines of a picture, in an order that depends on the nodes and on what each line is, never on which flow was found first: that
 * is why an edit of one host moves nothing else.
 */
export function netsOf(topology: Topology): readonly Arrow[] {
  const places = new Map(topology.nodes.map(({ id }, place) => [id, place]));
  const placeOf = (id: string): number => places.get(id) ?? places.size;
  const behind = behindBalancers(topology);
  const byTarget = new Map<string, Map<string, NetDraft>>();
  for (const link of topology.links) {
    for (const flow of link.flows) {
      if (!isDrawn(flow, link)) continue;
      const blocked = flow.verdict === 'blocked';
      const label = `${flow.protocol}${flow.port === null ? '' : ` ${flow.port}`}`;
      const nets = byTarget.get(link.to) ?? new Map<string, NetDraft>();
      byTarget.set(link.to, nets);
      const key = `${label} ${blocked}`;
      const net = nets.get(key) ?? { to: link.to, label, flows: [], family: 'other', blocked, products: NONE };
      nets.set(key, net);
      net.flows.push({ from: link.from, flow });
    }
  }
  const targets = [...byTarget].sort(([a], [b]) => placeOf(a) - placeOf(b));
  return targets.flatMap(([, nets]) => {
    const all = [...nets.values()]
      .map((net): NetDraft => {
        const flows = net.flows.sort(
          (a, b) => placeOf(a.from) - placeOf(b.from) || byUnits(a.flow.purpose, b.flow.purpose),
        );
        const [first] = flows;
        return {
          ...net,
          flows,
          family: first === undefined ? 'other' : familyOf(first.flow),
          products: productsOf(net, behind),
        };
      })
      .sort(inOrder);
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
        products: productsOf({ to: first.to, flows: rest.flatMap((net) => net.flows) }, behind),
        flows: rest.flatMap((net) => net.flows).sort((a, b) => placeOf(a.from) - placeOf(b.from)),
      } as const,
    ];
  });
}

/** What every host has is left out of the picture, and what stays within a card. */
export const isDrawn = (flow: TopologyFlow, link: TopologyLink): boolean => !flow.common && link.from !== link.to;

const FAMILIES: readonly FlowFamily[] = ['mail', 'calendar', 'chat', 'web', 'directory', 'other'];

/** Alike ones side by side, by port. */
function inOrder(a: NetDraft, b: NetDraft): number {
  const family = FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family);
  if (family !== 0) return family;
  const portOf = ({ flows }: NetDraft): number => flows[0]?.flow.port ?? Number.MAX_SAFE_INTEGER;
  return portOf(a) - portOf(b) || byUnits(a.label, b.label) || Number(a.blocked) - Number(b.blocked);
}

/** What load balancers hand on: for each protocol that one speaks to the hosts behind it, their products. */
type Behind = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<Product>>>;

function behindBalancers({ links }: Topology): Behind {
  const found = new Map<string, Map<string, Set<Product>>>();
  for (const { from, flows } of links)
    for (const flow of flows) {
      if (flow.from !== 'load-balancer' || !isComponentId(flow.to)) continue;
      const own = found.get(from) ?? new Map<string, Set<Product>>();
      found.set(from, own);
      own.set(flow.protocol, (own.get(flow.protocol) ?? new Set<Product>()).add(componentInfo(flow.to).product));
    }
  return found;
}

/** A flow belongs to the products of both of its ends; one to a load balancer to those that stand behind it. */
function productsOf(
  { to, flows }: Pick<NetDraft, 'to' | 'flows'>,
  behind: Behind,
): ReadonlyMap<string, readonly Product[]> {
  const found = new Map<string, Set<Product>>();
  for (const { from, flow } of flows) {
    const own = found.get(from) ?? new Set<Product>();
    found.set(from, own);
    for (const end of [flow.from, flow.to])
      if (isComponentId(end) && end !== 'load-balancer') own.add(componentInfo(end).product);
    if (flow.to !== 'load-balancer') continue;
    for (const product of behind.get(to)?.get(flow.protocol) ?? []) own.add(product);
  }
  return new Map([...found].map(([from, own]) => [from, [...own].sort(byUnits)]));
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

export const chipsWidth = (nets: readonly Arrow[]): number =>
  nets.reduce((sum, net) => sum + chipWidth(net.label) + 4, 6);

/** The labels of the flows that come in, side by side, from the left edge of the card. */
export function chipsOf(nets: readonly Arrow[]): readonly { readonly x: number; readonly width: number }[] {
  let x = 5;
  return nets.map((net) => {
    const own = { x, width: chipWidth(net.label) };
    x += own.width + 4;
    return own;
  });
}
