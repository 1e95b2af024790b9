import type { HaSpec } from '../../model/format';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { isCluster } from './promised';

export const rule = defineRule({
  code: 'HA010',
  name: 'im-scalable-service',
  severity: 'error',
  title: 'Instant Messaging is no scalable cluster service',
  source: ['L1463'],
  check(model, report) {
    const servers = model.of('im-server');
    const common = model.services?.['instant-messaging']?.ha;
    const statements = new Set<HaSpec>(
      [common, ...servers.map((server) => model.haOf(server))].flatMap((ha) => (ha === undefined ? [] : [ha])),
    );
    for (const ha of statements) {
      const { kind, method } = ha;
      // A pool of servers is no cluster, and all of it serves.
      if (kind?.value !== 'scalable' || ha.incomplete || (method !== undefined && !isCluster(method.value))) continue;
      report({
        at: kind.at,
        message:
          'Instant Messaging runs on one node of a cluster at a time and moves when that fails; it cannot serve from several at once. Set `kind` to `failover`.',
        fixes: () => {
          // What stands at a host may be meant for its neighbours.
          const shared = new Set(
            servers.flatMap(({ host }) =>
              host.components.length > 1 && host.spec.ha !== undefined ? [host.spec.ha] : [],
            ),
          );
          return [replaceFix(kind, 'failover', { safe: !shared.has(ha) })];
        },
      });
    }
  },
});
