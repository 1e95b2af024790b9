import { mtaParts } from '../../catalog/roles';
import { defineRule } from '../rule';
import { isCluster } from './promised';
import { haStatements, holdsData, leaveFixes } from './statements';

export const rule = defineRule({
  code: 'HA004',
  name: 'mta-in-cluster',
  severity: 'warning',
  title: 'An MTA is in a cluster without a strict delivery time',
  source: ['L3125'],
  check(model, report) {
    const sla = model.section('sla');
    if (sla?.['delivery-time'] !== undefined || sla?.incomplete === true) return;
    for (const statement of haStatements(model, mtaParts)) {
      const { method, components } = statement;
      if (!isCluster(method.value) || holdsData(statement)) continue;
      report({
        at: method.at,
        message:
          'A cluster for an MTA pays only where mail must arrive within a fixed time even when a machine fails. Run one MTA more than the peak needs, or write that time as `sla.delivery-time`.',
        related: components.map(({ at, host }) => ({ at, message: `The MTA runs here, on \`${host.name}\`` })),
        fixes: () => leaveFixes(statement),
      });
    }
  },
});
