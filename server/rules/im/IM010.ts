import { replaceFix, switchFix } from '../../fixes/values';
import { isOneMachine } from '../../questions/im-servers';
import { defineRule } from '../rule';
import { securityAt, weakMux } from './encryption';

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
    if (service === undefined || wanted?.value !== true) return;
    const { security } = service;
    const mux = weakMux(model);
    const general = security === undefined || security.value === 'starttls' ? undefined : security;
    const own = general === undefined && !(security === undefined && service.incomplete) ? mux?.spec.tls : undefined;
    const at = general ?? own;
    if (at === undefined) return;
    const isPlain =
      general === undefined ? mux !== undefined && securityAt(model, mux) === 'none' : general.value === 'none';
    // What goes from one program to another on the same machine cannot be listened to.
    if (!isPlain && isOneMachine(model)) return;
    const where = own === undefined || mux === undefined ? '' : ` on \`${mux.host.name}\``;
    report({
      at: at.at,
      message: isPlain
        ? `Traffic must be encrypted up to the server, and with \`none\`${where} all of it is plain text. Set \`${own === undefined ? 'security' : 'tls'}\` to \`starttls\`.`
        : `Legacy SSL ends at the multiplexor${where}, and from there to the server all is plain text. For encryption from end to end set \`${own === undefined ? 'security' : 'tls'}\` to \`starttls\`.`,
      related: [{ at: wanted.at, message: 'End-to-end encryption is asked for' }],
      fixes: () => [
        ...(general === undefined ? [] : [replaceFix(general, 'starttls')]),
        ...(own === undefined ? [] : [replaceFix(own, 'starttls')]),
        switchFix(wanted, false),
      ],
    });
  },
});
