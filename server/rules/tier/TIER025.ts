import type { Node } from '../../syntax/tree';
import type { Model } from '../../model/model';
import { defineRule } from '../rule';
import { becomeTwoTier, isSingleTier, required } from './architecture';

export const rule = defineRule({
  code: 'TIER025',
  name: 'single-tier-without-maintenance',
  severity: 'warning',
  title: 'A single tier without maintenance windows',
  source: ['L1229', 'L2730', 'L5541'],
  check(model, report) {
    const { architecture } = model;
    if (!isSingleTier(architecture)) return;
    const at = noWindow(model);
    if (at === undefined) return;
    report({
      at,
      message:
        'In a single tier every patch and every new disk stops the service that users are connected to, so it needs long maintenance windows. Allow for them, or separate front ends from stores: front ends can be serviced one by one.',
      related: [{ at: architecture.at, message: 'The architecture has one tier' }],
      fixes: () => [becomeTwoTier(architecture)],
    });
  },
});

/** Where the spec says that there is no time for maintenance. */
function noWindow(model: Model): Node | undefined {
  const [wish] = required(model, ['no-maintenance-window']);
  if (wish !== undefined) return wish.at;
  const maintenance = model.section('sla')?.maintenance;
  return maintenance !== undefined && maintenance.value.amount === 0 ? maintenance.at : undefined;
}
