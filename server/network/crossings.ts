/** What the firewalls say to the pairs of hosts of a flow. */
import { coversHost, judge, type Barriers, type Firewall, type FirewallRule, type Judgement } from './firewalls';
import type { Edge } from './edges';
import { hostsIn, type HostClass } from './classes';
import { groupBy } from './group';
import type { HostGroup } from './layouts';
import type { Leg } from './legs';

/** Hosts that are judged alike. */
export interface Alike {
  /** The first of them, who speaks for all; undefined for an end outside the spec. */
  readonly speaker: HostGroup | undefined;
  readonly hosts: readonly HostGroup[];
  readonly classes: readonly HostClass[];
}

/** Hosts that no rule tells apart are judged once. */
export class Crossings {
  readonly edge: Edge;
  readonly legs: readonly Leg[];
  readonly #barriers: Barriers;
  readonly #judged = new Map<string, Judgement | undefined>();
  readonly #marks = { from: new Map<HostGroup | undefined, string>(), to: new Map<HostGroup | undefined, string>() };
  readonly #rules: readonly FirewallRule[];

  /** `legs`: the protocol, and its variant where the spec leaves open which it is. */
  constructor(
    edge: Edge,
    barriers: Barriers,
    legs: readonly Leg[] = edge.variant === undefined ? [edge] : [edge, edge.variant],
  ) {
    this.edge = edge;
    this.legs = legs;
    this.#barriers = barriers;
    const firewalls = new Set<Firewall>();
    if (edge.from.zone !== undefined && edge.to.zone !== undefined) {
      for (const way of barriers.ways(edge.from.zone, edge.to.zone))
        for (const hop of way) for (const firewall of hop) firewalls.add(firewall);
    }
    this.#rules = [...firewalls]
      .flatMap((firewall) => firewall.rules ?? [])
      .filter((rule) => rule.from !== undefined || rule.to !== undefined);
  }

  of(from: HostGroup | undefined, to: HostGroup | undefined): Judgement | undefined {
    const key = `${this.#mark('from', from)} ${this.#mark('to', to)}`;
    if (!this.#judged.has(key)) {
      this.#judged.set(
        key,
        judge(this.#barriers, { from: this.edge.from.zone, to: this.edge.to.zone }, this.legs, from, to),
      );
    }
    return this.#judged.get(key);
  }

  /** Which rules name a host: equal for hosts that are judged alike. */
  #mark(side: 'from' | 'to', host: HostGroup | undefined): string {
    if (this.#rules.length === 0) return '';
    let mark = this.#marks[side].get(host);
    if (mark === undefined) {
      mark = this.#rules.map((rule) => (coversHost(rule[side], host) ? '1' : '0')).join('');
      this.#marks[side].set(host, mark);
    }
    return mark;
  }

  /** The hosts of an end in groups that are judged alike. */
  classes(side: 'from' | 'to'): readonly Alike[] {
    const party = this.edge[side];
    if (party.classes.length === 0) return [{ speaker: undefined, hosts: [], classes: [] }];
    return [...groupBy(party.classes, ({ speaker }) => this.#mark(side, speaker)).values()].map((classes) => ({
      speaker: classes[0]?.speaker,
      hosts: hostsIn(classes, party),
      classes,
    }));
  }
}
