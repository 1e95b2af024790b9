import { newHost } from '../../fixes/hosts';
import { defineRule } from '../rule';
import { targetsOf } from '../../questions/balancers';

export const rule = defineRule({
  code: 'LB015',
  name: 'directory-proxy-balances',
  severity: 'information',
  title: 'A directory proxy does the work of a load balancer',
  source: ['L1504'],
  check(model, report) {
    const [proxy] = model.of('directory-proxy');
    const consumers = model.of('directory-consumer');
    const [consumer] = consumers;
    if (proxy === undefined || consumer === undefined || model.countOf(consumers) < 2) return;
    if (!model.complete || model.mayBeExternal('load-balancer')) return;
    const balanced = new Set(targetsOf(model).map(({ host }) => host));
    if (consumers.some(({ host }) => balanced.has(host)) || balanced.has(proxy.host)) return;
    report({
      at: proxy.at,
      message: `The directory proxy spreads reads over ${model.countOf(consumers)} copies. It reads every request, so a load balancer proper may carry more: keep the proxy for failover, referrals and mapping, and balance with the other where load is high.`,
      related: [{ at: consumer.at, message: 'Copies that it spreads reads over' }],
      fixes: () => {
        const added = newHost(model, {
          base: 'ldap-lb',
          tier: 0,
          zone: model.zoneOf(consumer.host) ?? 'private-data',
          components: [
            {
              component: 'load-balancer',
              algorithm: 'least-connections',
              targets: [...new Set(consumers.map(({ host }) => host.name))].filter((name) => name !== ''),
            },
          ],
        });
        return added === undefined
          ? []
          : [{ title: `Add the load balancer \`${added.name}\` before the copies`, in: added.in, edit: added.add }];
      },
    });
  },
});
