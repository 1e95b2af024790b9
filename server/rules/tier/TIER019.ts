import { inboundMtas, smtpComponents } from '../../catalog/roles';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import type { Host, Model } from '../../model/model';
import { logins } from '../../questions/submission';
import { defineRule } from '../rule';

/** What users on the road submit mail to, what is meant for it first. */
const submitting = [...smtpComponents.filter((id) => !inboundMtas.includes(id)), ...inboundMtas];

export const rule = defineRule({
  code: 'TIER019',
  name: 'edge-submission-without-login',
  severity: 'error',
  title: 'Users at the edge may send mail without a login',
  source: ['L1195', 'L3853'],
  check(model, report) {
    const { architecture } = model;
    if (architecture?.value !== 'edge') return;
    const why =
      'Users on the road send from addresses that are not yours, and only their login tells them from strangers';
    const related = [{ at: architecture.at, message: 'The architecture is edge' }];
    const general = model.services?.messaging?.['smtp-auth'];
    const takers = model
      .of(...submitting)
      .filter(({ id, spec }) => !inboundMtas.includes(id) || spec.submission?.value);
    const open = takers.filter(({ host }) => isOutside(model, host));
    // What every MTA out there says for itself counts, not what holds for those inside.
    if (
      general?.value === false &&
      (takers.length === 0 || open.some(({ spec }) => spec['smtp-auth'] === undefined && !spec.incomplete))
    ) {
      report({
        at: general.at,
        message: `${why}: without it you either refuse them or relay for everybody. Set \`smtp-auth\` to \`true\`.`,
        related,
        fixes: () => [replaceFix(general, true)],
      });
    }
    for (const { spec, host } of open) {
      const own = spec['smtp-auth'];
      if (own?.value !== false) continue;
      report({
        at: own.at,
        message: `${why}: without it \`${host.name}\` either refuses them or relays for everybody. Set \`smtp-auth\` to \`true\`.`,
        related,
        fixes: () => [replaceFix(own, true)],
      });
    }
    const said =
      general !== undefined ||
      takers.some(({ spec }) => spec['smtp-auth'] !== undefined) ||
      logins(model)?.possible === true;
    if (said || model.services?.incomplete === true || model.services?.messaging?.incomplete === true) return;
    const [mta] = model.of(...submitting);
    if (mta === undefined) return;
    report({
      at: mta.at,
      advice: true,
      message: `${why}. The spec does not say whether they log in: write \`smtp-auth: true\`.`,
      fixes: () => [
        {
          title: 'Say that users log in to send mail',
          edit: (editor) => {
            setPath(editor, ['services', 'messaging', 'smtp-auth'], true);
          },
        },
      ],
    });
  },
});

/** Whether users on the road may come to a host: it stands where the Internet comes in, or nowhere in particular. */
const isOutside = (model: Model, host: Host): boolean => {
  const kind = model.zoneOf(host);
  return kind === undefined ? !host.incomplete : kind === 'dmz' || kind === 'public-access' || kind === 'internet';
};
