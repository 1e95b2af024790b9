import { componentsOf } from '../../catalog/components';
import { isBefore, lifecycle } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import { versionsOf } from '../../questions/components';
import { defineRule } from '../rule';
import { lmtpFacts } from '../../questions/delivery';

const { from, source } = lifecycle.lmtp;

export const rule = defineRule({
  code: 'MSG028',
  name: 'lmtp-too-new',
  severity: 'error',
  title: 'LMTP with a Messaging Server that does not have it',
  source,
  check(model, report) {
    const old = versionsOf(model, ...componentsOf('messaging')).find(({ value }) => isBefore(value, from) === true);
    if (old === undefined) return;
    for (const fact of lmtpFacts(model)) {
      report({
        at: fact.at,
        message: `Messaging Server has LMTP from ${from} on, and \`${old.value}\` is in use here. Deliver by SMTP, or upgrade.`,
        related: [{ at: old.at, message: 'An earlier version' }],
        fixes: [replaceFix(fact, 'smtp')],
      });
    }
  },
});
