import { accessManagers, messageStores } from '../../catalog/roles';
import { addFix } from '../../fixes/components';
import { signOnOf } from '../../questions/access-manager';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SSO009',
  name: 'express-without-access-manager-sdk',
  severity: 'warning',
  title: 'Communications Express with Access Manager lacks the SDK on its host',
  source: ['L6220', 'L6228', 'L6236'],
  check(model, report) {
    const mode = model.sso?.mode;
    // Without any Access Manager that is what is missing (SSO001).
    if (mode?.value !== 'access-manager' || model.lacks('access-manager')) return;
    const signsOn = signOnOf(model);
    for (const client of model.of('communications-express')) {
      const { host } = client;
      if (host.incomplete || signsOn(client.id) !== true || runs(host, ...accessManagers)) continue;
      // With the mailboxes beside it, it is no front end of its own.
      if (runs(host, ...messageStores)) continue;
      report({
        at: client.at,
        message: `Communications Express checks sessions of Access Manager from its own host, by the SDK, which is not on \`${host.name}\`. Add \`access-manager-sdk\` to it.`,
        related: [{ at: mode.at, message: 'Single sign-on is by Access Manager' }],
        fixes: () => [addFix(model, host, 'access-manager-sdk', true)],
      });
    }
  },
});
