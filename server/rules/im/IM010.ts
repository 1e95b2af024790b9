import { replaceFix, switchFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { isOneMachine } from '../../questions/im-servers';

export const rule = defineRule({
  code: 'IM010',
  name: 'im-not-end-to-end',
  severity: 'error',
  title: 'Instant messages are not encrypted from end to end',
  source: ['L5848-5851'],
  above: ['IM013', 'IM014'],
  check(model, report) {
    const service = model.services?.['instant-messaging'];
    const wanted = service?.['end-to-end'];
    const security = service?.security;
    if (wanted?.value !== true || security === undefined || security.value === 'starttls') return;
    if (security.value === 'legacy-ssl' && isOneMachine(model)) return;
    report({
      at: security.at,
      message:
        security.value === 'none'
          ? 'Traffic must be encrypted up to the server, and with `none` all of it is plain text. Set `security` to `starttls`.'
          : 'Legacy SSL ends at the multiplexor, and from there to the server all is plain text. For encryption from end to end set `security` to `starttls`.',
      related: [{ at: wanted.at, message: 'End-to-end encryption is asked for' }],
      fixes: [replaceFix(security, 'starttls'), switchFix(wanted, false)],
    });
  },
});
