import { frontEnds } from '../../catalog/roles';
import type { AllowSpec, FirewallSpec } from '../../model/format';
import type { Model, ZoneKind } from '../../model/model';
import { removeFix } from '../../fixes/values';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';

/** Zones where users' machines stand, and no front ends. */
const users: readonly (ZoneKind | undefined)[] = ['internet', 'internal', 'remote-access'];

export const rule = defineRule({
  code: 'TIER020',
  name: 'edge-data-network',
  severity: 'error',
  title: 'The data network of an edge is linked to more than front ends',
  source: ['L1208'],
  check(model, report) {
    const { architecture } = model;
    if (architecture?.value !== 'edge') return;
    for (const firewall of model.firewalls?.items ?? []) {
      const zones = firewall.between?.items ?? [];
      const data = zones.find(({ value }) => model.zoneKind(value) === 'private-data');
      const other = zones.find((zone) => zone !== data && model.zoneKind(zone.value) !== 'private-data');
      if (data === undefined || other === undefined) continue;
      const open = openRules(model, firewall);
      if (open.length > 0 && isWithoutFronts(model, other.value)) {
        report({
          at: other.at,
          message: `Only front ends may reach the data network of an edge, and no front end stands in \`${other.value}\`, which is linked to it here. Let nothing through from there: users inside have front ends of their own.`,
          related: [{ at: open[0]?.at ?? data.at, message: 'What may pass' }],
          fixes: () => [
            {
              title: `Let nothing through ${firewall.name === undefined ? 'this firewall' : `\`${firewall.name.value}\``}`,
              in: firewall.at,
              edit: (editor) => {
                if (firewall.allow !== undefined) editor.replace(firewall.allow.at, []);
              },
            },
          ],
        });
        continue;
      }
      for (const { from, at } of open) {
        const listed = from?.items ?? [];
        for (const fact of listed) {
          const host = model.host(fact.value);
          if (host?.tier !== 0 || host.incomplete || runs(host, ...frontEnds)) continue;
          report({
            at: fact.at,
            message: `Only front ends may reach the data network of an edge; \`${fact.value}\` is not a front end, yet is allowed through. Take it out: its connections end at a front end.`,
            related: [{ at: host.at, message: 'A host of tier 0' }],
            fixes: () => [
              listed.length > 1
                ? removeFix(fact, `Remove \`${fact.value}\` from \`from\``)
                : removeFix({ at }, 'Remove this firewall rule'),
            ],
          });
        }
      }
    }
  },
});

/** Rules that let somebody outside the data network in. */
const openRules = (model: Model, { allow }: FirewallSpec): readonly AllowSpec[] =>
  (allow?.items ?? []).filter(
    ({ from, incomplete }) =>
      !incomplete && (from === undefined || model.hostsOf(from).some((host) => model.zoneOf(host) !== 'private-data')),
  );

/** No front end stands in a zone: users' machines do, or everything that does is known. */
function isWithoutFronts(model: Model, zone: string): boolean {
  const standing = model.hosts.filter((host) => host.spec.zone?.value === zone);
  if (standing.some((host) => host.incomplete || host.tier === 1 || runs(host, ...frontEnds))) return false;
  return users.includes(model.zoneKind(zone)) || (standing.length > 0 && model.complete);
}
