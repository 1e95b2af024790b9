import { contentFilters, mtaParts } from '../../catalog/roles';
import { flowKinds } from '../../network/edges';
import { covers, type FirewallRule } from '../../network/firewalls';
import type { Host, Model } from '../../model/model';
import { removeFix } from '../../fixes/values';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { bordersOf } from './openings';

export const rule = defineRule({
  code: 'NET010',
  name: 'dmz-host-to-internet',
  severity: 'warning',
  title: 'A host in the DMZ may ask the Internet without need',
  source: ['L1042', 'L3577'],
  check(model, report) {
    if (!model.complete) return;
    for (const { firewall } of bordersOf(model, ['internet'], ['dmz', 'public-access'])) {
      for (const open of firewall.rules ?? []) {
        const from = open.spec.from;
        if (from === undefined || from.incomplete || open.spec.incomplete) continue;
        for (const fact of from.items) {
          const host = model.host(fact.value);
          if (host === undefined || !isExposedHost(model, host) || host.components.length === 0) continue;
          if (needs(model, host, open)) continue;
          report({
            at: fact.at,
            message: `\`${fact.value}\` may open connections to the Internet by \`${open.protocol}\`, which nothing that runs there needs. Whoever breaks in can send out data that way: take it out of the rule.`,
            related: [{ at: host.at, message: 'The host' }],
            fixes: () => [
              from.items.length > 1
                ? removeFix(fact, `Remove \`${fact.value}\` from \`from\``)
                : removeFix(open.spec, 'Remove this firewall rule'),
            ],
          });
        }
      }
    }
  },
});

const isExposedHost = (model: Model, host: Host): boolean => {
  const kind = model.zoneOf(host);
  return kind === 'dmz' || kind === 'public-access';
};

/** Something on the host talks to somebody outside the spec by this protocol, or may ask for all others. */
const needs = (model: Model, host: Host, rule: FirewallRule): boolean =>
  runs(host, 'proxy') ||
  (rule.protocol === 'dns' && runs(host, 'dns-server', ...mtaParts)) ||
  rule.protocol === 'ntp' ||
  // Filters get their rules from whoever makes them (L3577).
  ((rule.protocol === 'http' || rule.protocol === 'https') && runs(host, ...contentFilters)) ||
  flowKinds(model).some(
    (edge) =>
      edge.from.hosts.some(({ name }) => name === host.name) &&
      edge.to.hosts.length === 0 &&
      edge.to.component !== 'any-host' &&
      covers(rule, edge),
  );
