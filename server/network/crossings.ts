/** What the firewalls say to the pairs of hosts of a flow. */
import { coversHost, judge, type Barriers, type FirewallRule, type Judgement } from './firewalls';
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

/** Undefined for an end outside the spec. */
type Host = HostGroup | undefined;

/** Hosts that no rule tells apart are judged once. There may be one for every two hosts: each holds no more than it needs. */
export class Crossings {
  readonly edge: Edge;
  readonly legs: readonly Leg[];
  readonly #barriers: Barriers;
  /** Those on the way that name hosts. */
  readonly #rules: readonly FirewallRule[];
  /** By the marks of both ends. */
  #judged: Map<string, Judgement | undefined> | undefined;
  #marks: Record<'from' | 'to', Map<Host, string>> | undefined;
  /** What is said to all, where no rule names a host. */
  #verdict: { readonly judgement: Judgement | undefined } | undefined;

  /** `legs`: the protocol, and its variant where the spec leaves open which it is. */
  constructor(
    edge: Edge,
    barriers: Barriers,
    legs: readonly Leg[] = edge.variant === undefined ? [edge] : [edge, edge.variant],
  ) {
    this.edge = edge;
    this.legs = legs;
    this.#barriers = barriers;
    this.#rules = barriers.naming(edge.from.zone, edge.to.zone);
  }

  of(from: HostGroup | undefined, to: HostGroup | undefined): Judgement | undefined {
    if (this.#rules.length === 0) return (this.#verdict ??= { judgement: this.#judge(from, to) }).judgement;
    const judged = (this.#judged ??= new Map<string, Judgement | undefined>());
    const key = `${this.#mark('from', from)} ${this.#mark('to', to)}`;
    const known = judged.get(key);
    if (known !== undefined || judged.has(key)) return known;
    const judgement = this.#judge(from, to);
    judged.set(key, judgement);
    return judgement;
  }

  #judge(from: HostGroup | undefined, to: HostGroup | undefined): Judgement | undefined {
    return judge(this.#barriers, { from: this.edge.from.zone, to: this.edge.to.zone }, this.legs, from, to);
  }

  /** Which rules name a host: equal for hosts that are judged alike. */
  #mark(side: 'from' | 'to', host: HostGroup | undefined): string {
    const marks = (this.#marks ??= { from: new Map<Host, string>(), to: new Map<Host, string>() })[side];
    let mark = marks.get(host);
    if (mark === undefined) {
      mark = this.#rules.map((rule) => (coversHost(rule[side], host) ? '1' : '0')).join('');
      marks.set(host, mark);
    }
    return mark;
  }

  /** The hosts of an end in groups that are judged alike. */
  classes(side: 'from' | 'to'): readonly Alike[] {
    const party = this.edge[side];
    const { classes: all, hosts } = party;
    if (all.length === 0) return [{ speaker: undefined, hosts: [], classes: [] }];
    if (this.#rules.length === 0) return [{ speaker: all[0]?.speaker, hosts, classes: all }];
    return [...groupBy(all, ({ speaker }) => this.#mark(side, speaker)).values()].map((classes) => ({
      speaker: classes[0]?.speaker,
      hosts: hostsIn(classes, party),
      classes,
    }));
  }
}
