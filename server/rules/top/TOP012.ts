import { listed } from '../../words/list';
import { defineRule } from '../rule';
import { sitesOf, type Site } from './places';

export const rule = defineRule({
  code: 'TOP012',
  name: 'sites-without-figures',
  severity: 'hint',
  title: 'The list of sites says nothing about users or lines',
  source: ['L447-448', 'L947', 'L958'],
  check(model, report) {
    const sites = sitesOf(model);
    if (sites.length < 2) return;
    const open = sites.filter((site) => !site.incomplete && missingOf(site).length > 0);
    const [first, ...others] = open;
    const name = first?.name;
    if (first === undefined || name === undefined) return;
    report({
      at: name.at,
      message: `Which site needs servers, and which line must be upgraded, follows from people and bandwidth; ${open.length === 1 ? `\`${name.source}\` does not say its ${listed(missingOf(first))}` : `${open.length} sites leave them out`}. Take both into the list.`,
      related: others
        .slice(0, 5)
        .flatMap((site) =>
          site.name === undefined ? [] : [{ at: site.name.at, message: `No ${missingOf(site).join(', no ')}` }],
        ),
      advice: true,
    });
  },
});

const missingOf = ({ users, bandwidth }: Site): readonly string[] => [
  ...(users === undefined ? ['users'] : []),
  ...(bandwidth === undefined ? ['bandwidth'] : []),
];
