import { needsPlainPasswords } from '../../catalog/vocabulary';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { authLists, without } from './mechanisms';

export const rule = defineRule({
  code: 'SEC003',
  name: 'plain-passwords-stored',
  severity: 'error',
  title: 'Authentication mechanism needs plain passwords in the directory',
  source: ['L3686', 'L3688'],
  check(model, report) {
    const storage = model.directory?.['password-storage'];
    if (storage?.value === 'plain' || (storage === undefined && model.directory?.incomplete === true)) return;
    for (const { list } of authLists(model)) {
      for (const item of list.items) {
        if (!needsPlainPasswords.includes(item.value)) continue;
        const other = without(list, item);
        const need = `\`${item.value}\` only works where the directory stores passwords in plain text`;
        if (storage !== undefined) {
          report({
            at: item.at,
            message: `${need}, and this one stores hashes. Use \`plain\` over TLS, or change the storage.`,
            related: [{ at: storage.at, message: 'Passwords are stored as hashes' }],
            fixes: () => [other, replaceFix(storage, 'plain')],
          });
        } else {
          const say: FixDraft = {
            title: 'Say that passwords are stored in plain text',
            edit: (editor) => {
              setPath(editor, ['directory', 'password-storage'], 'plain');
            },
          };
          report({
            at: item.at,
            advice: true,
            message: `${need}. Say so with \`password-storage: plain\` under \`directory\`, or use \`plain\` over TLS.`,
            fixes: [say, other],
          });
        }
      }
    }
  },
});
