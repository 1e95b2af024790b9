import { largeUsers } from '../../questions/architecture';
import { defineRule } from '../rule';
import { grouped } from '../../words/number';

export const rule = defineRule({
  code: 'ISS012',
  name: 'search-on-one-host',
  severity: 'hint',
  title: 'All of search is on one host in a large deployment',
  source: ['L4960'],
  check(model, report) {
    const users = largeUsers(model);
    const indexes = model.of('iss-index');
    const [index] = indexes;
    if (users === undefined || index === undefined || model.countOf(indexes) > 1) return;
    const webs = model.of('iss-web');
    if (webs.length === 0 || !webs.every(({ host }) => host === index.host)) return;
    report({
      at: index.at,
      message: `Search for ${grouped(users.value)} users runs on \`${index.host.name}\` alone. On several hosts its tiers can be tuned, upgraded and extended one by one: put the web tier elsewhere.`,
      related: [{ at: users.at, message: 'So many users' }],
    });
  },
});
