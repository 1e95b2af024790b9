import { figures } from '../../catalog/figures';
import { innerZones } from '../../catalog/vocabulary';
import type { FirewallSpec } from '../../model/format';
import type { Model, ZoneKind } from '../../model/model';
import type { Editor } from '../../syntax/edits';
import type { Plain } from '../../syntax/plain';
import { freeName, zoneNamed } from '../../questions/names';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

type Side = 'outer' | 'inner';

const needed = figures.twoTierFirewalls.value;

export const rule = defineRule({
  code: 'NET003',
  name: 'dmz-without-firewall',
  severity: 'warning',
  title: 'The DMZ lacks one of its two firewalls',
  source: ['L1182', 'L1664'],
  check(model, report) {
    const { architecture, firewalls } = model;
    if (
      model.broken ||
      architecture === undefined ||
      (architecture.value !== 'two-tier' && architecture.value !== 'edge')
    )
      return;
    if (firewalls === undefined) {
      report({
        at: architecture.at,
        message: `Front ends in a design with two tiers stand in a DMZ between two firewalls; the spec names none. Describe them under \`firewalls\`.`,
        fixes: () => addFix(model, ['outer', 'inner']),
        advice: true,
      });
      return;
    }
    if (firewalls.incomplete) return;
    const missing = missingSides(model, firewalls.items);
    const count = firewalls.items.length;
    if (missing.length === 0 && count >= needed) return;
    report({
      at: firewalls.key ?? firewalls.at,
      message: `${lack(missing, count)} The front ends stand in a DMZ: one firewall towards the Internet, a second one before the data. ${advise(missing)}`,
      related: [{ at: architecture.at, message: 'The architecture that asks for a DMZ' }],
      fixes: () => addFix(model, missing),
    });
  },
});

function lack(missing: readonly Side[], count: number): string {
  if (count === 0) return 'There is no firewall.';
  const [side, another] = missing;
  if (side === undefined) return 'There is only one firewall.';
  if (another !== undefined) return 'No firewall stands at the DMZ.';
  return side === 'outer'
    ? 'No firewall stands between the Internet and the DMZ.'
    : 'No firewall stands between the DMZ and the inner networks.';
}

function advise(missing: readonly Side[]): string {
  const [side, another] = missing;
  if (side === undefined) return 'Add a second one.';
  return another === undefined ? `Add the ${side} one.` : 'Add both.';
}

/** Which sides of the DMZ no firewall can be guarding. A zone of unknown kind may be anything. */
function missingSides(model: Model, firewalls: readonly FirewallSpec[]): readonly Side[] {
  const sides = firewalls.map((firewall) => {
    if (firewall.between === undefined || firewall.between.incomplete) return { outer: true, inner: true };
    const kinds = firewall.between.items.map((zone) => model.zoneKind(zone.value));
    return { outer: joins(kinds, isOutside), inner: joins(kinds, isInside) };
  });
  return [
    ...(sides.some(({ outer }) => outer) ? [] : (['outer'] as const)),
    ...(sides.some(({ inner }) => inner) ? [] : (['inner'] as const)),
  ];
}

/** Whether one of the zones may be the DMZ and another one may lie beyond it on that side. */
function joins(kinds: readonly (ZoneKind | undefined)[], beyond: (kind: ZoneKind) => boolean): boolean {
  const middles = kinds.map((kind) => kind === undefined || isMiddle(kind));
  const ends = kinds.map((kind) => kind === undefined || beyond(kind));
  return (
    middles.includes(true) &&
    ends.includes(true) &&
    kinds.filter((_, i) => middles[i] === true || ends[i] === true).length > 1
  );
}

/** The user-facing network of a two-tier design is its DMZ by another name. */
const isMiddle = (kind: ZoneKind): boolean => kind === 'dmz' || kind === 'public-access';
const isOutside = (kind: ZoneKind): boolean =>
  kind === 'internet' || kind === 'remote-access' || kind === 'public-access';
const isInside = (kind: ZoneKind): boolean => innerZones.includes(kind);

function addFix(model: Model, missing: readonly Side[]): readonly FixDraft[] {
  const { firewalls, root } = model;
  if (missing.length === 0 || root === undefined) return [];
  const items = missing.map((side) => firewall(model, side));
  const title =
    items.length === 1 ? `Add the firewall \`${items[0]?.name ?? ''}\`` : 'Add an outer and an inner firewall';
  const written = items.map(({ name, between }): Plain => ({ name, between }));
  const list = firewalls?.at;
  const edit = (editor: Editor): void => {
    if (list === undefined) setPath(editor, ['firewalls'], written);
    else if (firewalls?.items.length === 0) editor.replace(list, written);
    else for (const item of written) editor.add(list, item);
  };
  return [{ title, in: list ?? root, edit }];
}

function firewall(model: Model, side: Side): { readonly name: string; readonly between: readonly string[] } {
  const name = freeName(model, side);
  const dmz = zoneNamed(model, 'dmz');
  return side === 'outer'
    ? { name, between: [zoneNamed(model, 'internet'), dmz] }
    : { name, between: [dmz, zoneNamed(model, insideOf(model))] };
}

/** The zone that the data stands in, as far as the spec says it. */
function insideOf(model: Model): ZoneKind {
  const kinds = new Set(model.hosts.map((host) => model.zoneOf(host)));
  if (kinds.has('private-data')) return 'private-data';
  return kinds.has('intranet') ? 'intranet' : 'private-data';
}
