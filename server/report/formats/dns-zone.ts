/** The logical service names and mail exchangers of a spec as lines of a zone file (RFC 1035). */
import type { Host, Model } from '../../model/model';
import type { Snapshot } from '../../model/snapshot';
import { entryOf } from '../../syntax/tree';
import { bannerOf } from '../banner';
import { dnsComment } from '../escape';

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
/** A name is 255 octets at most, of which a length before each label and the root at the end take two more than its text. */
const LONGEST = 253;

/** Where the spec gives none. */
const USUAL_PREFERENCE = 10;

/** Why a name cannot be written. */
type Flaw = 'it is no host name' | 'it is longer than a name in DNS may be';

/** A name as a zone file has it. */
interface Name {
  /** Relative to the zone, or with a dot at the end. */
  readonly text: string;
  /** In full and in lower case, without that dot: the same for all that name the same. */
  readonly full: string;
  readonly flaw: Flaw | undefined;
}

interface Zone {
  /** Absent where the spec gives none that could be written. */
  readonly domain: string | undefined;
  /** A service name: relative to the zone, unless it ends with its domain. */
  readonly owner: (name: string) => Name;
  /** A host: a name with dots is one in full, as resolvers take it. */
  readonly host: (name: string) => Name;
}

function zoneOf(given: string | undefined): Zone {
  const domain = given !== undefined && NAME.test(given) && given.length <= LONGEST ? given.toLowerCase() : undefined;
  const nameOf = (name: string, whole: boolean): Name => {
    const full = whole || domain === undefined ? name.toLowerCase() : `${name.toLowerCase()}.${domain}`;
    const long = full.length > LONGEST ? 'it is longer than a name in DNS may be' : undefined;
    return { text: whole ? `${name}.` : name, full, flaw: NAME.test(name) ? long : 'it is no host name' };
  };
  const isIn = (name: string): boolean => domain !== undefined && `.${name.toLowerCase()}`.endsWith(`.${domain}`);
  return {
    domain,
    owner: (name) => nameOf(name, isIn(name)),
    host: (name) => nameOf(name, name.includes('.')),
  };
}

/** Lines to put into the zone of `domain`; what cannot be written stands in a comment with the reason. */
export function dnsZone(snapshot: Snapshot): string {
  const { model } = snapshot;
  const given = model.section('domain')?.value;
  const zone = zoneOf(given);
  const head = [
    dnsComment(
      `Service names and mail exchangers of ${model.section('name')?.value ?? 'the deployment'}, made from its deployment spec.`,
    ),
    zone.domain === undefined
      ? dnsComment(
          given === undefined
            ? 'Names are relative to the zone: the spec gives no `domain`.'
            : `Names are relative to the zone: the \`domain\` ${given} cannot be written.`,
        )
      : `$ORIGIN ${zone.domain}.`,
  ];
  const { banner } = bannerOf(snapshot);
  if (banner !== undefined) head.push(dnsComment(banner));
  const services = serviceNames(model, zone);
  const aliases = new Set(services.flatMap(({ alias }) => alias ?? []));
  const records = [...exchangers(model, zone, aliases), ...services.flatMap(({ lines }) => lines)];
  const lines = records.length > 0 ? records : [dnsComment('The spec has no names and no MX records under `dns`.')];
  return `${[...head, ...lines].join('\n')}\n`;
}

const omitted = (what: string, why: string): string => dnsComment(`${what} cannot be written: ${why}`);

/** A record for each host that takes mail. */
function exchangers(model: Model, zone: Zone, aliases: ReadonlySet<string>): readonly string[] {
  return (model.dns?.mx?.items ?? []).flatMap((record): readonly string[] => {
    if (record.host === undefined) return [];
    const host = record.host.value;
    // What is given but could not be read is not what is left out.
    const given = record.at.kind === 'map' && entryOf(record.at, 'preference') !== undefined;
    if (given && record.preference === undefined)
      return [omitted(`MX ${host}`, 'its preference is not a number from 0 to 65535')];
    const preference = record.preference?.value ?? USUAL_PREFERENCE;
    const { names, more } = hostsOf(model, host);
    const lines = names.map((name) => {
      const { text, full, flaw } = zone.host(name);
      if (flaw !== undefined) return omitted(`MX ${name}`, flaw);
      // RFC 2181, 10.3
      if (aliases.has(full)) return omitted(`MX ${name}`, 'it is an alias below, and an exchanger must not be one');
      return `@\tIN\tMX\t${preference} ${text}`;
    });
    return [...lines, ...more];
  });
}

interface Service {
  readonly lines: readonly string[];
  /** The name in full, where it is written as an alias. */
  readonly alias?: string;
}

/** An alias for a name of one host; what several hosts share has an address of each. */
function serviceNames(model: Model, zone: Zone): readonly Service[] {
  const seen = new Set<string>();
  const without = (name: string, why: string): Service => ({ lines: [omitted(name, why)] });
  return (model.dns?.names?.entries ?? []).map(({ name, value }): Service => {
    const own = zone.owner(name);
    if (own.flaw !== undefined) return without(name, own.flaw);
    if (seen.has(own.full)) return without(name, 'it stands here already');
    seen.add(own.full);
    const found = value.items.map((fact) => hostsOf(model, fact.value));
    const names = [...new Set(found.flatMap((hosts) => hosts.names))];
    const more = found.flatMap((hosts) => hosts.more);
    const [only] = names;
    if (names.length !== 1 || only === undefined)
      return { lines: [...names.map((host) => dnsComment(`${name} IN A (the address of ${host})`)), ...more] };
    const target = zone.host(only);
    if (only === name || target.full === own.full) return { lines: [dnsComment(`${name} is the name of its host`)] };
    if (target.flaw !== undefined) return without(`${name} for ${only}`, target.flaw);
    // What is an alias can have no other record (RFC 1034, 3.6.2), and these have some.
    if (own.full === zone.domain) return without(name, 'it is the zone itself, which cannot be an alias');
    if (isHost(model, name)) return without(name, `a host is called so, and it is not ${only}`);
    return { lines: [`${own.text}\tIN\tCNAME\t${target.text}`], alias: own.full };
  });
}

/** Most hosts of a group that are written one by one. */
const MOST = 50;

interface Hosts {
  readonly names: readonly string[];
  /** Says how many are not. */
  readonly more: readonly string[];
}

/** The hosts that a name stands for. */
function hostsOf(model: Model, name: string): Hosts {
  const group: Host | undefined = model.hostsByName.get(name);
  if (group === undefined || group.count === 1) return { names: [name], more: [] };
  const names = Array.from({ length: Math.min(group.count, MOST) }, (_, i) => `${name}-${i + 1}`);
  const left = group.count - names.length;
  return { names, more: left === 0 ? [] : [dnsComment(`and ${left} more hosts of ${name}`)] };
}

/** Whether a host has this very name; a group has none by itself. */
function isHost(model: Model, name: string): boolean {
  const host = model.host(name);
  return host !== undefined && (host.count === 1 || host.name !== name);
}
