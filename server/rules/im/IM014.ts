import { presenceOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { isOneMachine } from '../../questions/im-servers';
import { weakMux } from './encryption';

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
    // A multiplexor of its own mind ends what startTLS began.
    const mux = security?.value === 'starttls' ? weakMux(model) : undefined;
    const weak = security?.value === 'starttls' ? mux?.spec.tls : security;
    if (security !== undefined && weak === undefined) return;
    const isLegacy = security?.value === 'legacy-ssl' || mux !== undefined;
    if (isLegacy && isOneMachine(model)) return;
    const open = sasl?.items.find(({ value }) => value !== 'custom');
    // PLAIN is what an installation offers; without a word about it that is likely, and no proof.
    const isUsual = sasl === undefined && service.auth?.value !== 'access-manager';
    const at = open?.at ?? (isUsual ? weak?.at : undefined);
    if (at === undefined || (security === undefined && service.incomplete)) return;
    const leg = isLegacy ? ' between multiplexor and server' : '';
    const fix: FixDraft =
      weak === undefined
        ? {
            title: 'Set `security` to `starttls`',
            edit: (editor) => {
              setPath(editor, ['services', 'instant-messaging', 'security'], 'starttls');
            },
          }
        : weak === security
          ? replaceFix(security, 'starttls')
          : {
              title: `Set \`tls\` of the multiplexor on \`${mux?.host.name ?? ''}\` to \`starttls\``,
              in: weak.at,
              edit: (editor) => {
                editor.replace(weak.at, 'starttls');
              },
            };
    report({
      at,
      ...(open === undefined || weak === undefined ? { advice: true } : {}),
      message: `${open === undefined ? 'A usual installation offers SASL PLAIN alone, which' : `\`${open.value}\``} sends the password encoded but not encrypted, and${
        weak === undefined ? ' nothing says that the connection is encrypted' : ` the connection${leg} is plain text`
      }. Set \`${weak === undefined || weak === security ? 'security' : 'tls'}\` to \`starttls\`.`,
      related:
        open === undefined || weak === undefined
          ? []
          : [{ at: weak.at, message: `\`${weak.value}\` does not encrypt all the way` }],
      fixes: [fix],
    });
  },
});
