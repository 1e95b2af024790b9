/** How products use Access Manager. */
import type { ComponentId } from '../catalog/components';
import { ssoMembersOf } from '../catalog/roles';
import type { ValueOf } from '../catalog/types';
import type { ssoMember } from '../catalog/vocabulary';
import type { Fact } from '../model/dsl';
import type { Model } from '../model/model';
import type { Node } from '../syntax/tree';

/**
 * For which components single sign-on is set up, whatever its mode: those of the products that are listed, or all. Undefined where
 * what says so could not be read. The answer does not ask the model again.
 */
export function signOnOf(model: Model): (id: ComponentId) => boolean | undefined {
  const members = model.sso?.members;
  const isOpen = (members ?? model.sso)?.incomplete === true;
  const listed = members === undefined ? undefined : new Set<string>(members.items.map(({ value }) => value));
  return (id) => {
    const own = ssoMembersOf(id);
    if (listed === undefined ? !isOpen : own.length === 0 || own.some((member) => listed.has(member))) return true;
    return isOpen ? undefined : false;
  };
}

/** The mode, where single sign-on is by Access Manager and may be set up for this product: a list of members may leave it out. */
export function managedSignOn(model: Model, product: ValueOf<typeof ssoMember>): Fact<string> | undefined {
  const mode = model.sso?.mode;
  const members = model.sso?.members;
  if (mode?.value !== 'access-manager') return undefined;
  // What cannot be read may be what leaves it out.
  if (members === undefined) return model.sso?.incomplete === true ? undefined : mode;
  return members.items.some(({ value }) => value === product) ? mode : undefined;
}

/** What says that Instant Messaging works with Access Manager. */
export function useOfAccessManager(model: Model): { readonly at: Node; readonly message: string } | undefined {
  const im = model.services?.['instant-messaging'];
  const policy = im?.policy;
  const auth = im?.auth;
  const mode = managedSignOn(model, 'instant-messaging');
  // With the directory it stays apart, unless the policies are there; what cannot be read may say so.
  const isApart = auth?.value === 'ldap' || (auth === undefined && im?.incomplete === true);
  if (mode !== undefined && (!isApart || policy?.value === 'access-manager')) {
    return { at: mode.at, message: 'Single sign-on is by Access Manager' };
  }
  if (auth?.value === 'access-manager')
    return { at: auth.at, message: 'Access Manager checks the users of Instant Messaging' };
  // Without any Access Manager this policy is the mistake (SSO011).
  if (policy?.value !== 'access-manager' || model.lacks('access-manager')) return undefined;
  return { at: policy.at, message: 'Access Manager holds the policies of Instant Messaging' };
}
