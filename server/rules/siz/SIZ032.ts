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
    for (const store of model.of(...STORES)) {
      const lock = optionOf(model, store, 'local.lockdir');
      const temporary = optionOf(model, store, 'store.dbtmpdir');
      if (lock === undefined || temporary === undefined || seen.has(lock)) continue;
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
