import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'MSG018',
  name: 'delivery-to-var-mail',
  severity: 'hint',
  title: 'Mail is delivered to /var/mail',
  source: ['L2178', 'L2196'],
  check(model, report) {
    const channels = model.services?.messaging?.channels;
    const local = channels?.entries.find(({ name }) => name === 'local');
    if (channels === undefined || local === undefined) return;
    const store = channels.entries.find(({ name }) => name === 'ims-ms');
    const rename: FixDraft = {
      title: 'Use `ims-ms` instead',
      in: local.key,
      edit: (editor) => {
        editor.rename(local.key, 'ims-ms');
      },
    };
    report({
      at: local.key,
      message:
        'The channel `local` writes to `/var/mail`, for old UNIX mail programs. Users fetch mail by IMAP, POP and HTTP from the message store, which is made for it: deliver there, by `ims-ms`.',
      ...(store === undefined
        ? {}
        : { related: [{ at: store.key, message: 'The message store has its channel here' }] }),
      fixes: () => [store === undefined ? rename : removeFix(local.value, 'Remove the channel `local`')],
    });
  },
});
