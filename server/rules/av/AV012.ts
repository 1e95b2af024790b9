import { figures } from '../../catalog/figures';
import { setPath } from '../../fixes/edits';
import { internetMta } from '../../questions/mail-exchangers';
import { defineRule } from '../rule';

const limit = figures.holdLimit.value;

export const rule = defineRule({
  code: 'AV012',
  name: 'no-recipient-limit',
  severity: 'hint',
  title: 'No limit on the recipients of a message',
  source: ['L3981'],
  check(model, report) {
    const mta = internetMta(model);
    const channels = model.services?.messaging?.channels;
    if (mta === undefined || channels?.incomplete === true) return;
    if (channels?.entries.some(({ value }) => value.holdlimit !== undefined || value.incomplete) === true) return;
    report({
      at: mta.at,
      advice: true,
      message: `A message to very many recipients is often spam. The channel keyword \`holdlimit\` sets it aside for a look; ${limit} recipients are a good start.`,
      fixes: () => [
        {
          title: `Set \`holdlimit\` of \`tcp_local\` to ${limit}`,
          edit: (editor) => {
            setPath(editor, ['services', 'messaging', 'channels', 'tcp_local', 'holdlimit'], limit);
          },
        },
      ],
    });
  },
});
