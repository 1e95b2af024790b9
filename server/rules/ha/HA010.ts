import type { HaSpec } from '../../model/format';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

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
    for (const { kind } of statements) {
      if (kind?.value !== 'scalable') continue;
      report({
        at: kind.at,
        message:
          'Instant Messaging runs on one node of a cluster at a time and moves when that fails; it cannot serve from several at once. Set `kind` to `failover`.',
        fixes: [replaceFix(kind, 'failover', { safe: true })],
      });
    }
  },
});
