/** What the port table calls things. */
import { componentInfo, isComponentId } from '../../catalog/components';
import { describeSources } from '../../catalog/guide';
import { confidenceText, protocolPorts } from '../../catalog/ports';
import { valueOf, type Source } from '../../catalog/types';
import { hostService } from '../../catalog/vocabulary';
import type { Snapshot } from '../../model/snapshot';
import type { FirewallRule } from '../../network/firewalls';
import type { Flow, FlowEnd } from '../../network/flows';
import type { PortConfidence } from '../../network/listeners';
import { titleOf } from '../../network/parties';
import type { ListenerRow } from '../../network/ports';
import type { Cell } from '../content';
import type { HostNames } from '../host-names';
import { count } from '../words';

export const portsTitle = ({ model }: Snapshot): string => `Ports: ${model.section('name')?.value ?? 'deployment'}`;

export const GROUPS =
  'Rows above name hosts together that nothing tells apart. A host that talks to its own group talks to the others in it.';

/** `10001 … 10100 (100 ports)`, or all of them where there are few. In ascending order. */
export function rangeText(ports: readonly number[], more: readonly string[] = []): string {
  const inOrder = [...ports].sort((a, b) => a - b);
  const [first = 0] = inOrder;
  if (ports.length <= MOST_PORTS) return [...inOrder, ...more].join(', ');
  return `${first} … ${inOrder.at(-1) ?? first} (${count(ports.length, 'port')})`;
}

/** More ports than these are told by the first and the last. */
const MOST_PORTS = 12;

/** Sources in words, each list once. */
export class SourceTexts {
  readonly #known = new Map<string, string>();

  of(sources: readonly Source[]): string {
    const key = sources.join('\n');
    const known = this.#known.get(key) ?? describeSources(sources);
    this.#known.set(key, known);
    return known;
  }
}

export const portCell = (port: number | null): Cell =>
  port === null ? { text: 'not given', status: 'unknown' } : { text: port.toString() };

export const numberFrom = (confidence: PortConfidence): string =>
  confidence === 'declared' ? 'this spec' : confidenceText[confidence];

export const tlsText = (tls: string): string => (tls === 'none' ? 'no' : tls);

export const endText = (end: FlowEnd, names: HostNames): string =>
  end.hosts.length === 0 ? titleOf(end.component) : `${names.textOf(end.hosts)}: ${titleOf(end.component)}`;

/** Of a component, or of a service of the operating system. */
export const listenerTitle = (id: ListenerRow['component']): string =>
  isComponentId(id) ? componentInfo(id).title : (valueOf(hostService, id)?.title ?? id);

/** The number of a rule; without one of its own it is the usual one of its protocol. */
export const rulePortText = ({ protocol, port }: FirewallRule): string =>
  (port ?? protocolPorts[protocol]?.port)?.toString() ?? 'the usual one';

/** The hosts that a rule names at an end. */
export const ruleEndText = (names: ReadonlySet<string> | undefined): string =>
  names === undefined ? 'any' : [...names].join(', ');

/** A number that nobody vouches for, or none. */
export const isUnconfirmed = ({ port, confidence }: Flow): boolean =>
  port === null || confidence === 'unconfirmed' || confidence === 'example';
