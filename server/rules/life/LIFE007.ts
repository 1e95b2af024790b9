import { webmailServers } from '../../catalog/roles';
import { removeComponent } from '../../fixes/edits';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

export const rule = defineRule({
  code: 'LIFE007',
  name: 'messenger-express-multiplexor',
  severity: 'warning',
  title: 'The Messenger Express Multiplexor is replaced by the Webmail Server',
  source: ['L2795'],
  check(model, report) {
    for (const multiplexor of model.of('messenger-express-multiplexor')) {
      const { host } = multiplexor;
      const fix: FixDraft = runs(host, ...webmailServers)
        ? {
            title: `Remove it from \`${host.name}\`, which has the Webmail Server`,
            in: multiplexor.at,
            edit: (editor) => {
              removeComponent(editor, multiplexor);
            },
          }
        : {
            title: `Replace it by \`webmail\` on \`${host.name}\``,
            in: multiplexor.at,
            edit: (editor) => {
              editor.replace(multiplexor.at, 'webmail');
            },
          };
      report({
        at: multiplexor.at,
        message: `The Webmail Server reaches mailboxes on any store by IMAP, which makes the Messenger Express Multiplexor needless. ${runs(host, ...webmailServers) ? 'It is on this host already: remove the multiplexor.' : 'Put `webmail` in its place.'}`,
        fixes: [fix],
      });
    }
  },
});
