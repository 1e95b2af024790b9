import { componentInfo } from '../../catalog/components';
import { mtaParts } from '../../catalog/roles';
import type { Component, Host, Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'LB010',
  name: 'mta-balancer-sticky',
  severity: 'hint',
  title: 'A load balancer before MTAs alone need not be sticky',
  source: ['L1218'],
  check(model, report) {
    for (const balancer of model.of('load-balancer')) {
      const { sticky } = balancer.spec;
      if (sticky?.value !== true || !leadsToMtasOnly(model, balancer)) continue;
      report({
        at: sticky.at,
        message:
          'MTAs keep nothing of a session, and sticky connections tie a busy sender to one of them for no gain. Set `sticky` to `false` for an even spread.',
        fixes: () => [replaceFix(sticky, false)],
      });
    }
  },
});

function leadsToMtasOnly(model: Model, { spec }: Component): boolean {
  const { targets } = spec;
  if (targets === undefined || targets.incomplete || targets.items.length === 0) return false;
  return targets.items.every((fact) => {
    const host = model.host(fact.value);
    return host !== undefined && !host.incomplete && isMtaHost(host);
  });
}

/** An MTA, and beside it at most filters, which users never reach. */
const isMtaHost = (host: Host): boolean =>
  host.components.some(({ id }) => mtaParts.includes(id)) &&
  host.components.every(({ id }) => mtaParts.includes(id) || componentInfo(id).product === 'filter');
