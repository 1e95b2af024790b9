/** The SDK of Access Manager, beside a fix by which Instant Messaging comes to need it (L5145). */
import { addFix } from '../../fixes/components';
import type { FixDraft } from '../../fixes/fix';
import type { Model } from '../../model/model';
import { isOverlay } from '../../questions/architecture';
import { runs } from '../../questions/components';
import { ticked } from '../../words/list';

/** The same fix, which also puts the SDK on each host of the server that lacks it. */
export function withSdk(model: Model, fix: FixDraft): FixDraft {
  const hosts = model
    .of('im-server')
    .map(({ host }) => host)
    .filter((host) => !host.incomplete && !runs(host, 'access-manager-sdk'));
  if (hosts.length === 0 || isOverlay(model)) return fix;
  const added = hosts.map((host) => addFix(model, host, 'access-manager-sdk'));
  const names = ticked(
    hosts.map(({ name }) => name),
    { most: 2 },
  );
  return {
    ...fix,
    title: `${fix.title}, and add \`access-manager-sdk\` to ${names}`,
    edit: (editor) => {
      fix.edit(editor);
      for (const { edit } of added) edit(editor);
    },
  };
}
