import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { lmtpFacts } from '../../questions/delivery';

export const rule = defineRule({
  code: 'TIER005',
  name: 'lmtp-in-single-tier',
  severity: 'error',
  title: 'LMTP needs two tiers',
  source: ['L1312', 'L1318'],
  check(model, report) {
    const { architecture } = model;
    if (architecture?.value !== 'single-tier' && architecture?.value !== 'single-tier-distributed') return;
    for (const delivery of lmtpFacts(model)) {
      report({
        at: delivery.at,
        message:
          'LMTP is made for relays in an access tier that deliver into stores in a data tier; in a single tier the store hosts run MTAs of their own. Deliver by SMTP, or put relays and stores into two tiers.',
        related: [{ at: architecture.at, message: 'The architecture has one tier' }],
        fixes: () => [replaceFix(delivery, 'smtp'), { ...replaceFix(architecture, 'two-tier'), in: architecture.at }],
      });
    }
  },
});
