import { defineRule } from '../rule';
import { hasServers, sitesOf } from './places';

export const rule = defineRule({
  code: 'TOP009',
  name: 'around-the-clock-without-staff',
  severity: 'hint',
  title: 'Service around the clock from a site without staff at night',
  source: ['L477'],
  check(model, report) {
    const hours = model.section('sla')?.hours;
    if (hours?.value !== '24x7') return;
    for (const site of sitesOf(model)) {
      const { support, name } = site;
      if (support === undefined || support.value === '24x7' || !hasServers(model, site)) continue;
      report({
        at: support.at,
        message: `The service is wanted around the clock, and servers stand at \`${name?.source ?? 'this site'}\`, where ${support.value === 'none' ? 'nobody looks' : 'somebody looks in working hours only'} after them. Move them to a site with staff at any time, or have somebody on call.`,
        related: [{ at: hours.at, message: 'Service around the clock' }],
      });
    }
  },
});
