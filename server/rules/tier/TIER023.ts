import { messageStores, mtaParts } from '../../catalog/roles';
import { show } from '../../sizing/figure';
import type { Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { largeUsers } from '../../questions/architecture';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { becomeTwoTier } from './architecture';

export const rule = defineRule({
  code: 'TIER023',
  name: 'standalone-server-in-large-deployment',
  severity: 'warning',
  title: 'A standalone messaging server in a large deployment',
  source: ['L2145'],
  check(model, report) {
    const { architecture } = model;
    if (architecture?.value !== 'single-host' && architecture?.value !== 'single-tier') return;
    const large = largeness(model);
    if (large === undefined) return;
    const [whole] = model
      .of(...messageStores)
      .filter(({ id, host }) => host.count === 1 && (id === 'messaging-server' || runs(host, ...mtaParts)));
    if (whole === undefined || whole.host.incomplete || model.countOf(model.of(...messageStores)) > 1) return;
    report({
      at: whole.at,
      message: `MTA, store and access in one server do not scale: when it is full, only a larger machine helps, and this deployment is a large one (${large.text}). Separate relays and multiplexors from the stores.`,
      related: [{ at: large.at, message: 'What makes it large' }],
      fixes: () => [becomeTwoTier(architecture)],
    });
  },
});

/** The guide gives no number for large; a small instant messaging example of it has 10,000 users. */
function largeness(model: Model): { readonly text: string; readonly at: Node } | undefined {
  const topology = model.section('topology');
  if (topology?.value === 'service-provider') return { text: 'topology `service-provider`', at: topology.at };
  const total = largeUsers(model);
  return total && { text: `${show(total.value)} users`, at: total.at };
}
