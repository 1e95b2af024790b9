import type { Component, Host, Model } from '../../model/model';
import { contentFilters, messageStores, mtaComponents } from '../../catalog/roles';
import { isOverlay, isTwoTier } from '../../questions/architecture';
import { mayStandOn } from '../../fixes/components';
import { newHost } from '../../fixes/hosts';
import { removeComponent } from '../../fixes/edits';
import { runs } from '../../questions/components';
import { Moved } from '../../syntax/plain';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'AV004',
  name: 'filter-on-store-host',
  severity: 'warning',
  title: 'A filter runs on a store host',
  source: ['L3633'],
  check(model, report) {
    if (!isTwoTier(model)) return;
    for (const filter of model.of(...contentFilters)) {
      const store = filter.host.components.find(({ id }) => messageStores.includes(id));
      if (store === undefined) continue;
      report({
        at: filter.at,
        message: `The store does the most disk work of all, and \`${filter.id}\` takes disks and processors from it. Run the filter with the MTAs, or on hosts of its own.`,
        related: [{ at: store.at, message: 'The store on this host' }],
        fixes: () => (filter.host.components.length < 2 || isOverlay(model) ? [] : moves(model, filter)),
      });
    }
  },
});

function moves(model: Model, filter: Component): readonly FixDraft[] {
  const isTarget = (host: Host): boolean =>
    host.name !== '' &&
    !host.incomplete &&
    !runs(host, ...messageStores, filter.id) &&
    mayStandOn(model, host, filter.id);
  const relay = model.of(...mtaComponents).find(({ host }) => isTarget(host))?.host;
  const list = relay?.spec.components?.at;
  const added = newHost(model, { base: 'filter', tier: 1, zone: 'intranet', components: [new Moved(filter.spec.at)] });
  const fixes: FixDraft[] = [];
  if (added !== undefined)
    fixes.push({
      title: `Move \`${filter.id}\` from \`${filter.host.name}\` to the new host \`${added.name}\``,
      in: filter.spec.at,
      edit: (editor) => {
        removeComponent(editor, filter);
        added.add(editor);
      },
    });
  if (relay !== undefined && list !== undefined)
    fixes.push({
      title: `Move \`${filter.id}\` from \`${filter.host.name}\` to the MTA on \`${relay.name}\``,
      in: filter.spec.at,
      edit: (editor) => {
        editor.move(filter.spec.at, list);
      },
    });
  return fixes;
}
