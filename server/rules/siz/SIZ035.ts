import { figures } from '../../catalog/figures';
import { defineRule, reportEach } from '../rule';
import { storeHosts } from './storage';

export const rule = defineRule({
  code: 'SIZ035',
  name: 'database-cache-too-small',
  severity: 'warning',
  title: 'The mailbox database cache is too small for its load',
  source: ['L3034', 'L3043', 'L3090'],
  check(model, report) {
    reportEach(model, report, 'SIZ035', storeHosts(model), (host, report) => {
      const rate = host.spec.measured?.['cache-hit-rate'];
      if (rate === undefined || rate.value.amount * 100 >= figures.cacheHitTarget.value) return;
      const low = rate.value.amount * 100 < figures.cacheHitLow.value;
      report({
        at: rate.at,
        // Between the two numbers of the guide.
        ...(low ? {} : { severity: 'hint' }),
        message: `${rate.source} of the accesses to the mailbox database on \`${host.name}\` are answered from its cache; ${figures.cacheHitTarget.value} to ${figures.cacheHitHigh.value}% is best. Raise \`store.dbcachesize\` in steps and measure again.`,
      });
    });
  },
});
