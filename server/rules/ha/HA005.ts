import { mtaComponents } from '../../catalog/roles';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { isCluster } from './promised';
import { haStatements, holdsData, leaveFixes } from './statements';

export const rule = defineRule({
  code: 'HA005',
  name: 'calendar-6-front-end-in-cluster',
  severity: 'warning',
  title: 'A Calendar Server 6 front end is in a cluster',
  source: ['L761', 'L4825'],
  check(model, report) {
    for (const statement of haStatements(model, ['cal6-frontend'])) {
      const { method, components } = statement;
      // Veritas is wrong for any part of Calendar Server (HA002).
      if (method.value === 'vcs' || !isCluster(method.value) || holdsData(statement)) continue;
      // The one case in which a cluster may be worth it, or in which something that could not be read may be an MTA.
      if (components.some(({ host }) => host.incomplete || runs(host, ...mtaComponents))) continue;
      report({
        at: method.at,
        message:
          'A calendar front end keeps no data, so a cluster has nothing to fail over and costs hardware and care. Remove `ha` and run several front ends behind a sticky load balancer.',
        related: components.map(({ at, host }) => ({ at, message: `The front end runs here, on \`${host.name}\`` })),
        fixes: () => leaveFixes(statement),
      });
    }
  },
});
