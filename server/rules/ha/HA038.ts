import { mailPath } from '../../catalog/roles';
import type { Host } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { promised } from './promised';

export const rule = defineRule({
  code: 'HA038',
  name: 'single-network-connection',
  severity: 'hint',
  title: 'Mail is critical, and its host hangs on one network connection',
  source: ['L259', 'L2874'],
  check(model, report) {
    const critical =
      promised(model) ??
      model.section('sites')?.items.find(({ criticality }) => criticality?.value === 'mission-critical')?.criticality;
    if (critical === undefined) return;
    const seen = new Set<Host>();
    for (const { id, host, at } of model.of(...mailPath)) {
      const connections = host.spec['network-connections'];
      if (connections?.value !== 1 || seen.has(host)) continue;
      seen.add(host);
      report({
        at: connections.at,
        message: `Mail matters here, and \`${host.name}\` is cut off by the loss of one card, one cable or one switch port. Connect it twice, by different switches.`,
        related: [
          { at, message: `\`${id}\` runs here` },
          { at: critical.at, message: 'How much depends on the service' },
        ],
        fixes: () => [replaceFix(connections, 2)],
      });
    }
  },
});
