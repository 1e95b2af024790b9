import { componentInfo } from '../../catalog/components';
import { addFix } from '../../fixes/components';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { webTierElsewhere } from './web-tier';

export const rule = defineRule({
  code: 'ISS004',
  name: 'index-without-apache',
  severity: 'error',
  title: 'An index on a host of its own has no Apache HTTP Server',
  source: ['L4984', 'L5021'],
  check(model, report) {
    if (model.mayBeExternal('apache-httpd')) return;
    for (const index of model.of('iss-index')) {
      const { at, host } = index;
      const web = webTierElsewhere(model, index);
      if (web === undefined || host.incomplete || runs(host, 'apache-httpd')) continue;
      report({
        at,
        message: `The web tier is on another machine, and then the indexing tier needs ${componentInfo('apache-httpd').title}, which \`${host.name}\` does not have. Add \`apache-httpd\`.`,
        related: [web],
        fixes: () => [addFix(model, host, 'apache-httpd', true)],
      });
    }
  },
});
