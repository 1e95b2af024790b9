import { mailAccessParts, messageStores } from '../../catalog/roles';
import { clusterMethods } from '../../catalog/vocabulary';
import type { Component, Model } from '../../model/model';
import { newHost } from '../../fixes/hosts';
import { isTwoTier } from '../../questions/architecture';
import { isUnread } from '../../questions/unread';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'MSG007',
  name: 'stores-without-multiplexor',
  severity: 'warning',
  title: 'Several message stores without a multiplexor in front',
  source: ['L2793', 'L2866'],
  check(model, report) {
    // There each office has its own store, which its users know (L1143).
    if (model.architecture?.value === 'single-tier-distributed' || isUnread(model, 'architecture')) return;
    if (!model.lacks(...mailAccessParts)) return;
    const stores = model.of(...messageStores);
    const [first, ...others] = stores;
    if (first === undefined || stores.reduce((sum, store) => sum + storesOf(model, store), 0) < 2) return;
    report({
      at: first.at,
      message:
        'Mailboxes are spread over several stores, and nothing in front finds the right one: each user must know their store, and their mail program must be changed whenever the mailbox moves. Put an `mmp` (and `webmail`) in front.',
      related: others.slice(0, 5).map(({ at, host }) => ({ at, message: `Another store, on \`${host.name}\`` })),
      fixes: () => withMultiplexor(model),
    });
  },
});

/** Stores that a host group is: the nodes of a cluster serve one between them. */
function storesOf(model: Model, store: Component): number {
  const ha = model.haOf(store);
  if (ha?.incomplete === true) return 0;
  const method = ha?.method?.value;
  const nodes =
    method !== undefined && clusterMethods.includes(method) ? (ha?.nodes?.value ?? Math.max(2, store.host.count)) : 1;
  return store.host.count / nodes;
}

/** In a single tier a multiplexor would be the first piece of a second one (TIER008). */
function withMultiplexor(model: Model): readonly FixDraft[] {
  if (!isTwoTier(model)) return [];
  const added = newHost(model, { base: 'mmp', tier: 1, zone: 'dmz', count: 2, components: ['mmp'] });
  return added === undefined
    ? []
    : [{ title: `Add the hosts \`${added.name}\` with a multiplexor`, in: added.in, edit: added.add }];
}
