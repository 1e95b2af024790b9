import type { ValueOf } from '../../catalog/types';
import type { searchPart } from '../../catalog/vocabulary';
import type { Editor } from '../../syntax/edits';
import { defineRule } from '../rule';

type Part = ValueOf<typeof searchPart>;

/** What each tier consists of. */
const tiers = [
  { id: 'iss-web', title: 'web', parts: ['storeui', 'rest'] },
  { id: 'iss-index', title: 'indexing', parts: ['searchSvc', 'indexSvc', 'jmqconsumer'] },
] as const satisfies readonly {
  readonly id: 'iss-web' | 'iss-index';
  readonly title: string;
  readonly parts: readonly Part[];
}[];

export const rule = defineRule({
  code: 'ISS009',
  severity: 'error',
  title: 'A tier of search lacks one of its parts',
  source: ['L4998-5006'],
  check(model, report) {
    for (const { id, title, parts } of tiers) {
      const placed = model.of(id);
      const lists = placed.flatMap(({ spec }) => spec.parts ?? []);
      const [list] = lists;
      // Where a host does not say, it has all parts of its tier.
      if (list === undefined || lists.length < placed.length || lists.some(({ incomplete }) => incomplete)) continue;
      const missing = parts.filter((part) => !lists.some(({ items }) => items.some(({ value }) => value === part)));
      if (missing.length === 0) continue;
      report({
        at: list.key ?? list.at,
        message: `The ${title} tier of search has no ${missing.map((part) => `\`${part}\``).join(' and no ')}, without which it does not work. Set ${missing.length === 1 ? 'it' : 'them'} up on one of its hosts.`,
        fixes: [
          {
            title: `Add ${missing.map((part) => `\`${part}\``).join(' and ')}`,
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
