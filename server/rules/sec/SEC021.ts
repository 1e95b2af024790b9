import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SEC021',
  name: 'partner-mail-in-plain-text',
  severity: 'hint',
  title: 'Mail to a partner crosses the Internet in plain text',
  source: ['L1723-1727'],
  check(model, report) {
    for (const partner of model.services?.messaging?.partners?.items ?? []) {
      const { tls, domain } = partner;
      if (domain === undefined || tls?.value === true || partner.incomplete) continue;
      report({
        at: (tls ?? domain).at,
        ...(tls === undefined ? { advice: true } : {}),
        message: `What users and \`${domain.value}\` write each other can be read on the way, whatever encryption users have to their own servers. Set up TLS between the MTAs of both sides.`,
        fixes: () => (tls === undefined ? [] : [replaceFix(tls, true)]),
      });
    }
  },
});
