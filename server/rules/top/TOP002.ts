import { bandwidthRates } from '../../catalog/vocabulary';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { isRemote, sitesOf } from './places';

export const rule = defineRule({
  code: 'TOP002',
  name: 'slow-line-for-central',
  severity: 'warning',
  title: 'The line of a remote site is too slow for a central topology',
  source: ['L3223'],
  check(model, report) {
    const topology = model.section('topology');
    if (topology?.value !== 'central') return;
    for (const site of sitesOf(model)) {
      const { bandwidth, name } = site;
      if (bandwidth === undefined || bandwidthRates[bandwidth.value] >= bandwidthRates.isdn) continue;
      if (isRemote(model, site) !== true) continue;
      report({
        at: bandwidth.at,
        message: `Everything that users at \`${name?.source ?? 'this site'}\` read or send passes its line to the centre, and \`${bandwidth.source}\` is slower than ISDN, the least that a central topology takes. Upgrade the line, or put servers there.`,
        related: [{ at: topology.at, message: 'All servers stand at one site' }],
        fixes: () => [replaceFix(bandwidth, 'isdn'), replaceFix(topology, 'distributed')],
      });
    }
  },
});
