import { lifecycle } from '../../catalog/releases';
import { defineRule } from '../rule';
import { reportTooOld } from './gateways';

export const rule = defineRule({
  code: 'IM020',
  name: 'facebook-gateway-too-early',
  severity: 'error',
  title: 'Instant Messaging is too old for the Facebook gateway',
  source: ['L5093'],
  holds: [{ of: 'instant-messaging', until: lifecycle.imFacebook.from }],
  check(model, report) {
    reportTooOld(model, report, 'facebook', { name: 'Facebook', from: lifecycle.imFacebook.from });
  },
});
