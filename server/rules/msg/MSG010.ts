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
    const all = model.of('webmail');
    for (const host of new Set(all.map((webmail) => webmail.host))) {
      const here = all.filter((webmail) => webmail.host === host);
      const [webmail, ...more] = here;
      if (webmail === undefined || !runs(host, 'message-store')) continue;
      report({
        at: webmail.at,
        message:
          'The Webmail Server reads mail by IMAP and can run as a front end: the stores no longer need one each, and here it takes their CPUs and memory. Run it in the access tier.',
        related: more.map(({ at }) => ({ at, message: 'And here' })),
        fixes: () => {
          const others = all.some((other) => !runs(other.host, 'message-store'));
          const target = others ? undefined : frontEnd(model, host);
          const list = target?.spec.components?.at;
          const removable = host.components.length > here.length;
          return [
            ...(others && removable
              ? [
                  {
                    title: `Remove \`webmail\` from \`${host.name}\``,
                    in: webmail.spec.at,
                    edit: (editor: Editor) => {
                      for (const each of here) removeComponent(editor, each);
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
                      for (const each of here) removeComponent(editor, each);
                    },
                  },
                ]
              : []),
          ];
        },
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
