import { componentInfo, partsOf } from '../../catalog/components';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { findOn } from '../../questions/components';
import { targetsOf } from '../../questions/balancers';

export const rule = defineRule({
  code: 'LB014',
  name: 'balancer-before-brightmail',
  severity: 'information',
  title: 'MTAs balance over Brightmail servers by themselves',
  source: ['L3889'],
  check(model, report) {
    for (const { fact, host } of targetsOf(model)) {
      const filter = findOn(host, 'brightmail');
      if (filter === undefined || host.incomplete) continue;
      const other = host.components.some(
        ({ id }) => id !== 'brightmail' && partsOf(id).some((part) => componentInfo(part).loadBalancing !== undefined),
      );
      if (other) continue;
      report({
        at: fact.at,
        message: `An MTA takes a list of Brightmail servers and spreads its requests over them, so the farm needs no load balancer. Give the MTAs the names of the servers on \`${host.name}\` instead.`,
        related: [{ at: filter.at, message: 'The Brightmail servers' }],
        fixes: () => [removeFix(fact, `Remove \`${fact.value}\` from \`targets\``)],
      });
    }
  },
});
