/** Names that are free, and names that are there. */
import type { Model, ZoneKind } from '../model/model';

/** A name that no host, zone, site or firewall has yet: `base`, `base-2`, `base-3` … */
export function freeName(model: Model, base: string): string {
  const taken = model.shared(
    'names given',
    (own): ReadonlySet<string> =>
      new Set(own.links.filter((link) => link.role === 'definition').map((link) => link.name)),
  );
  // `base-2` may be the second host of a group.
  const isFree = (name: string): boolean => !taken.has(name) && model.host(name) === undefined;
  if (isFree(base)) return base;
  for (let i = 2; ; i++) if (isFree(`${base}-${i}`)) return `${base}-${i}`;
}

/** What to write where a zone of this kind is meant: the first zone of the spec that is one, or the built-in name. */
export function zoneNamed(model: Model, kind: ZoneKind): string {
  const declared = model
    .section('zones')
    ?.items.find((zone) => zone.name !== undefined && model.zoneKind(zone.name.value) === kind);
  return declared?.name?.value ?? kind;
}
