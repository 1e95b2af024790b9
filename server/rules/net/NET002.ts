import { listed } from '../../words/list';
import { componentInfo, type ComponentId } from '../../catalog/components';
import { guardedComponents } from '../../catalog/roles';
import type { Component, Host, Model, ZoneKind } from '../../model/model';
import { isTwoTier } from '../../questions/architecture';
import { newHost } from '../../fixes/hosts';
import { removeComponent } from '../../fixes/edits';
import { runs } from '../../questions/components';
import { zoneNamed } from '../../questions/names';
import { Moved } from '../../syntax/plain';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'NET002',
  name: 'store-in-exposed-zone',
  severity: 'error',
  title: 'A store stands in an exposed zone',
  source: ['L1038', 'L1208', 'L1664', 'L3647', 'L5884'],
  above: ['NET032'],
  check(model, report) {
    const byHost = new Map<Host, Component[]>();
    for (const component of tooNear(model)) {
      byHost.set(component.host, [...(byHost.get(component.host) ?? []), component]);
    }
    for (const [host, stores] of byHost) {
      const { zone } = host.spec;
      const kind = model.zoneKind(zone?.value);
      if (zone === undefined || (kind !== 'dmz' && kind !== 'internet')) continue;
      const inside = insideOf(model);
      const name = zoneNamed(model, inside);
      const where = kind === 'dmz' ? 'the DMZ' : 'the open Internet';
      const them = stores.length === 1 ? 'it' : 'them';
      // Nobody should reach this one but by a multiplexor (L5884).
      const why = stores.every(({ id }) => id === 'im-server')
        ? `where clients can reach it directly. Let a multiplexor stand there, and put the server`
        : `where whoever breaks into a host is beside the data. Put ${them}`;
      report({
        at: zone.at,
        message: `${listed(stores.map(({ id }) => `\`${id}\``))} on \`${host.name}\` should not stand in ${where}, ${why} behind the ${isTwoTier(model) ? 'second' : 'inner'} firewall, into \`${name}\`.`,
        related: stores.map(({ at, id }) => ({ at, message: `\`${id}\` runs here` })),
        fixes: () => [
          ...move(model, host, stores, inside),
          {
            title: `Set \`zone\` to \`${name}\``,
            edit: (editor) => {
              editor.replace(zone.at, name);
            },
          },
        ],
      });
    }
  },
});

/** Guarded components in zones that strangers reach. */
function tooNear(model: Model): readonly Component[] {
  const guarded = model.of(...guardedComponents);
  const near = model.each(guarded, 'NET002', (component, own) => {
    const kind = own.zoneOf(component.host);
    return (kind === 'dmz' || kind === 'internet') && !isLocalDocstore(component) && isTooNear(own, component);
  });
  return guarded.filter((_, place) => near[place]);
}

/**
 * Where there is one tier, mail servers with their stores may stand in the DMZ (L1038): only two tiers have a network for data
 * (L1208, L1664), and only Instant Messaging servers must never be exposed (L5884).
 */
const isTooNear = (model: Model, component: Component): boolean =>
  model.zoneOf(component.host) === 'internet' || isTwoTier(model) || component.id === 'im-server';

/** A document store that is part of a front end stands where that stands. */
const isLocalDocstore = (component: Component): boolean =>
  component.id === 'cal7-docstore' &&
  (component.spec.kind?.value === 'local' ||
    (component.spec.kind === undefined && (component.host.incomplete || runs(component.host, 'cal7-frontend'))));

/** In a single tier the stores stand in the intranet. */
const insideOf = (model: Model): ZoneKind => (isTwoTier(model) ? 'private-data' : 'intranet');

/** Where front ends share the host, the store moves and the front ends stay. */
function move(model: Model, host: Host, stores: readonly Component[], zone: ZoneKind): readonly FixDraft[] {
  const [store] = stores;
  const stays = host.components.filter((component) => component !== store);
  if (store === undefined || stores.length > 1 || zone !== 'private-data') return [];
  if (store.spec.incomplete || !stays.some(({ id }) => componentInfo(id).frontEnd)) return [];
  const target = newHost(model, {
    base: nameFor(store.id),
    tier: 2,
    zone,
    count: host.count,
    components: [new Moved(store.spec.at)],
  });
  if (target === undefined) return [];
  return [
    {
      title: `Move \`${store.id}\` to a new host \`${target.name}\``,
      in: store.spec.at,
      edit: (editor) => {
        removeComponent(editor, store);
        target.add(editor);
      },
    },
  ];
}

function nameFor(id: ComponentId): string {
  switch (componentInfo(id).product) {
    case 'directory':
      return 'directory';
    case 'instant-messaging':
      return 'im';
    case 'calendar':
      return 'calendar-store';
    default:
      return 'store';
  }
}
