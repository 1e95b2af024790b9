import { messageStores } from '../../catalog/roles';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'TOP008',
  name: 'provider-topology',
  severity: 'information',
  title: 'A service provider topology is central and hosts many domains',
  source: ['L3206-3207', 'L3272'],
  check(model, report) {
    const topology = model.section('topology');
    if (topology?.value !== 'service-provider') return;
    const domains = model.directory?.domains;
    if (domains === undefined ? model.directory?.incomplete !== true : domains.items.length < 2 && !domains.incomplete)
      report({
        at: topology.at,
        message:
          domains === undefined
            ? 'A service provider hosts the domains of many customers, and none is named. Write them as `directory.domains`.'
            : `A service provider hosts the domains of many customers, and the directory has ${domains.items.length === 0 ? 'none' : 'one'}. Write down the others, or call the topology \`central\`.`,
        ...(domains === undefined ? {} : { related: [{ at: domains.at, message: 'The domains' }] }),
        fixes: () => (domains === undefined ? [] : [replaceFix(topology, 'central')]),
        ...(domains === undefined ? { advice: true } : {}),
      });
    const stores = model.of(...messageStores).flatMap(({ host }) => host.spec.site ?? []);
    const sites = new Map(stores.map((site) => [site.value, site]));
    if (sites.size < 2) return;
    report({
      at: topology.at,
      message: `A service provider topology is one large central installation, and message stores stand at ${[
        ...sites.keys(),
      ]
        .slice(0, 4)
        .map((name) => `\`${name}\``)
        .join(', ')}. That is a \`hybrid\` or \`distributed\` topology.`,
      related: [...sites.values()].slice(0, 4).map(({ at, source }) => ({ at, message: `Stores at \`${source}\`` })),
      fixes: () => [replaceFix(topology, 'hybrid'), replaceFix(topology, 'distributed')],
    });
  },
});
