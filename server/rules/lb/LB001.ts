import { messageStores } from '../../catalog/roles';
import type { ComponentId } from '../../catalog/components';
import { newHost } from '../../fixes/hosts';
import { defineRule } from '../rule';
import { findOn } from '../../questions/components';
import { mayBeMeant, targetsOf } from '../../questions/balancers';
import { retarget } from './retarget';

const stores: readonly ComponentId[] = messageStores;

export const rule = defineRule({
  code: 'LB001',
  name: 'balanced-message-store',
  severity: 'error',
  title: 'A load balancer cannot stand before a message store',
  source: ['L2785', 'L1153'],
  check(model, report) {
    const architecture = model.architecture?.value;
    for (const target of targetsOf(model)) {
      const { fact, host } = target;
      const store = findOn(host, ...stores);
      if (store === undefined) continue;
      // One passage puts load balancers before the servers of a distributed single tier, which hold the stores.
      const unsure = architecture === 'single-tier-distributed' || mayBeMeant(host);
      const tiers = architecture === 'two-tier' || architecture === 'edge';
      report({
        at: fact.at,
        message: `A mailbox lies in one store, so a load balancer would send users to stores without it. ${
          tiers
            ? 'Let the load balancer choose among multiplexors, which know where each mailbox is.'
            : `Take \`${fact.value}\` out of its targets.`
        }`,
        related: [{ at: store.at, message: `The store on \`${host.name}\`` }],
        ...(unsure ? { severity: 'warning' } : {}),
        fixes: () =>
          retarget(model, target, ['mmp'], stores, () =>
            tiers ? newHost(model, { base: 'mmp', tier: 1, zone: 'dmz', count: 2, components: ['mmp'] }) : undefined,
          ),
      });
    }
  },
});
