/** Web clients belong into the access tier, between users and the servers that keep their data. */
import { componentInfo } from '../catalog/components';
import { webContainers } from '../catalog/roles';
import type { ComponentId } from '../catalog/components';
import type { Component, Host, Model } from '../model/model';
import { Moved } from '../syntax/plain';
import type { Node } from '../syntax/tree';
import { isOverlay } from '../questions/architecture';
import { hostsAt, newHost } from './hosts';
import { orderOf, removeComponent, setOnHost } from './edits';
import { hostType } from '../model/format';
import { zoneNamed } from '../questions/names';
import type { FixDraft } from './fix';

export interface Misplaced {
  readonly at: Node;
  /** `in tier 2`, for messages. */
  readonly where: string;
  readonly fixes: () => readonly FixDraft[];
}

/** What puts a front end among the data; undefined where it stands well, or where nobody can tell. */
export function amongData(model: Model, component: Component, container: ComponentId): Misplaced | undefined {
  const architecture = model.architecture?.value;
  if (architecture !== 'two-tier' && architecture !== 'edge') return undefined;
  const { host } = component;
  if (host.tier === 2 && host.tierAt !== undefined)
    return { at: host.tierAt, where: 'in tier 2', fixes: () => moves(model, component, container) };
  const { zone } = host.spec;
  if (zone === undefined || model.zoneOf(host) !== 'private-data') return undefined;
  return {
    at: zone.at,
    where: `in \`${zone.value}\``,
    fixes: () => (isFrontEnd(component) ? [setZone(model, host)] : []),
  };
}

function setZone(model: Model, host: Host): FixDraft {
  const name = zoneNamed(model, 'dmz');
  return {
    title: `Set \`zone\` to \`${name}\``,
    in: host.at,
    edit: (editor) => {
      setOnHost(editor, host, 'zone', name);
    },
  };
}

/** Whether everything on its host may stand in front. */
const isFrontEnd = ({ host }: Component): boolean =>
  !host.incomplete &&
  host.components.every(({ id }) => {
    const { zones } = componentInfo(id);
    return webContainers.includes(id) || zones.length === 0 || zones.includes('dmz');
  });

function moves(model: Model, component: Component, container: ComponentId): readonly FixDraft[] {
  const { host } = component;
  if (isOverlay(model)) return [];
  if (isFrontEnd(component)) return moveHost(model, component);
  const added = newHost(model, {
    base: 'web',
    tier: 1,
    zone: 'dmz',
    site: host.spec.site?.value,
    components: [new Moved(component.spec.at), container],
  });
  if (added === undefined) return [];
  return [
    {
      title: `Move \`${component.id}\` to the new host \`${added.name}\` in tier 1`,
      in: component.spec.at,
      edit: (editor) => {
        removeComponent(editor, component);
        added.add(editor);
      },
    },
  ];
}

/** Moves the whole host of a component to tier 1, where all that runs there may stand in front. */
export function moveHost(model: Model, component: Component): readonly FixDraft[] {
  const { host } = component;
  if (!isFrontEnd(component) || isOverlay(model)) return [];
  const access = hostsAt(model, 1);
  const others = model.tiers.find(({ number }) => number === 2)?.hosts.length ?? 0;
  if (access === undefined || others < 2 || host.spec.at.kind !== 'map') return [];
  const zone = model.zoneOf(host) === 'private-data' ? { zone: zoneNamed(model, 'dmz') } : {};
  const item = new Moved(host.spec.at, zone, orderOf(hostType));
  return [
    {
      title: `Move the host \`${host.name}\` to tier 1`,
      in: host.spec.at,
      edit: (editor) => {
        editor.removeItem(host.spec.at);
        editor.add(access, item);
      },
    },
  ];
}
