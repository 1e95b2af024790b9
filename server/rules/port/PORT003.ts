import { smtpComponents, smtpParts } from '../../catalog/roles';
import { partsOf } from '../../catalog/components';
import { listenersFor } from '../../catalog/ports';
import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { statedBy } from '../../questions/components';
import { defineRule } from '../rule';
import { setOnComponent } from '../../fixes/edits';
import { type FixDraft } from '../../fixes/fix';
import { switchFix } from '../../fixes/values';

/** Where a spec opens the submission port of a server. */
interface Opening {
  readonly server: Component;
  readonly at: Node;
  /** The `submission: true` that opens it. */
  readonly fact?: Fact<boolean>;
}

export const rule = defineRule({
  code: 'PORT003',
  name: 'submission-without-login',
  severity: 'error',
  title: 'Mail can be submitted without a login',
  source: ['L3694'],
  check(model, report) {
    const everywhere = model.services?.messaging?.['smtp-auth'];
    const open: Opening[] = [];
    const usual: Opening[] = [];
    const withoutLogin = statedBy(model, model.of(...smtpComponents), 'PORT003', ({ spec }, view) => {
      const auth = spec['smtp-auth'] ?? view.services?.messaging?.['smtp-auth'];
      return auth?.value === false && !spec.incomplete ? auth : undefined;
    });
    for (const { item: server } of withoutLogin) {
      const own = server.spec['smtp-auth'];
      const opening = openingOf(model, server);
      const list = opening === undefined ? undefined : opening.written ? open : usual;
      if (opening === undefined || list === undefined) continue;
      if (own === undefined) {
        list.push(opening);
        continue;
      }
      report({
        at: own.at,
        message: messageOf([opening], opening.written),
        related: opening.written ? [{ at: opening.at, message: 'This opens the submission port' }] : [],
        ...(opening.written ? {} : { advice: true }),
        fixes: () => fixesOf(own, [opening]),
      });
    }
    if (everywhere === undefined) return;
    const found = open.length > 0 ? open : usual;
    if (found.length === 0) return;
    report({
      at: everywhere.at,
      message: messageOf(found, found === open),
      related: found
        .slice(0, 5)
        .map(({ at, server }) => ({ at, message: `The submission port of \`${server.host.name}\`` })),
      ...(found === open ? {} : { advice: true }),
      fixes: () => fixesOf(everywhere, found),
    });
  },
});

/** What opens the submission port of a server; `written` where the spec does so, not only the installation. */
function openingOf(model: Model, server: Component): (Opening & { readonly written: boolean }) | undefined {
  const { submission, ports } = server.spec;
  if (submission !== undefined)
    return submission.value ? { server, at: submission.at, fact: submission, written: true } : undefined;
  const port = ports?.entries.find((entry) => entry.name === 'submission');
  if (port !== undefined) return { server, at: port.key, written: true };
  const rule = (model.firewalls?.items ?? [])
    .flatMap((firewall) => firewall.allow?.items ?? [])
    .find((allow) => allow.protocol?.value === 'submission' && model.hostsOf(allow.to).includes(server.host));
  if (rule?.protocol !== undefined) return { server, at: rule.protocol.at, written: true };
  return partsOf(server.id).some((part) => listenersFor(part, 'submission').some(({ open }) => open === 'always'))
    ? { server, at: server.at, written: false }
    : undefined;
}

function messageOf(found: readonly Opening[], written: boolean): string {
  const [first] = found;
  const where = found.length === 1 && first !== undefined ? `\`${first.server.host.name}\`` : `${found.length} hosts`;
  return written
    ? `\`smtp-auth: false\` lets anybody hand in mail at the submission port of ${where}, which is for users who log in. Set \`smtp-auth\` to \`true\`.`
    : `\`smtp-auth: false\` lets anybody hand in mail at the submission port of ${where}, which is usually open. Set \`smtp-auth\` to \`true\`, or close the port.`;
}

/** Closing the port may be what is meant, so neither is safe. */
function fixesOf(auth: Fact<boolean>, found: readonly Opening[]): readonly FixDraft[] {
  const [only] = found;
  const close =
    only !== undefined &&
    found.length === 1 &&
    smtpParts.includes(only.server.id) &&
    (only.fact !== undefined || only.at === only.server.at);
  return [
    switchFix(auth, true),
    ...(close
      ? [
          {
            title: `Set \`submission\` of \`${only.server.host.name}\` to \`false\``,
            in: only.server.spec.at,
            edit: (editor) => {
              setOnComponent(editor, only.server, 'submission', false);
            },
          } satisfies FixDraft,
        ]
      : []),
  ];
}
