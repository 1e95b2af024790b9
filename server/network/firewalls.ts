/** Which firewalls a flow passes, and what they say about it. */
import { protocolPorts } from '../catalog/ports';
import { carrierProtocol, type ProtocolId, type zoneKind, zoneKind as zoneKinds } from '../catalog/vocabulary';
import { valueOf, type ValueOf } from '../catalog/types';
import type { AllowSpec, FirewallSpec } from '../model/format';
import type { Model } from '../model/model';
import { append } from './group';
import type { HostGroup } from './layouts';

export type ZoneKind = ValueOf<typeof zoneKind>;

const TRUST: Readonly<Record<ZoneKind, number>> = {
  internet: 0,
  'public-access': 1,
  'remote-access': 2,
  dmz: 3,
  intranet: 5,
  internal: 6,
  'private-data': 7,
};
/** How far inside a zone lies, 0 the least trusted; one whose kind is not given stands in the middle. */
export const trustOf = (kind: ZoneKind | undefined): number => (kind === undefined ? 4 : TRUST[kind]);

/** `unknown`: the spec does not say what the firewall lets through. */
export type FlowVerdict = 'allowed' | 'blocked' | 'unknown';

/** One entry of an `allow` list. */
export interface FirewallRule {
  readonly firewall: Firewall;
  readonly protocol: ProtocolId;
  /** Where it is not the usual one of the protocol. */
  readonly port: number | undefined;
  /** Names as written: of host groups, or of single hosts of a group. undefined: any. */
  readonly from: ReadonlySet<string> | undefined;
  readonly to: ReadonlySet<string> | undefined;
  readonly spec: AllowSpec;
}

export interface Firewall {
  readonly name: string;
  readonly zones: readonly string[];
  /** undefined: the spec does not say what may pass. */
  readonly rules: readonly FirewallRule[] | undefined;
  /** Every rule could be read. */
  readonly complete: boolean;
  readonly spec: FirewallSpec;
}

/** Firewalls side by side between the same two zones: what one of them lets through gets through. */
export type Hop = readonly Firewall[];
/** One shortest way from a zone to another. */
export type Way = readonly Hop[];

/** The most ways of equal length that are looked at. */
const WAYS = 16;

/** The zones and the firewalls between them. */
export interface Barriers {
  readonly firewalls: readonly Firewall[];
  /** Zones that are declared or stand at a firewall. */
  readonly zones: ReadonlySet<string>;
  readonly kindOf: (zone: string) => ZoneKind | undefined;
  /** The shortest ways from a zone to another: one without hops within a zone, none where no firewalls connect the two. */
  readonly ways: (from: string, to: string) => readonly Way[];
  /** The rules on any of these ways that name hosts. */
  readonly naming: (from: string | undefined, to: string | undefined) => readonly FirewallRule[];
}

export const barriersOf = (model: Model): Barriers => model.shared('network barriers', build);

function build(model: Model): Barriers {
  const firewalls = (model.firewalls?.items ?? []).map(firewallOf);
  const declared = new Map(
    (model.section('zones')?.items ?? []).flatMap((zone) =>
      zone.name === undefined ? [] : [[zone.name.value, zone.kind?.value] as const],
    ),
  );
  const neighbours = neighboursOf(firewalls);
  const known = new Map<string, ReadonlyMap<string, readonly Way[]>>();
  const ways = (from: string, to: string): readonly Way[] => {
    let from_ = known.get(from);
    if (from_ === undefined) {
      from_ = waysFrom(from, neighbours);
      known.set(from, from_);
    }
    return from_.get(to) ?? [];
  };
  const naming = new Map<string, Map<string, readonly FirewallRule[]>>();
  return {
    firewalls,
    zones: new Set([...declared.keys(), ...neighbours.keys()]),
    kindOf: (zone) => declared.get(zone) ?? (valueOf(zoneKinds, zone) === undefined ? undefined : (zone as ZoneKind)),
    ways,
    naming: (from, to) => {
      if (from === undefined || to === undefined) return [];
      const own = naming.get(from) ?? new Map<string, readonly FirewallRule[]>();
      naming.set(from, own);
      const rules = own.get(to) ?? namingIn(ways(from, to));
      own.set(to, rules);
      return rules;
    },
  };
}

const namingIn = (ways: readonly Way[]): readonly FirewallRule[] =>
  [...new Set(ways.flat(2))]
    .flatMap((firewall) => firewall.rules ?? [])
    .filter((rule) => rule.from !== undefined || rule.to !== undefined);

function firewallOf(spec: FirewallSpec): Firewall {
  const rules: FirewallRule[] = [];
  const firewall: Firewall = {
    name: spec.name?.value ?? '',
    zones: [...new Set(spec.between?.items.map((fact) => fact.value) ?? [])],
    rules: spec.allow === undefined ? undefined : rules,
    complete:
      spec.allow?.incomplete !== true &&
      !spec.incomplete &&
      !(spec.allow?.items.some((rule) => rule.incomplete || rule.protocol === undefined) ?? false),
    spec,
  };
  for (const rule of spec.allow?.items ?? []) {
    if (rule.protocol === undefined) continue;
    rules.push({
      firewall,
      protocol: rule.protocol.value,
      port: rule.port?.value,
      from: rule.from === undefined ? undefined : new Set(rule.from.items.map((fact) => fact.value)),
      to: rule.to === undefined ? undefined : new Set(rule.to.items.map((fact) => fact.value)),
      spec: rule,
    });
  }
  return firewall;
}

type Neighbours = ReadonlyMap<string, ReadonlyMap<string, readonly Firewall[]>>;

function neighboursOf(firewalls: readonly Firewall[]): Neighbours {
  const found = new Map<string, Map<string, Firewall[]>>();
  const join = (from: string, to: string, firewall: Firewall): void => {
    const row = found.get(from) ?? new Map<string, Firewall[]>();
    found.set(from, row);
    append(row, to, firewall);
  };
  for (const firewall of firewalls) {
    for (const a of firewall.zones) for (const b of firewall.zones) if (a !== b) join(a, b, firewall);
  }
  return found;
}

/** All shortest ways from one zone, by the zone they lead to. */
function waysFrom(start: string, neighbours: Neighbours): ReadonlyMap<string, readonly Way[]> {
  const ways = new Map<string, Way[]>([[start, [[]]]]);
  const depth = new Map([[start, 0]]);
  const queue = [start];
  for (const zone of queue) {
    const here = depth.get(zone) ?? 0;
    for (const [next, hop] of neighbours.get(zone) ?? []) {
      const known = depth.get(next);
      if (known === undefined) {
        depth.set(next, here + 1);
        ways.set(next, []);
        queue.push(next);
      } else if (known !== here + 1) continue;
      const list = ways.get(next) ?? [];
      for (const way of ways.get(zone) ?? []) if (list.length < WAYS) list.push([...way, hop]);
    }
  }
  return ways;
}

/** What passes a firewall: a protocol at a port. */
export interface Passage {
  readonly protocol: ProtocolId;
  readonly port: number | null;
  /** The spec gives the port. */
  readonly declared: boolean;
  /** Numbers of which each is right. */
  readonly documented: readonly number[];
  /** The number is not a default that anybody could rely on. */
  readonly unsure: boolean;
}

export interface FirewallVerdict {
  readonly firewall: Firewall;
  readonly verdict: FlowVerdict;
  /** The rule that lets it through. */
  readonly rule?: FirewallRule;
}

export interface Judgement {
  /** Which of the passages gets furthest, 0-based. */
  readonly passage: number;
  readonly status: FlowVerdict;
  /** Every firewall on the way. */
  readonly firewalls: readonly FirewallVerdict[];
}

const weight = { allowed: 0, unknown: 1, blocked: 2 } as const satisfies Record<FlowVerdict, number>;

/**
 * Judges a connection between two zones on its best way; of several passages the first that gets furthest. `from` and `to`
 * are hosts of the spec, undefined for an end outside it. Undefined where no firewall lies between the zones.
 */
export function judge(
  barriers: Barriers,
  zones: { readonly from: string | undefined; readonly to: string | undefined },
  passages: readonly Passage[],
  from: HostGroup | undefined,
  to: HostGroup | undefined,
): Judgement | undefined {
  if (zones.from === undefined || zones.to === undefined || zones.from === zones.to) return undefined;
  let best: Judgement | undefined;
  for (const way of barriers.ways(zones.from, zones.to)) {
    passages.forEach((passage, index) => {
      let status: FlowVerdict = 'allowed';
      const verdicts: FirewallVerdict[] = [];
      for (const hop of way) {
        const here = hop.map((firewall) => verdictOf(firewall, passage, from, to));
        verdicts.push(...here);
        const furthest = here.reduce<FlowVerdict>(
          (least, { verdict }) => (weight[verdict] < weight[least] ? verdict : least),
          'blocked',
        );
        if (weight[furthest] > weight[status]) status = furthest;
      }
      if (best === undefined || weight[status] < weight[best.status])
        best = { passage: index, status, firewalls: verdicts };
    });
  }
  return best;
}

/** What one firewall says about a connection. */
export function verdictOf(
  firewall: Firewall,
  passage: Passage,
  from: HostGroup | undefined,
  to: HostGroup | undefined,
): FirewallVerdict {
  if (firewall.rules === undefined) return { firewall, verdict: 'unknown' };
  const rule = firewall.rules.find(
    (candidate) => covers(candidate, passage) && coversHost(candidate.from, from) && coversHost(candidate.to, to),
  );
  if (rule !== undefined) return { firewall, verdict: 'allowed', rule };
  return { firewall, verdict: firewall.complete ? 'blocked' : 'unknown' };
}

/** The number that everybody means by a protocol alone. */
const usualPort = (protocol: ProtocolId): number | undefined => protocolPorts[protocol]?.port;

/** Whether a rule speaks of a protocol at a port, hosts aside. */
export function covers(rule: FirewallRule, passage: Passage): boolean {
  const named = rule.protocol === passage.protocol || rule.protocol === carrierProtocol(passage.protocol);
  // Two rules for Message Queue, the second with a port of its own, are its two ports (L4988).
  if (passage.protocol === 'jmq-service' && rule.protocol === 'jmq')
    return rule.port !== undefined && (passage.declared ? rule.port === passage.port : rule.port !== usualPort('jmq'));
  // One example calls the calendar's DWP leg WCAP (L6254); the number tells it from the users' WCAP.
  if (!named && !(rule.protocol === 'wcap' && passage.protocol === 'dwp' && rule.port !== undefined)) return false;
  const { port } = passage;
  if (rule.port === undefined) {
    // A protocol alone means its usual port; a default that the spec does not name is taken to be the one that was meant.
    const usual = usualPort(rule.protocol);
    return !passage.declared || usual === undefined || port === usual;
  }
  if (port === null || rule.port === port) return true;
  return !passage.declared && (passage.unsure || passage.documented.includes(rule.port));
}

/** Whether the names of a rule take in a host: the name of its group, or those of all its hosts. */
export function coversHost(names: ReadonlySet<string> | undefined, host: HostGroup | undefined): boolean {
  if (names === undefined) return true;
  if (host === undefined) return false;
  if (names.has(host.name)) return true;
  if (host.count < 2 || names.size < host.count) return false;
  for (let i = 1; i <= host.count; i++) if (!names.has(`${host.name}-${i}`)) return false;
  return true;
}

/** Whether the names of a rule take in some of the hosts of a group. */
export function touchesHost(names: ReadonlySet<string> | undefined, host: HostGroup): boolean {
  if (names === undefined || names.has(host.name)) return true;
  if (host.count < 2) return false;
  for (const name of names) if (name.startsWith(`${host.name}-`)) return true;
  return false;
}
