/** What a firewall team is asked for: a line a source, destination and range of ports. */
import { protocolInfo } from '../../catalog/vocabulary';
import type { Model } from '../../model/model';
import type { Firewall, FirewallRule } from '../../network/firewalls';
import type { Flow, FlowEnd } from '../../network/flows';
import { groupBy } from '../../network/group';
import type { HostGroup } from '../../network/layouts';
import { stops } from '../../network/needs';
import { isAnybody, titleOf } from '../../network/parties';
import { inOrder, withoutOther } from '../host-names';
import { firewallText } from './port-matrix';
import { exactRows, type Passage, type PortRow } from './port-rows';
import { isUnconfirmed, ruleEndText, rulePortText } from './port-words';

export const REQUEST_COLUMNS = ['Source', 'Destination', 'Transport', 'Port', 'Protocol', 'Rule', 'Purpose'] as const;

/** What one firewall is asked for, in words. */
export interface FirewallRequest {
  readonly firewall: Firewall;
  readonly need: Need;
  readonly text: string;
}

/** `open` already, or its rules are not given: `unknown`. */
export type Need = 'to-open' | 'to-close' | 'optional' | 'unknown' | 'open';

/** A source, a destination and a range of ports, and what each firewall on the way is to do. */
export interface RequestLine {
  readonly source: string;
  readonly destination: string;
  readonly transport: string;
  readonly port: string;
  readonly protocol: string;
  readonly purpose: string;
  readonly requests: readonly FirewallRequest[];
}

/** As it is pasted: the firewalls in one cell. */
export const requestCells = (line: RequestLine): readonly string[] => [
  line.source,
  line.destination,
  line.transport,
  line.port,
  line.protocol,
  line.requests.map(({ firewall, text }) => `${firewallText(firewall.name)}: ${text}`).join('; '),
  line.purpose,
];

/** Writes requests; hosts that are named once are named alike ever after. */
export class FirewallRequests {
  readonly #model: Model;
  readonly #names = new Map<readonly HostGroup[], string>();

  constructor(model: Model) {
    this.#model = model;
  }

  /** What a row asks for; nothing where it passes no firewall. */
  linesOf(row: PortRow): readonly RequestLine[] {
    if (row.flows.every(({ firewalls }) => firewalls.length === 0)) return [];
    return exactRows(row).flatMap((each) => this.#exactLines(each));
  }

  /** What a rule that nobody uses asks for. */
  lineOfUnneeded(rule: FirewallRule): RequestLine {
    return {
      source: ruleEndText(rule.from),
      destination: ruleEndText(rule.to),
      transport: protocolInfo(rule.protocol).transport,
      port: rulePortText(rule),
      protocol: rule.protocol,
      purpose: 'No flow that the spec implies uses it',
      requests: [{ firewall: rule.firewall, need: 'to-close', text: 'to be closed' }],
    };
  }

  #exactLines({ passage, flows, from, to }: PortRow): readonly RequestLine[] {
    const [first] = flows;
    if (first === undefined) return [];
    const source = this.#endText(first.from, withoutOther(from, to), []);
    const places = groupBy(flows, (flow) => `${flow.transport} ${hasAddress(flow) ? flow.to.component : ''}`);
    return [...places.values()].flatMap((own) => {
      const destination = this.#endText(first.to, withoutOther(to, from), own);
      const transport = own[0]?.transport ?? '';
      return ranges(own, passage).map(({ text, of }): RequestLine => ({
        ...{ source, destination, transport, port: text },
        protocol: [...new Set(of.map(({ protocol }) => protocol))].join(', '),
        purpose: purposeText(of),
        requests: requestsOf(of, passage),
      }));
    });
  }

  #endText({ component }: FlowEnd, hosts: readonly HostGroup[], flows: readonly Flow[]): string {
    if (hosts.length === 0) return isAnybody(component) ? `any (${titleOf(component)})` : titleOf(component);
    if (flows.some(hasAddress))
      return inOrder(hosts)
        .map((host) => this.#withAddress(host, flows))
        .join(', ');
    const known = this.#names.get(hosts) ?? inOrder(hosts).flatMap(singleNames).join(', ');
    this.#names.set(hosts, known);
    return known;
  }

  /** The address that a component listens on, where the spec gives one; machines have none in a spec. */
  #withAddress(host: HostGroup, flows: readonly Flow[]): string {
    const part = flows.find(({ to }) => to.hosts.includes(host))?.to.part;
    const component = part === undefined ? undefined : this.#model.hostsByName.get(host.name)?.components[part.index];
    const address = component?.id === part?.owner ? component?.spec.address?.value : undefined;
    const names = singleNames(host).join(', ');
    return address === undefined || host.count > 1 ? names : `${names} (${address})`;
  }
}

const hasAddress = ({ to }: Flow): boolean => to.part?.facts.address !== undefined;

/** The hosts of a group are numbered from 1. */
const singleNames = ({ name, count }: HostGroup): readonly string[] =>
  count > 1 ? Array.from({ length: count }, (_, i) => `${name}-${i + 1}`) : [name];

interface Range {
  /** `25`, `7676-7677`. */
  readonly text: string;
  readonly of: readonly Flow[];
}

/** Ports that follow each other are one range where the same rule is asked for. */
function ranges(flows: readonly Flow[], passage: Passage): readonly Range[] {
  const byPort = [...groupBy(flows, ({ port }) => port)].sort(([a], [b]) => (a ?? Infinity) - (b ?? Infinity) || 0);
  const found: { first: number | null; last: number | null; readonly rule: string; of: Flow[] }[] = [];
  for (const [port, own] of byPort) {
    const last = found.at(-1);
    const rule = ruleText(own, passage);
    const follows = port !== null && last?.last === port - 1 && last.rule === rule;
    if (last !== undefined && follows) {
      last.last = port;
      last.of.push(...own);
    } else found.push({ first: port, last: port, rule, of: [...own] });
  }
  return found.map(({ first, last, of }) => ({
    text: first === null || last === null ? 'not given' : first === last ? first.toString() : `${first}-${last}`,
    of,
  }));
}

/** What it is for, and whether somebody should look at the number before it is opened. */
function purposeText(flows: readonly Flow[]): string {
  const purposes = [...new Set(flows.map(({ purpose }) => purpose))].join('; ');
  return flows.some(isUnconfirmed) ? `${purposes} (port not confirmed)` : purposes;
}

/** What each firewall on the way is to do. */
function requestsOf(flows: readonly Flow[], passage: Passage): readonly FirewallRequest[] {
  const all = flows.flatMap((flow) => {
    const open = new Set(passage === 'allowed' ? [] : stops(flow));
    return flow.firewalls.flatMap(({ firewall, verdict, rule }): readonly FirewallRequest[] => {
      switch (verdict) {
        case 'allowed':
          return [{ firewall, need: 'open', text: `open${rule === undefined ? '' : ` (${openingText(rule)})`}` }];
        case 'unknown':
          return [{ firewall, need: 'unknown', text: 'rules not given' }];
        case 'blocked':
          // Another one side by side with it lets it through, or is asked to.
          if (!open.has(firewall)) return [];
          return passage === 'blocked'
            ? [{ firewall, need: 'to-open', text: 'to be opened' }]
            : [{ firewall, need: 'optional', text: 'closed, optional' }];
      }
    });
  });
  const told = new Map<Firewall, Set<string>>();
  return all.filter(({ firewall, text }) => {
    const own = told.get(firewall) ?? new Set();
    const isNew = !own.has(text);
    told.set(firewall, own.add(text));
    return isNew;
  });
}

const ruleText = (flows: readonly Flow[], passage: Passage): string =>
  requestsOf(flows, passage)
    .map(({ firewall, text }) => `${firewallText(firewall.name)}: ${text}`)
    .join('; ');

/** A rule as the spec has it, its hosts aside. */
const openingText = ({ protocol, port }: FirewallRule): string =>
  port === undefined ? protocol : `${protocol} ${port.toString()}`;
