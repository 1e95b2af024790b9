import { innerZones } from '../../catalog/vocabulary';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { bordersOf, endsIn, inbound } from './openings';

export const rule = defineRule({
  code: 'NET004',
  name: 'internet-past-dmz',
  severity: 'warning',
  title: 'The Internet reaches an inner network past the DMZ',
  source: ['L1050', 'L1056'],
  check(model, report) {
    const { architecture } = model;
    // Of an edge, TIER020 speaks for the data network.
    const guarded = architecture?.value === 'edge' ? innerZones.filter((kind) => kind !== 'private-data') : innerZones;
    const borders = bordersOf(model, ['internet'], guarded);
    if (borders.length === 0) return;
    // Without a DMZ there is nothing that could be gone past.
    const dmz = bordersOf(model, ['internet'], ['dmz', 'public-access'])[0];
    if (dmz === undefined) return;
    for (const border of borders) {
      for (const open of border.firewall.rules ?? []) {
        const at = open.spec.protocol?.at;
        if (at === undefined || open.spec.incomplete || open.from !== undefined) continue;
        const [edge] = inbound(model, open, border);
        if (edge === undefined && !endsIn(model, open, border.inside)) continue;
        const target = open.spec.to?.items[0]?.value ?? edge?.to.hosts[0]?.name ?? border.inside[0] ?? '';
        report({
          at,
          message: `This lets the Internet reach \`${target}\` in an inner network directly, though there is a DMZ. Let in only what hosts of the DMZ pass on, and remove this.`,
          related: [{ at: dmz.firewall.spec.name?.at ?? dmz.firewall.spec.at, message: 'The way through the DMZ' }],
          fixes: () => [removeFix(open.spec, `Remove \`${open.protocol}\` from \`${border.firewall.name}\``)],
        });
      }
    }
  },
});
