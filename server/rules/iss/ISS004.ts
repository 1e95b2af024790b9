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
    const [web] = webs;
    if (web === undefined || model.mayBeExternal('apache-httpd')) return;
    for (const { at, host } of model.of('iss-index')) {
      if (host.incomplete || runs(host, 'apache-httpd') || webs.every((other) => other.host === host)) continue;
      report({
        at,
        message: `The web tier is on another machine and asks the index by way of ${componentInfo('apache-httpd').title}, which \`${host.name}\` does not have. Add \`apache-httpd\`.`,
        related: [{ at: web.at, message: `The web tier runs on \`${web.host.name}\`` }],
        fixes: [addFix(model, host, 'apache-httpd', true)],
      });
    }
  },
});
