/** Which host of a spec is which of another: by name, and where names differ by what the hosts are. */
import type { Host, Model } from '../model/model';
import { hostType } from '../model/format';
import { hostKeys } from '../sizing/hosts';
import { editDistance } from '../words/nearest';
import { naturalOrder } from '../words/natural';
import { fieldsOf, textKey, type Fields, type Reading } from './meaning';

/** A host item of one of the specs. */
export interface OwnHost {
  /** Its name, numbered where it is missing or taken. */
  readonly name: string;
  readonly host: Host;
}

/** A host item in both specs, or in one of them. */
export interface HostPair {
  readonly before: OwnHost | undefined;
  readonly after: OwnHost | undefined;
}

/** Hosts that are at least so alike, of 1, are one that was renamed. */
const ALIKE = 0.65;
/** And at least such a part of their components is the same. */
const SHARED = 0.5;
/** Up to so many pairs each is looked at; beyond, each host is looked at beside those that stand near it in their order. */
const MOST_PAIRS = 4096;
const WINDOW = 12;

export const ownHosts = (model: Model): readonly OwnHost[] => {
  const keys = hostKeys(model.hosts);
  return model.hosts.map((host) => ({ name: keys.get(host) ?? host.name, host }));
};

/**
 * The pairs in the order of the later spec, then what is gone in that of the earlier one. The same whichever spec is the earlier.
 * Linear in the number of hosts but for a few hundred that were renamed at once.
 */
export function pairsOf(before: Model, after: Model): readonly HostPair[] {
  const [own, others] = [ownHosts(before), ownHosts(after)];
  const byName = new Map(own.map((each) => [each.name, each]));
  const partners = new Map<OwnHost, OwnHost>();
  for (const other of others) {
    const same = byName.get(other.name);
    if (same !== undefined) partners.set(other, same);
  }
  const taken = new Set(partners.values());
  const gone = own.filter((each) => !taken.has(each));
  const come = others.filter((each) => !partners.has(each));
  if (gone.length > 0 && come.length > 0) {
    for (const [a, b] of renamed(gone.map(traitsIn(before)), come.map(traitsIn(after)))) {
      partners.set(b, a);
      taken.add(a);
    }
  }
  return [
    ...others.map((each): HostPair => ({ before: partners.get(each), after: each })),
    ...own.flatMap((each): HostPair[] => (taken.has(each) ? [] : [{ before: each, after: undefined }])),
  ];
}

/** What tells a host from others, its name aside. */
interface Traits {
  readonly own: OwnHost;
  readonly components: ReadonlySet<string>;
  /** Whom it names, and who names it. */
  readonly neighbours: ReadonlySet<string>;
  readonly place: readonly (string | undefined)[];
  readonly hardware: readonly (string | undefined)[];
}

const traitsIn = (model: Model): ((own: OwnHost) => Traits) => {
  const neighbours = neighboursIn(model);
  return (own) => {
    const { spec, tier, components, count } = own.host;
    return {
      own,
      components: new Set(components.map(({ id }) => id)),
      neighbours: neighbours.get(own.host) ?? new Set(),
      place: [tier?.toString(), spec.zone?.value, spec.site?.value],
      hardware: [spec.cpus?.value.toString(), spec.memory?.value.amount.toString(), spec.os?.value, count.toString()],
    };
  };
};

/** The hosts that each host names in its components or is named by. */
function neighboursIn(model: Model): ReadonlyMap<Host, ReadonlySet<string>> {
  const found = new Map<Host, Set<string>>(model.hosts.map((host) => [host, new Set()]));
  for (const host of model.hosts) {
    for (const name of namesIn(fieldsOf(hostType, host.spec, READING))) {
      const other = model.host(name);
      if (other === undefined || other === host) continue;
      found.get(host)?.add(`to ${other.name}`);
      found.get(other)?.add(`from ${host.name}`);
    }
  }
  return found;
}

/** References to hosts are marked, so that they can be told from other texts. */
const MARK = '\u0000';
const READING: Reading = { nameOf: (name) => `${MARK}${name}`, binary: false };

function namesIn(meaning: Fields): readonly string[] {
  // Most hosts name nobody.
  const key = textKey(meaning);
  return [...key.matchAll(/"\\u0000((?:[^"\\]|\\.)*)"/g)].map((match) => String(JSON.parse(`"${match[1] ?? ''}"`)));
}

/** Pairs of hosts that are one under two names, the most alike first; each host is in one pair at most. */
function renamed(gone: readonly Traits[], come: readonly Traits[]): readonly (readonly [OwnHost, OwnHost])[] {
  const candidates = candidatesOf(gone, come)
    .map(([a, b]) => ({ a, b, likeness: likenessOf(a, b), names: [a.own.name, b.own.name].sort().join('\n') }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((x, y) => y.likeness - x.likeness || naturalOrder(x.names, y.names));
  const taken = new Set<Traits>();
  return candidates.flatMap(({ a, b }): (readonly [OwnHost, OwnHost])[] => {
    if (taken.has(a) || taken.has(b)) return [];
    taken.add(a).add(b);
    return [[a.own, b.own]];
  });
}

function candidatesOf(gone: readonly Traits[], come: readonly Traits[]): readonly (readonly [Traits, Traits])[] {
  if (gone.length * come.length <= MOST_PAIRS) return gone.flatMap((a) => come.map((b) => [a, b] as const));
  const sorted = (list: readonly Traits[]): Map<string, Traits[]> => {
    const buckets = new Map<string, Traits[]>();
    for (const traits of [...list].sort((a, b) => naturalOrder(a.own.name, b.own.name))) {
      const key = JSON.stringify([traits.place, [...traits.components].sort()]);
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [traits]);
      else bucket.push(traits);
    }
    return buckets;
  };
  const others = sorted(come);
  return [...sorted(gone)].flatMap(([key, bucket]) => {
    const near = others.get(key) ?? [];
    return bucket.flatMap((a, i) =>
      near.slice(Math.max(0, i - WINDOW), i + WINDOW + 1).map((b): readonly [Traits, Traits] => [a, b]),
    );
  });
}

/** How alike two hosts are, from 0 to 1. */
function likenessOf(a: Traits, b: Traits): number {
  const components = overlap(a.components, b.components);
  if (components < SHARED) return 0;
  const parts: (readonly [number, number])[] = [
    [4, components],
    [1.5, same(a.place, b.place)],
    [1, same(a.hardware, b.hardware)],
    [1, nameLikeness(a.own.name, b.own.name)],
  ];
  // Who talks to nobody by name is not less alike for it.
  if (a.neighbours.size + b.neighbours.size > 0) parts.push([1.5, overlap(a.neighbours, b.neighbours)]);
  const weight = parts.reduce((sum, [own]) => sum + own, 0);
  return parts.reduce((sum, [own, likeness]) => sum + own * likeness, 0) / weight;
}

/** The part of all that both have; 0 where there is nothing at all. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const all = new Set([...a, ...b]).size;
  return all === 0 ? 0 : [...a].filter((each) => b.has(each)).length / all;
}

const same = (a: readonly unknown[], b: readonly unknown[]): number =>
  a.filter((each, i) => each === b[i]).length / a.length;

function nameLikeness(a: string, b: string): number {
  const [x, y] = [a.slice(0, 60), b.slice(0, 60)];
  const longest = Math.max(x.length, y.length, 1);
  return 1 - editDistance(x, y, longest) / longest;
}

/** How hosts of the earlier spec are called in the later one: a host of a group by the name of its group. */
export function namesAfter(pairs: readonly HostPair[]): (name: string) => string {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { before, after } of pairs) {
    if (before === undefined || after === undefined || before.name === after.name) continue;
    names.set(before.name, after.name);
    counts.set(before.name, before.host.count);
  }
  if (names.size === 0) return (name) => name;
  return (name) => {
    const whole = names.get(name);
    if (whole !== undefined) return whole;
    const [, stem, number] = /^(.+)-(\d{1,6})$/.exec(name) ?? [];
    const group = stem === undefined ? undefined : names.get(stem);
    const isOne = stem !== undefined && Number(number) >= 1 && Number(number) <= (counts.get(stem) ?? 0);
    return group !== undefined && isOne ? `${group}-${number ?? ''}` : name;
  };
}
