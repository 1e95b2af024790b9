import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CE006',
  name: 'express-calendar-encryption',
  severity: 'error',
  title: 'Communications Express cannot encrypt its way to the calendar',
  source: ['L1707'],
  check(model, report) {
    for (const { spec } of model.of('communications-express')) {
      const tls = spec['calendar-tls'];
      if (tls === undefined || tls.value === 'none') continue;
      report({
        at: tls.at,
        message:
          'Communications Express and the calendar daemon (`cshttpd`) have no TLS between them. Set `calendar-tls` to `none`, and keep both on one host or in one protected network.',
        fixes: () => [replaceFix(tls, 'none')],
      });
    }
  },
});
