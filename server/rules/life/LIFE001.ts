import { isAtLeast, lifecycle, majorBefore } from '../../catalog/releases';
import { webmailAndStores } from '../../catalog/roles';
import type { Model } from '../../model/model';
import type { Fact } from '../../model/dsl';
import { removeComponent } from '../../fixes/edits';
import { removeFix, replaceFix } from '../../fixes/values';
import { versionsOf } from '../../questions/components';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

const { until } = lifecycle.messengerExpress;

export const rule = defineRule({
  code: 'LIFE001',
  name: 'messenger-express-gone',
  severity: 'error',
  title: 'Messenger Express was removed with Messaging Server 7',
  source: ['L128', 'L916', 'L2801'],
  check(model, report) {
    const clients = model.section('clients')?.items ?? [];
    if (!model.has('messenger-express') && !clients.some(({ value }) => value === 'messenger-express')) return;
    const version = messagingVersion(model);
    const isGone = isAtLeast(version?.value, until) === true;
    const draft = {
      ...(isGone ? {} : { severity: 'warning' as const }),
      message:
        isGone && version !== undefined
          ? `The guide has Messenger Express removed with Messaging Server ${until} (one passage: deprecated), and this is \`${version.source}\`. Move its users to Convergence.`
          : `Messenger Express is deprecated, gets no new features, and Messaging Server ${majorBefore(until)} is the last with it. Plan the move of its users to Convergence.`,
      related: version === undefined ? [] : [{ at: version.at, message: `Messaging Server is \`${version.source}\`` }],
    };
    const hasOther = model.has('convergence') || clients.some(({ value }) => value === 'convergence');
    for (const express of model.of('messenger-express')) {
      const own = express.spec.version;
      // A copy of its own, earlier version was never part of this release.
      if (own !== undefined && isGone && isAtLeast(own.value, until) === false) continue;
      const fix: FixDraft = {
        title: `Remove \`messenger-express\` from \`${express.host.name}\``,
        in: express.spec.at,
        edit: (editor) => {
          removeComponent(editor, express);
        },
      };
      report({ at: express.at, ...draft, fixes: [fix] });
    }
    for (const item of clients.filter(({ value }) => value === 'messenger-express')) {
      const fixes = hasOther ? [removeFix(item, 'Remove `messenger-express`')] : [replaceFix(item, 'convergence')];
      report({ at: item.at, ...draft, fixes });
    }
  },
});

/** A version that holds for all of Messaging Server: that of the service, or of each part where they agree about 7. */
function messagingVersion(model: Model): Fact<string> | undefined {
  const service = model.services?.messaging?.version;
  const found = versionsOf(model, ...webmailAndStores);
  const versions = found.length > 0 ? found : service === undefined ? [] : [service];
  const [first] = versions;
  const gone = versions.map(({ value }) => isAtLeast(value, until));
  return gone.every((one) => one === gone[0]) ? first : undefined;
}
