import { componentInfo, partsOf } from '../../catalog/components';
import type { Host } from '../../model/model';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { mayBeMeant, targetsOf } from '../../questions/balancers';

export const rule = defineRule({
  code: 'LB013',
  name: 'target-not-balanceable',
  severity: 'information',
  title: 'Nothing on the target is known to work behind a load balancer',
  source: ['L2785'],
  check(model, report) {
    for (const { fact, host } of targetsOf(model)) {
      const [first] = host.components;
      if (host.incomplete || first === undefined || mayBeMeant(host) || isJudgedElsewhere(host)) continue;
      report({
        at: fact.at,
        message: `The guide speaks of load balancers before multiplexors, MTAs, directory copies, Brightmail and the web and calendar front ends. For \`${first.id}\` on \`${host.name}\` it says nothing: look into the manual of that product first.`,
        related: [{ at: first.at, message: 'What stands there' }],
        fixes: [removeFix(fact, `Remove \`${fact.value}\` from \`targets\``)],
      });
    }
  },
});

/** What must not stand behind a load balancer is an error of its own; a load balancer behind another one spreads over sites. */
const isJudgedElsewhere = (host: Host): boolean =>
  host.components.some(
    ({ id }) => id === 'load-balancer' || partsOf(id).some((part) => componentInfo(part).loadBalancing === 'forbidden'),
  );
