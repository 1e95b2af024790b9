import { directoryServices } from '../../catalog/roles';
import { bringIn } from '../../fixes/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'IM005',
  name: 'im-without-directory',
  severity: 'error',
  title: 'Instant Messaging has no directory',
  source: ['L5101', 'L5908'],
  check(model, report) {
    const [server, ...others] = model.of('im-server');
    if (server === undefined || !model.lacks(...directoryServices, 'corporate-directory')) return;
    report({
      at: server.at,
      message:
        'Instant Messaging finds its users and checks their passwords in an LDAP directory, and this deployment has none. Add a `directory-master`, or name it under `external`.',
      related: others.slice(0, 5).map(({ at, host }) => ({ at, message: `So does the server on \`${host.name}\`` })),
      fixes: () => bringIn(model, server.host, 'directory-master', { base: 'dir', tier: 2, zone: 'private-data' }),
    });
  },
});
