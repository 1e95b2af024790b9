import { statedBy } from '../../questions/components';
import { defineRule } from '../rule';
import { optionOf } from './options';
import { STORES } from './storage';

const clean = (path: string): string => path.replace(/\/+$/, '');

export const rule = defineRule({
  code: 'SIZ032',
  name: 'locks-beside-temporary-files',
  severity: 'error',
  title: 'Locks and temporary database files share a directory',
  source: ['L2971'],
  check(model, report) {
    const seen = new Set<unknown>();
    const locks = statedBy(model, model.of(...STORES), 'SIZ032', (store, own) => optionOf(own, store, 'local.lockdir'));
    for (const { item: store, fact: lock } of locks) {
      const temporary = optionOf(model, store, 'store.dbtmpdir');
      if (temporary === undefined || seen.has(lock)) continue;
      if (clean(lock.value) !== clean(temporary.value)) continue;
      seen.add(lock);
      report({
        at: lock.at,
        message: `\`local.lockdir\` and \`store.dbtmpdir\` are the same directory, which the product does not allow. Give the locks a directory of their own.`,
        related: [{ at: temporary.at, message: 'Temporary files of the database are here too' }],
        fixes: () => [
          {
            title: `Set \`local.lockdir\` to \`${clean(lock.value)}-lock\``,
            in: lock.at,
            edit: (editor) => {
              editor.replace(lock.at, `${clean(lock.value)}-lock`);
            },
          },
        ],
      });
    }
  },
});
