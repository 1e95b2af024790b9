import { runs } from '../../questions/components';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import type { Model } from '../../model/model';
import type { FirewallRule } from '../../network/firewalls';
import { setOnRule } from './rules';
import { bordersOf, endsIn, inbound } from './openings';

export const rule = defineRule({
  code: 'NET005',
  name: 'clients-on-internet',
  severity: 'warning',
  title: "Users' machines talk to the Internet directly",
  source: ['L1056', 'L1060'],
  check(model, report) {
    for (const border of bordersOf(model, ['internet'], ['internal'])) {
      const { firewall } = border;
      // A firewall that is a proxy itself makes the connections in their place.
      if (firewall.spec.kind?.value === 'proxy' || firewall.spec.incomplete) continue;
      for (const open of firewall.rules ?? []) {
        const at = open.spec.protocol?.at;
        if (at === undefined || open.spec.incomplete || open.spec.from?.incomplete === true) continue;
        const from = open.spec.from?.items ?? [];
        // What comes in is another matter.
        if (from.length === 0 && (endsIn(model, open, border.inside) || inbound(model, open, border).length > 0))
          continue;
        const direct = from.find(({ value }) => {
          const host = model.host(value);
          return host !== undefined && !host.incomplete && !runs(host, 'proxy');
        });
        if (from.length > 0 && direct === undefined) continue;
        report({
          at: direct?.at ?? at,
          message: `${direct === undefined ? `Machines in \`${border.inside[0] ?? ''}\`` : `\`${direct.value}\``} may talk to the Internet directly here, and what they meet there reaches them. ${remedyOf(open)}`,
          fixes: () => fixesFor(model, open),
        });
      }
    }
  },
});

const remedyOf = ({ protocol }: FirewallRule): string =>
  protocol === 'smtp'
    ? 'Let an MTA outside this network, best in the DMZ, send the mail.'
    : 'Let only a `proxy` do that, which asks on their behalf.';

function fixesFor(model: Model, rule: FirewallRule): readonly FixDraft[] {
  const [proxy] = model.of('proxy');
  return [
    ...(proxy === undefined || proxy.host.name === '' || rule.from !== undefined || rule.protocol === 'smtp'
      ? []
      : [setOnRule(rule.spec, 'from', proxy.host.name, `Let only \`${proxy.host.name}\` through`)]),
    removeFix(rule.spec, `Remove \`${rule.protocol}\` from \`${rule.firewall.name}\``),
  ];
}
