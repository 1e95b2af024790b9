import { lifecycle } from '../../catalog/releases';
import { defineRule } from '../rule';
import { reportTooOld } from './gateways';

export const rule = defineRule({
  code: 'IM019',
  name: 'sip-gateway-too-early',
  severity: 'error',
  title: 'Instant Messaging is too old for the SIP gateway',
  source: ['L5086'],
  holds: [{ of: 'instant-messaging', until: lifecycle.imSip.from }],
  check(model, report) {
    reportTooOld(model, report, 'sip', { name: 'SIP', from: lifecycle.imSip.from });
  },
});
