/** The logical service names and mail exchangers of a spec as lines of a zone file (RFC 1035). */
import type { Host, Model } from '../spec/model';
import type { Snapshot } from '../spec/snapshot';
import { oneLine } from './escape';

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);

/** Lines to put into the zone of `domain`; what cannot be written stands in a comment with the reason. */
export function dnsZone(snapshot: Snapshot): string {
  const { model } = snapshot;
  const domain = model.section('domain')?.value;
  const { dns } = model;
  const lines = [
    comment(
      `Service names and mail exchangers of ${model.section('name')?.value ?? 'the deployment'}, made from its deployment spec.`,
    ),
  ];
  if (domain !== undefined && NAME.test(domain)) lines.push(`$ORIGIN ${domain}.`);
  else lines.push(comment('Names are relative to the zone: the spec gives no `domain`.'));
  for (const record of dns?.mx?.items ?? []) {
    const host = record.host;
    if (host === undefined) continue;
    const preference = record.preference?.value ?? 10;
    // An MX record must not point to an alias, so it names the host itself.
    for (const target of targetsOf(model, host.value))
      lines.push(nameOr(target, (name) => `@\tIN\tMX\t${preference.toString()} ${name}`, `MX ${target}`));
  }
  const seen = new Set<string>();
  for (const { name, value } of dns?.names?.entries ?? []) {
    if (!NAME.test(name) || seen.has(name.toLowerCase())) {
      lines.push(comment(`${name} is no name that could be written, or stands here already`));
      continue;
    }
    seen.add(name.toLowerCase());
    const targets = targetsOf(model, value.value);
    const [only] = targets;
    if (targets.length === 1 && only !== undefined) {
      lines.push(
        only === name
          ? comment(`${name} is the name of its host`)
          : nameOr(only, (target) => `${name}\tIN\tCNAME\t${target}`, `${name} for ${only}`),
      );
      continue;
    }
    // An alias has one target; several hosts share a name by an address record each.
    lines.push(...targets.map((target) => comment(`${name} IN A (the address of ${target})`)));
  }
  if (lines.length === 2) lines.push(comment('The spec has no names and no MX records under `dns`.'));
  return `${lines.join('\n')}\n`;
}

/** Most hosts of a group that are written one by one. */
const MOST = 50;

/** The hosts that a name stands for. */
function targetsOf(model: Model, name: string): readonly string[] {
  const group: Host | undefined = model.hostsByName.get(name);
  if (group === undefined || group.count === 1) return [name];
  return Array.from({ length: Math.min(group.count, MOST) }, (_, i) => `${name}-${(i + 1).toString()}`);
}

const nameOr = (name: string, line: (name: string) => string, otherwise: string): string =>
  NAME.test(name) ? line(name) : comment(`${otherwise} cannot be written: it is no host name`);

const comment = (text: string): string => `; ${oneLine(text)}`;
