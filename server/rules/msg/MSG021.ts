import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'MSG021',
  name: 'allow-filters-alone',
  severity: 'information',
  title: 'Allow filters alone shut out everybody else',
  source: ['L3608'],
  check(model, report) {
    const filters = model.services?.messaging?.['client-filters'];
    const allow = filters?.items.find(({ value }) => value === 'allow');
    if (filters === undefined || allow === undefined || filters.incomplete) return;
    if (filters.items.some(({ value }) => value === 'deny')) return;
    report({
      at: allow.at,
      message:
        'With allow filters and no deny filter a client that matches nothing is refused; as soon as there is one deny filter it is let in. Make sure that this is meant.',
    });
  },
});
