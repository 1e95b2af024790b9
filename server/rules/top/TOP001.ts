import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { isRemote, sitesOf } from './places';

export const rule = defineRule({
  code: 'TOP001',
  name: 'central-for-independent-site',
  severity: 'warning',
  title: 'A central topology serves a site that cannot do without it',
  source: ['L3219', 'L3242'],
  check(model, report) {
    const topology = model.section('topology');
    if (topology?.value !== 'central') return;
    for (const site of sitesOf(model)) {
      const { criticality, name } = site;
      if (criticality?.value !== 'mission-critical' || isRemote(model, site) !== true) continue;
      report({
        at: criticality.at,
        message: `\`${name?.source ?? 'This site'}\` cannot work without the service and reaches it over the wide area network alone: when the line is down, not even mail within the site goes through. Give it servers of its own.`,
        related: [{ at: topology.at, message: 'All servers stand at one site' }],
        fixes: () => [replaceFix(topology, 'hybrid'), replaceFix(topology, 'distributed')],
      });
    }
  },
});
