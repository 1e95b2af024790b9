import { switchFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'NET029',
  name: 'front-end-traffic-unsecured',
  severity: 'hint',
  title: 'The way from front ends to stores is not secured',
  source: ['L3643'],
  check(model, report) {
    for (const network of model.section('networks')?.items ?? []) {
      const { secured } = network;
      const data = network.carries?.items.find(({ value }) => value === 'store-access');
      if (secured?.value !== false || data === undefined) continue;
      report({
        at: secured.at,
        message:
          'Mail and logins between front ends, stores and directory run over this network, and others can connect to it. Use a physically secure network, or encrypt what runs over it.',
        related: [{ at: data.at, message: 'Mail and logins run over it' }],
        fixes: () => [switchFix(secured, true)],
      });
    }
  },
});
