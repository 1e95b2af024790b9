import { defineRule } from '../rule';
import { reportMisplaced } from './mechanisms';

export const rule = defineRule({
  code: 'SEC006',
  name: 'cram-md5-for-web',
  severity: 'error',
  title: 'CRAM-MD5 is offered for web access',
  source: ['L3680'],
  check(model, report) {
    reportMisplaced(
      model,
      report,
      'cram-md5',
      (id) =>
        `Web users log in by password or certificate only; \`${id}\` does not know CRAM-MD5. Offer \`plain\` over TLS.`,
      'http',
    );
  },
});
