import { newHost } from '../../fixes/hosts';
import { defineRule } from '../rule';
import { findOn } from '../../questions/components';
import { mayBeMeant, targetsOf } from '../../questions/balancers';
import { retarget } from './retarget';

export const rule = defineRule({
  code: 'LB002',
  name: 'balanced-directory-masters',
  severity: 'error',
  title: 'A load balancer cannot stand before directory masters',
  source: ['L2785'],
  check(model, report) {
    for (const target of targetsOf(model)) {
      const { fact, host } = target;
      const master = findOn(host, 'directory-master');
      if (master === undefined) continue;
      report({
        at: fact.at,
        message:
          'Masters take writes, and those must not be scattered over several of them. Let the load balancer spread reads over read-only copies (`directory-consumer`).',
        related: [{ at: master.at, message: `The master on \`${host.name}\`` }],
        ...(mayBeMeant(host) ? { severity: 'warning' } : {}),
        fixes: () =>
          retarget(model, target, ['directory-consumer'], ['directory-master'], () =>
            newHost(model, {
              base: 'directory-copy',
              tier: 2,
              zone: model.zoneOf(host) ?? 'private-data',
              count: 2,
              components: [{ component: 'directory-consumer', master: host.name }],
            }),
          ),
      });
    }
  },
});
