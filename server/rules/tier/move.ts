/** Moves components between tiers. */
import { componentInfo } from '../../catalog/components';
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
  to: { readonly base: string; readonly tier: 1 | 2; readonly zone: ZoneKind; readonly beside?: readonly Plain[] },
): readonly FixDraft[] {
  const { host } = component;
  if (host.components.length < 2 || host.incomplete || component.spec.incomplete) return [];
  const target = newHost(model, {
    base: to.base,
    tier: to.tier,
    zone: to.zone,
    site: host.spec.site?.value,
    count: host.count,
    components: [new Moved(component.spec.at), ...(to.beside ?? [])],
  });
  if (target === undefined) return [];
  return [
    {
      title: `Move \`${component.id}\` to a new host \`${target.name}\``,
      in: component.spec.at,
      edit: (editor) => {
        removeComponent(editor, component);
        target.add(editor);
      },
    },
  ];
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
