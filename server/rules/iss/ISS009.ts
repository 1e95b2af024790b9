import { searchTiers } from '../../catalog/vocabulary';
import type { Editor } from '../../syntax/edits';
import { ticked } from '../../words/list';
import { defineRule } from '../rule';

const tiers = [
  { id: 'iss-web', title: 'web' },
  { id: 'iss-index', title: 'indexing' },
] as const;

export const rule = defineRule({
  code: 'ISS009',
  name: 'search-tier-incomplete',
  severity: 'error',
  title: 'A tier of search lacks one of its parts',
  source: ['L4998-5006'],
  check(model, report) {
    for (const { id, title } of tiers) {
      const placed = model.of(id);
      const lists = placed.flatMap(({ spec }) => spec.parts ?? []);
      const [list] = lists;
      // Where a host does not say, it has all parts of its tier.
      if (list === undefined || lists.length < placed.length || lists.some(({ incomplete }) => incomplete)) continue;
      const missing = searchTiers[id].filter(
        (part) => !lists.some(({ items }) => items.some(({ value }) => value === part)),
      );
      if (missing.length === 0) continue;
      report({
        at: list.key ?? list.at,
        message: `The ${title} tier of search has no ${missing.map((part) => `\`${part}\``).join(' and no ')}. Set ${missing.length === 1 ? 'it' : 'them'} up on one of its hosts.`,
        fixes: () => [
          {
            title: `Add ${ticked(missing)}`,
            in: list.at,
            edit: (editor: Editor) => {
              editor.replace(list.at, [...list.items.map(({ value }) => value), ...missing]);
            },
          },
        ],
      });
    }
  },
});
