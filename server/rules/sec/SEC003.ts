import { componentsOf } from '../../catalog/components';
import { needsPlainPasswords } from '../../catalog/vocabulary';
import type { ComponentSpec } from '../../spec/format';
import type { Model } from '../../spec/model';
import { removeFix, replaceFix, setPath } from '../kit';
import { defineRule, type FixDraft } from '../rule';

type AuthList = NonNullable<ComponentSpec['auth']>;

export const rule = defineRule({
  code: 'SEC003',
  severity: 'error',
  title: 'Authentication mechanism needs plain passwords in the directory',
  source: ['L3686', 'L3688'],
  check(model, report) {
    const storage = model.directory?.['password-storage'];
    if (storage?.value === 'plain' || (storage === undefined && model.directory?.incomplete === true)) return;
    for (const list of listsOf(model)) {
      for (const item of list.items) {
        if (!needsPlainPasswords.includes(item.value)) continue;
        const other = list.items.length > 1 ? removeFix(item, `Remove \`${item.value}\``) : replaceFix(item, 'plain');
        const need = `\`${item.value}\` only works where the directory stores passwords in plain text`;
        if (storage !== undefined) {
          report({
            at: item.at,
            message: `${need}, and this one stores hashes. Use \`plain\` over TLS, or change the storage.`,
            related: [{ at: storage.at, message: 'Passwords are stored as hashes' }],
            fixes: [other, replaceFix(storage, 'plain')],
          });
        } else {
          const say: FixDraft = {
            title: 'Say that passwords are stored in plain text',
            edit: (editor) => {
              setPath(editor, model, ['directory', 'password-storage'], 'plain');
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

/** The lists of mechanisms of Messaging Server: the general one, and those of single components. */
function listsOf(model: Model): readonly AuthList[] {
  const general = model.services?.messaging?.auth;
  const own = model
    .of(...componentsOf('messaging'))
    .flatMap(({ spec }) => (spec.auth === undefined ? [] : [spec.auth]));
  return [...new Set(general === undefined ? own : [general, ...own])];
}
