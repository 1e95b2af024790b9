import { presenceOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { isOneMachine } from '../../questions/im-servers';

export const rule = defineRule({
  code: 'IM014',
  name: 'im-passwords-readable',
  severity: 'warning',
  title: 'Passwords of Instant Messaging are readable on the network',
  source: ['L5870'],
  check(model, report) {
    const service = model.services?.['instant-messaging'];
    if (service === undefined || presenceOf(model, 'im-server') === undefined) return;
    const { security, sasl } = service;
    if (security?.value === 'starttls' || (security?.value === 'legacy-ssl' && isOneMachine(model))) return;
    const open = sasl?.items.find(({ value }) => value !== 'custom');
    // PLAIN is what an installation offers; without a word about it that is likely, and no proof.
    const isUsual = sasl === undefined && service.auth?.value !== 'access-manager' && security !== undefined;
    const at = open?.at ?? (isUsual ? security.at : undefined);
    if (at === undefined || (security === undefined && service.incomplete)) return;
    const leg = security?.value === 'legacy-ssl' ? ' between multiplexor and server' : '';
    const fix: FixDraft =
      security === undefined
        ? {
            title: 'Set `security` to `starttls`',
            edit: (editor) => {
              setPath(editor, ['services', 'instant-messaging', 'security'], 'starttls');
            },
          }
        : replaceFix(security, 'starttls');
    report({
      at,
      ...(open === undefined || security === undefined ? { advice: true } : {}),
      message: `${open === undefined ? 'A usual installation offers SASL PLAIN alone, which' : `\`${open.value}\``} sends the password encoded but not encrypted, and${
        security === undefined
          ? ' nothing says that the connection is encrypted'
          : ` the connection${leg} is plain text`
      }. Set \`security\` to \`starttls\`.`,
      related:
        open === undefined || security === undefined
          ? []
          : [{ at: security.at, message: `\`${security.value}\` does not encrypt all the way` }],
      fixes: [fix],
    });
  },
});
