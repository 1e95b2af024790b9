import type { Model } from '../../spec/model';
import type { Node } from '../../syntax/tree';
import { addFix, runs } from '../kit';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SSO005',
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
        fixes: [addFix(model, host, 'access-manager-sdk', true)],
      });
    }
  },
});

/** What says that Instant Messaging works with Access Manager. */
function useOfAccessManager(model: Model): { readonly at: Node; readonly message: string } | undefined {
  const im = model.services?.['instant-messaging'];
  const policy = im?.policy;
  const auth = im?.auth;
  const mode = model.sso?.mode;
  if (mode?.value === 'access-manager' && (auth?.value !== 'ldap' || policy?.value === 'access-manager')) {
    return { at: mode.at, message: 'Single sign-on is by Access Manager' };
  }
  if (auth?.value === 'access-manager')
    return { at: auth.at, message: 'Access Manager checks the users of Instant Messaging' };
  // Without any Access Manager this policy is the mistake (SSO011).
  if (policy?.value !== 'access-manager' || model.lacks('access-manager')) return undefined;
  return { at: policy.at, message: 'Access Manager holds the policies of Instant Messaging' };
}
