import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SEC013',
  name: 'no-smime',
  severity: 'information',
  title: 'End-to-end encryption of messages without S/MIME',
  source: ['L3748', 'L1719-1723'],
  check(model, report) {
    const service = model.services?.messaging;
    const wanted = service?.['end-to-end'];
    const smime = service?.smime;
    if (wanted?.value !== true || smime?.value === true || service?.incomplete === true) return;
    report({
      at: wanted.at,
      ...(smime === undefined ? { advice: true } : {}),
      message:
        'TLS protects a message between two hosts; in queues and mailboxes it lies in plain text. Only S/MIME keeps it encrypted from sender to reader. Set `smime` to `true`.',
      ...(smime === undefined ? {} : { related: [{ at: smime.at, message: 'S/MIME is not in use' }] }),
      fixes: () => [
        smime !== undefined
          ? replaceFix(smime, true)
          : {
              title: 'Set `smime` to `true`',
              edit: (editor) => {
                setPath(editor, ['services', 'messaging', 'smime'], true);
              },
            },
      ],
    });
  },
});
