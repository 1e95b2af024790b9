import { unneededRules } from '../../network/unneeded';
import { removeFix } from '../../fixes/values';
import { hasOpenings } from '../../questions/firewalls';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'NET009',
  name: 'firewall-open-without-need',
  severity: 'warning',
  title: 'A firewall is open for something that nobody uses',
  source: ['L1042', 'L1670', 'L1672'],
  check(model, report) {
    if (!hasOpenings(model)) return;
    for (const open of unneededRules(model)) {
      const at = open.spec.protocol?.at;
      if (at === undefined) continue;
      const port = open.port === undefined ? '' : ` at port ${open.port}`;
      report({
        at,
        message: `\`${open.firewall.name}\` lets \`${open.protocol}\`${port} pass, and nothing in this spec needs that between these zones. An open port that nobody uses is only of use to an attacker: close it.`,
        fixes: () => [removeFix(open.spec, `Remove \`${open.protocol}\` from \`${open.firewall.name}\``)],
      });
    }
  },
});
