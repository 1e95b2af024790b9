import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'NET017',
  name: 'nat-as-firewall',
  severity: 'warning',
  title: 'Address translation takes the place of a firewall',
  source: ['L1772'],
  check(model, report) {
    for (const { name, kind } of model.firewalls?.items ?? []) {
      if (kind?.value !== 'nat') continue;
      report({
        at: kind.at,
        message: `\`${name?.value ?? 'This firewall'}\` only translates addresses. It ends up in the middle of every connection, where it is a possible hole itself, and takes no firewall's place. Use a packet filter.`,
        fixes: () => [replaceFix(kind, 'packet-filter')],
      });
    }
  },
});
