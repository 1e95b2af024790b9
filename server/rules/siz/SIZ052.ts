import { replaceFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';
import { volumesOf } from './storage';

export const rule = defineRule({
  code: 'SIZ052',
  name: 'calendar-6-without-stripes',
  severity: 'hint',
  title: 'A Calendar 6 back end has no striped volume',
  source: ['L781', 'L4837'],
  check(model, report) {
    reportEach(model, report, 'SIZ052', model.of('cal6-backend'), ({ at, host }, report) => {
      for (const { raid } of volumesOf(host)) {
        if (raid?.value !== 'none' && raid?.value !== 'mirror') continue;
        report({
          at: raid.at,
          message: `The calendar database of \`${host.name}\` does well on a single striped volume, and this one is not striped. Stripe it.`,
          related: [{ at, message: 'The back end' }],
          fixes: () => [replaceFix(raid, 'stripe-mirror')],
        });
      }
    });
  },
});
