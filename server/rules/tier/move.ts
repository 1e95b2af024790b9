/** Moves components between tiers. */
import { componentInfo, type ComponentId } from '../../catalog/components';
import { containersFor } from '../../catalog/roles';
import type { Component, ZoneKind, Model } from '../../model/model';
import { Moved, type Plain } from '../../syntax/plain';
import { mayStandOn } from '../../fixes/components';
import { newHost } from '../../fixes/hosts';
import { removeComponent } from '../../fixes/edits';
import type { FixDraft } from '../../fixes/fix';

/**
 * Moves a component to a new host in another tier, settings included. Nothing where it stands alone: then the whole host is
 * in the wrong tier.
 */
export function moveToNewHost(
  model: Model,
  component: Component,
  to: {
    readonly base: string;
    readonly tier: 1 | 2;
    readonly zone: ZoneKind;
    /** Goes with it where it stands beside it. */
    readonly with?: readonly ComponentId[];
    /** Its web container, where it has none yet. */
    readonly container?: Plain;
  },
): readonly FixDraft[] {
  const { host } = component;
  const container = containerFor(component, to.container);
  const others = (to.with ?? []).map((id) => host.components.find((other) => other.id === id) ?? id);
  const friends = others.filter((other) => typeof other !== 'string');
  const leaving = [component, ...friends, ...container.along];
  if (host.components.length <= leaving.length || host.incomplete || component.spec.incomplete) return [];
  const target = newHost(model, {
    base: to.base,
    tier: to.tier,
    zone: to.zone,
    site: host.spec.site?.value,
    count: host.count,
    components: [
      ...leaving.map(({ spec }) => new Moved(spec.at)),
      ...others.filter((other) => typeof other === 'string'),
      ...container.beside,
    ],
  });
  if (target === undefined) return [];
  return [
    {
      title: `Move \`${component.id}\` to a new host \`${target.name}\``,
      in: component.spec.at,
      edit: (editor) => {
        for (const each of leaving) removeComponent(editor, each);
        target.add(editor);
      },
    },
  ];
}

interface Container {
  /** Goes with the application: nothing else on the host runs in it. */
  readonly along: readonly Component[];
  /** To be written on the new host. */
  readonly beside: readonly Plain[];
}

/** The web container that an application needs where it goes. */
function containerFor({ id, host }: Component, fresh?: Plain): Container {
  const [usual, ...others] = containersFor(id);
  if (usual === undefined) return { along: [], beside: [] };
  const possible = [usual, ...others];
  const present = host.components.find((other) => possible.includes(other.id));
  if (present === undefined) return { along: [], beside: [fresh ?? usual] };
  const shared = host.components.some((other) => other.id !== id && containersFor(other.id).includes(present.id));
  return shared || present.spec.incomplete ? { along: [], beside: [present.id] } : { along: [present], beside: [] };
}

/** Moves a component to a host of another tier that is there already and runs one of `beside`. */
export function moveToHost(
  model: Model,
  component: Component,
  tier: number,
  beside: readonly string[],
): readonly FixDraft[] {
  const { host } = component;
  if (host.components.length < 2 || component.spec.incomplete) return [];
  const target = model.hosts.find(
    (other) =>
      other.tier === tier &&
      !other.incomplete &&
      other.spec.site?.value === host.spec.site?.value &&
      other.components.some(({ id }) => beside.includes(id)) &&
      !other.components.some(({ id }) => id === component.id) &&
      mayStandOn(model, other, component.id),
  );
  const list = target?.spec.components?.at;
  if (target === undefined || list === undefined) return [];
  return [
    {
      title: `Move \`${component.id}\` to \`${target.name}\``,
      in: component.spec.at,
      edit: (editor) => {
        editor.move(component.spec.at, list);
      },
    },
  ];
}

/** What a new host for it is called. */
export function baseFor(component: Component): string {
  switch (componentInfo(component.id).product) {
    case 'calendar':
      return componentInfo(component.id).frontEnd === true ? 'calendar' : 'calendar-store';
    case 'instant-messaging':
      return component.id === 'im-mux' ? 'mux' : 'im';
    case 'convergence':
      return 'web';
    default:
      return componentInfo(component.id).store === true ? 'store' : 'access';
  }
}
