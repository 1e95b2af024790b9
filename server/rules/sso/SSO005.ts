import { addFix } from '../../fixes/components';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { useOfAccessManager } from '../../questions/access-manager';

export const rule = defineRule({
  code: 'SSO005',
  name: 'im-without-access-manager-sdk',
  severity: 'error',
  title: 'Instant Messaging with Access Manager lacks the SDK on its host',
  source: ['L5145', 'L5699', 'L5752'],
  check(model, report) {
    const use = useOfAccessManager(model);
    if (use === undefined) return;
    for (const server of model.of('im-server')) {
      const { host } = server;
      if (host.incomplete || runs(host, 'access-manager-sdk')) continue;
      report({
        at: server.at,
        message: `The Instant Messaging server asks Access Manager through its SDK, which is not on \`${host.name}\`. Add \`access-manager-sdk\` to this host.`,
        related: [{ at: use.at, message: use.message }],
        fixes: () => [addFix(model, host, 'access-manager-sdk', true)],
      });
    }
  },
});
