import { largeUsers } from '../../questions/architecture';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'MSG020',
  name: 'access-filters-at-scale',
  severity: 'warning',
  title: 'Client access filters in a large deployment',
  source: ['L3619'],
  check(model, report) {
    const filters = model.services?.messaging?.['client-filters'];
    const users = largeUsers(model);
    if (filters === undefined || filters.items.length === 0 || users === undefined) return;
    report({
      at: filters.key ?? filters.at,
      message:
        'Client access filters run before each connection and may look the client up in DNS, name and address: that does not scale well. In a large deployment control access at firewalls and by logins.',
      related: [{ at: users.at, message: `${users.value.toLocaleString('en-US')} users` }],
      fixes: () => [removeFix(filters, 'Remove `client-filters`')],
    });
  },
});
