import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { isRemote, sitesOf } from './places';

export const rule = defineRule({
  code: 'TOP005',
  name: 'distributed-site-without-staff',
  severity: 'warning',
  title: 'A distributed topology has a site without staff',
  source: ['L3222', 'L3245'],
  check(model, report) {
    const topology = model.section('topology');
    if (topology?.value !== 'distributed') return;
    for (const site of sitesOf(model)) {
      const { support, name } = site;
      if (support?.value !== 'none' || isRemote(model, site) === true) continue;
      // What could not be read may say that another site serves this one.
      if (name === undefined || site.incomplete || !model.complete) continue;
      report({
        at: support.at,
        message: `In a distributed topology servers stand at the sites, and at \`${name.source}\` nobody can look after them: a failure lasts until somebody has travelled there. Serve it from a site with staff.`,
        related: [{ at: topology.at, message: 'Servers stand at most sites' }],
        fixes: () => [replaceFix(topology, 'hybrid'), replaceFix(topology, 'central')],
      });
    }
  },
});
