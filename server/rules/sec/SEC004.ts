import { defineRule } from '../rule';
import { reportMisplaced } from './mechanisms';

export const rule = defineRule({
  code: 'SEC004',
  name: 'login-outside-smtp',
  severity: 'error',
  title: 'LOGIN is offered for a protocol other than SMTP',
  source: ['L3677-3680'],
  check(model, report) {
    reportMisplaced(
      model,
      report,
      'login',
      (id) => `LOGIN is a mechanism of SMTP, and \`${id}\` logs users in by other protocols. Offer \`plain\` over TLS.`,
    );
  },
});
