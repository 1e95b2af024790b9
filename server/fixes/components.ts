/** Fixes that bring a component into a deployment. */
import { componentInfo, type ComponentId } from '../catalog/components';
import { listenersOf, type Listener } from '../catalog/ports';
import { isAtLeast, isBefore } from '../catalog/releases';
import { hostType } from '../model/format';
import type { Component, Host, Model, ZoneKind } from '../model/model';
import { nothingNeeds } from '../questions/containers';
import type { Editor } from '../syntax/edits';
import type { Plain } from '../syntax/plain';
import { orderOf, setPath } from './edits';
import type { FixDraft } from './fix';
import { newHost } from './hosts';

/** A fix that adds a component to a host, with ports that are free there. */
export function addFix(model: Model, host: Host, id: ComponentId, safe = false): FixDraft {
  const list = host.spec.components?.at;
  const item = componentFor(model, host, id);
  return {
    title: `Add \`${id}\` to \`${host.name}\``,
    safe,
    in: list ?? host.at,
    edit: (editor) => {
      if (list !== undefined) editor.add(list, item);
      else editor.insert(host.spec.at, 'components', [item], { order: orderOf(hostType) });
    },
  };
}

/** A fix that says that a component stands outside the spec. */
export function externalFix(model: Model, id: ComponentId): FixDraft {
  const list = model.section('external')?.at;
  return {
    title: `Name \`${id}\` under \`external\`: it stands elsewhere`,
    ...(list === undefined ? {} : { in: list }),
    edit: (editor) => {
      if (list === undefined) setPath(editor, ['external'], [id]);
      else editor.add(list, id);
    },
  };
}

/**
 * Ways to bring a component into a deployment that lacks it: beside `host` where everything stands on one host, else on a host
 * of its own; or by `external`.
 */
export function bringIn(
  model: Model,
  host: Host,
  id: ComponentId,
  own: { readonly base: string; readonly tier: 1 | 2; readonly zone: ZoneKind },
): readonly FixDraft[] {
  const architecture = model.architecture?.value;
  if (architecture === 'single-host') return [addFix(model, host, id), externalFix(model, id)];
  // A single tier has no data tier: what holds data stands beside the rest.
  const tiered = architecture === 'two-tier' || architecture === 'edge';
  const added = newHost(model, {
    base: own.base,
    tier: tiered ? own.tier : 1,
    zone: tiered ? own.zone : 'intranet',
    components: [id],
  });
  return [
    ...(added === undefined
      ? []
      : [{ title: `Add the host \`${added.name}\` with \`${id}\``, in: added.in, edit: added.add }]),
    externalFix(model, id),
  ];
}

/** A component as it can be added to a host: with ports of its own where the usual ones are taken there. */
export function componentFor(
  model: Model,
  host: Host,
  id: ComponentId,
  more: Readonly<Record<string, Plain>> = {},
): Plain {
  const taken = new Set<number>();
  for (const component of host.components) {
    const own = new Map(component.spec.ports?.entries.map((entry) => [entry.name, entry.value.value]));
    for (const port of own.values()) taken.add(port);
    for (const { protocol, port } of openListeners(component.id, model.versionOf(component)?.value)) {
      if (!own.has(protocol)) taken.add(port);
    }
  }
  const ports: Record<string, number> = {};
  for (const { protocol, port, alternatives } of openListeners(id, model.serviceVersion(id)?.value)) {
    if (!taken.has(port)) continue;
    let free = alternatives?.find((alternative) => !taken.has(alternative.port))?.port ?? port + 1;
    while (taken.has(free)) free++;
    ports[protocol] = free;
  }
  const keys = { ...more, ...(Object.keys(ports).length === 0 ? {} : { ports }) };
  return Object.keys(keys).length === 0 ? id : { component: id, ...keys };
}

/** The listeners that are there whenever a component runs; those of the latest versions where its version is not known. */
const openListeners = (
  id: ComponentId,
  version: string | undefined,
): readonly (Listener & { readonly port: number })[] =>
  listenersOf(id).flatMap((listener) => {
    const { port, from, until } = listener;
    const current =
      version === undefined
        ? until === undefined
        : (from === undefined || isAtLeast(version, from, id) !== false) &&
          (until === undefined || isBefore(version, until, id) !== false);
    return port !== null && listener.open === 'always' && listener.via === undefined && current
      ? [{ ...listener, port }]
      : [];
  });

/** Whether a component may stand in the zone of a host, as far as the host says its zone. */
export function mayStandOn(model: Model, host: Host, id: ComponentId): boolean {
  const { zones } = componentInfo(id);
  const kind = model.zoneOf(host);
  return host.spec.zone === undefined || zones.length === 0 || (kind !== undefined && zones.includes(kind));
}

/** Ways to GlassFish on the host of another container. */
export const toGlassfish = (model: Model, container: Component): readonly FixDraft[] => [
  ...(nothingNeeds(container)
    ? [
        {
          title: `Replace \`${container.id}\` by \`glassfish\``,
          in: container.spec.at,
          // The whole item goes: version and ports are those of the other product.
          edit: (editor: Editor) => {
            editor.replace(container.spec.at, 'glassfish');
          },
        },
      ]
    : []),
  addFix(model, container.host, 'glassfish'),
];
