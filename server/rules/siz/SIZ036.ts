import { figures } from '../../catalog/figures';
import { defineRule, reportEach } from '../rule';
import { storeHosts } from './storage';

export const rule = defineRule({
  code: 'SIZ036',
  name: 'database-cache-generous',
  severity: 'hint',
  title: 'The mailbox database cache may be larger than it need be',
  source: ['L3090'],
  check(model, report) {
    reportEach(model, report, 'SIZ036', storeHosts(model), (host, report) => {
      const rate = host.spec.measured?.['cache-hit-rate'];
      if (rate === undefined || rate.value.amount * 100 < figures.cacheHitHigh.value) return;
      report({
        at: rate.at,
        message: `${rate.source} on \`${host.name}\` is optimal, or comes from a cache larger than needed, which makes checkpoints long. Lower \`store.dbcachesize\` until the hit rate is about ${figures.cacheHitTarget.value}%.`,
      });
    });
  },
});
