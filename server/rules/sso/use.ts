/** How Instant Messaging uses Access Manager. */
import type { Model } from '../../model/model';
import type { Node } from '../../syntax/tree';

/** What says that Instant Messaging works with Access Manager. */
export function useOfAccessManager(model: Model): { readonly at: Node; readonly message: string } | undefined {
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
