import { webClientApplications } from '../../catalog/roles';
import type { Host, Model } from '../../model/model';
import type { Editor } from '../../syntax/edits';
import { isOverlay, isTwoTier } from '../../questions/architecture';
import { mayStandOn } from '../../fixes/components';
import { plainOf, removeComponent } from '../../fixes/edits';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'MSG010',
  name: 'webmail-on-store-host',
  severity: 'hint',
  title: 'Webmail Server on a store host',
  source: ['L2795'],
  check(model, report) {
    if (!isTwoTier(model)) return;
    for (const webmail of model.of('webmail')) {
      const { host } = webmail;
      if (!runs(host, 'message-store')) continue;
      const others = model.of('webmail').some((other) => !runs(other.host, 'message-store'));
      const target = others ? undefined : frontEnd(model, host);
      const list = target?.spec.components?.at;
      const removable = host.components.length > 1;
      report({
        at: webmail.at,
        message:
          'A Webmail Server reads mail by IMAP and is a front end: the stores no longer need one each, and here it takes their processors and memory. Run it in the access tier.',
        fixes: [
          ...(others && removable
            ? [
                {
                  title: `Remove \`webmail\` from \`${host.name}\``,
                  in: webmail.spec.at,
                  edit: (editor: Editor) => {
                    removeComponent(editor, webmail);
                  },
                },
              ]
            : []),
          ...(target !== undefined && list !== undefined && removable && !isOverlay(model)
            ? [
                {
                  title: `Move \`webmail\` to \`${target.name}\``,
                  in: webmail.spec.at,
                  edit: (editor: Editor) => {
                    editor.add(list, plainOf(webmail.spec.at));
                    removeComponent(editor, webmail);
                  },
                },
              ]
            : []),
        ],
      });
    }
  },
});

/** The host of the web client, or else of the multiplexor, where it may stand. */
const frontEnd = (model: Model, from: Host): Host | undefined =>
  model
    .of(...webClientApplications, 'mmp')
    .map(({ host }) => host)
    .find((host) => host !== from && host.name !== '' && !host.incomplete && mayStandOn(model, host, 'webmail'));
