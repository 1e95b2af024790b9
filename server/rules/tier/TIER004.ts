import { replaceFix, removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { lmtpFacts } from '../../questions/delivery';

export const rule = defineRule({
  code: 'TIER004',
  name: 'lmtp-on-single-host',
  severity: 'error',
  title: 'LMTP is impossible on a single host',
  source: ['L1318', 'L2286'],
  check(model, report) {
    const { architecture } = model;
    if (architecture?.value !== 'single-host') return;
    for (const delivery of lmtpFacts(model)) {
      report({
        at: delivery.at,
        message:
          'LMTP hands mail from a relay to a store on another machine; on a single host there is no such pair. Remove `delivery`: the MTA reaches the store itself.',
        related: [{ at: architecture.at, message: 'Everything is on one host' }],
        fixes: () => [
          removeFix(delivery, 'Remove `delivery: lmtp`'),
          { ...replaceFix(architecture, 'two-tier'), in: architecture.at },
        ],
      });
    }
  },
});
