import { clientMailServers } from '../../catalog/roles';
import { removeFix } from '../../fixes/values';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { targetsOf } from '../../questions/balancers';

export const rule = defineRule({
  code: 'LB012',
  name: 'balancer-beside-mx-records',
  severity: 'information',
  title: 'A load balancer before inbound MTAs that MX records already balance',
  source: ['L2787', 'L2835'],
  check(model, report) {
    const records = model.dns?.mx?.items ?? [];
    if (records.length === 0) return;
    const named = new Map(
      records.flatMap(({ host }) => {
        const target = host === undefined ? undefined : model.host(host.value);
        return host === undefined || target === undefined ? [] : [[target, host] as const];
      }),
    );
    for (const { fact, host, balancer } of targetsOf(model)) {
      const record = named.get(host) ?? named.get(balancer.host);
      // Users send by the other MTAs, and their programs do not follow MX records.
      if (record === undefined || host.incomplete || !runs(host, 'mta-inbound')) continue;
      if (runs(host, ...clientMailServers)) continue;
      report({
        at: fact.at,
        message: `Senders on the Internet choose among MX records of the same preference themselves and try the next one when a host is down. Inbound MTAs need no load balancer: let the records name \`${host.name}\`, and take it out here.`,
        related: [{ at: record.at, message: 'The MX record' }],
        fixes: () => (record.value === host.name ? [removeFix(fact, `Remove \`${fact.value}\` from \`targets\``)] : []),
      });
    }
  },
});
