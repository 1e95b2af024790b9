import { componentInfo } from '../../catalog/components';
import { addFix } from '../../fixes/components';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'ISS004',
  name: 'index-without-apache',
  severity: 'error',
  title: 'An index on a host of its own has no Apache HTTP Server',
  source: ['L4984', 'L5021'],
  check(model, report) {
    const webs = model.of('iss-web');
    const external = model.section('external')?.items.find(({ value }) => value === 'iss-web');
    if (model.mayBeExternal('apache-httpd')) return;
    for (const { at, host } of model.of('iss-index')) {
      const web = webs.find((other) => other.host !== host);
      const place = web?.at ?? external?.at;
      if (place === undefined || host.incomplete || runs(host, 'apache-httpd')) continue;
      report({
        at,
        message: `The web tier is on another machine, and then the indexing tier needs ${componentInfo('apache-httpd').title}, which \`${host.name}\` does not have. Add \`apache-httpd\`.`,
        related: [
          {
            at: place,
            message: web === undefined ? 'The web tier stands elsewhere' : `The web tier runs on \`${web.host.name}\``,
          },
        ],
        fixes: [addFix(model, host, 'apache-httpd', true)],
      });
    }
  },
});
