import { isAtLeast, lifecycle, majorBefore } from '../../catalog/releases';
import { entryOf } from '../../syntax/tree';
import { removeComponent, setPath } from '../../fixes/edits';
import { removeFix, replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { removeFeature, versionWithoutClient } from './instant-messaging';

export const rule = defineRule({
  code: 'LIFE003',
  name: 'im-9-without-java-client',
  severity: 'error',
  title: 'Instant Messaging 9 no longer has a Java client',
  source: ['L5069', 'L5229'],
  holds: [{ of: 'instant-messaging', from: lifecycle.imClient.until }],
  check(model, report) {
    const version = versionWithoutClient(model);
    if (version === undefined) return;
    const message = `The Java client of Instant Messaging ends with version ${majorBefore(lifecycle.imClient.until)}, and the server here is \`${version.source}\`. Use Convergence or another XMPP client.`;
    const related = [{ at: version.at, message: `Instant Messaging is \`${version.source}\` here` }];
    const clients = model.section('clients')?.items ?? [];
    const hasOther =
      clients.some((item) => item.value === 'xmpp-client' || item.value === 'convergence') || model.has('convergence');

    for (const item of clients.filter(({ value }) => value === 'instant-messenger')) {
      const fixes = hasOther
        ? [removeFix(item, 'Remove `instant-messenger`')]
        : [replaceFix(item, 'xmpp-client'), replaceFix(item, 'convergence')];
      report({ at: item.at, message, related, fixes });
    }
    const features = model.services?.['instant-messaging']?.features;
    for (const item of features?.items ?? []) {
      if (features !== undefined && item.value === 'client')
        report({ at: item.at, message, related, fixes: () => [removeFeature(model, features, item)] });
    }
    for (const client of model.of('instant-messenger')) {
      // A client of its own, earlier version was never part of this release.
      if (client.spec.version !== undefined && isAtLeast(client.spec.version.value, lifecycle.imClient.until) === false)
        continue;
      const fix: FixDraft = hasOther
        ? {
            title: 'Remove `instant-messenger`',
            in: client.spec.at,
            edit: (editor) => {
              removeComponent(editor, client);
            },
          }
        : {
            title: 'Name `xmpp-client` under `clients` instead',
            in: client.spec.at,
            edit: (editor) => {
              removeComponent(editor, client);
              const list = entryOf(editor.root, 'clients')?.value;
              if (list?.kind === 'seq') editor.add(list, 'xmpp-client');
              else setPath(editor, ['clients'], ['xmpp-client']);
            },
          };
      report({ at: client.at, message, related, fixes: [fix] });
    }
  },
});
