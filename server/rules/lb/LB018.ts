import { componentInfo } from '../../catalog/components';
import { frontEnds } from '../../catalog/roles';
import { hostsThatRun } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'LB018',
  name: 'front-ends-alone',
  severity: 'hint',
  title: 'Several front ends stand alone, and there is no load balancer',
  source: ['L1500'],
  check(model, report) {
    const { architecture } = model;
    if (architecture?.value !== 'two-tier' && architecture?.value !== 'edge') return;
    if (!model.lacks('load-balancer')) return;
    const balanceable = frontEnds.filter((id) => componentInfo(id).loadBalancing !== undefined);
    const single = balanceable.filter((id) => hostsThatRun(model, id) === 1);
    if (single.length < 2) return;
    const components = model.of(...single);
    report({
      at: architecture.at,
      advice: true,
      message: `${single.map((id) => `\`${id}\``).join(', ')}: there is one of each, and when it is down so is its service. A second one and a load balancer before both is the best way out, and lets the tier grow.`,
      related: components.slice(0, 5).map(({ at, host }) => ({ at, message: `Alone, on \`${host.name}\`` })),
    });
  },
});
