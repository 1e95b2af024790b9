import { inboundMtas, smtpParts } from '../../catalog/roles';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';

/** What users on the road submit mail to, what is meant for it first. */
const submitting = [...smtpParts.filter((id) => !inboundMtas.includes(id)), ...inboundMtas];

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
    if (general?.value === false) {
      report({
        at: general.at,
        message: `${why}: without it you either refuse them or relay for everybody. Set \`smtp-auth\` to \`true\`.`,
        related,
        fixes: [replaceFix(general, true, { safe: true })],
      });
    }
    let said = general !== undefined;
    for (const { id, spec, host } of model.of(...submitting)) {
      const own = spec['smtp-auth'];
      if (own !== undefined && !inboundMtas.includes(id)) said = true;
      if (own?.value !== false || (inboundMtas.includes(id) && spec.submission?.value !== true)) continue;
      const kind = model.zoneOf(host);
      if (kind !== undefined && kind !== 'dmz' && kind !== 'public-access' && kind !== 'internet') continue;
      report({
        at: own.at,
        message: `${why}: without it \`${host.name}\` either refuses them or relays for everybody. Set \`smtp-auth\` to \`true\`.`,
        related,
        fixes: [replaceFix(own, true, { safe: true })],
      });
    }
    if (said || model.services?.incomplete === true || model.services?.messaging?.incomplete === true) return;
    const [mta] = model.of(...submitting);
    if (mta === undefined) return;
    report({
      at: mta.at,
      advice: true,
      message: `${why}. The spec does not say whether they log in: write \`smtp-auth: true\`.`,
      fixes: [
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
