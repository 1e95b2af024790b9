import { replaceFix } from '../../fixes/values';
import { managedSignOn } from '../../questions/access-manager';
import { defineRule } from '../rule';
import { withSdk } from './sdk';

export const rule = defineRule({
  code: 'SSO010',
  name: 'im-login-by-directory',
  severity: 'warning',
  title: 'Instant Messaging with Access Manager still checks passwords in the directory',
  source: ['L5701', 'L5910'],
  check(model, report) {
    const im = model.services?.['instant-messaging'];
    const auth = im?.auth;
    if (auth?.value !== 'ldap' || model.lacks('access-manager') || !model.has('im-server')) return;
    const mode = managedSignOn(model, 'instant-messaging');
    const use = mode ?? (im?.policy?.value === 'access-manager' ? im.policy : undefined);
    if (use === undefined) return;
    report({
      at: auth.at,
      message:
        'With Access Manager the directory is only searched for users, and Access Manager checks who they are. Set `auth` to `access-manager`.',
      related: [
        {
          at: use.at,
          message: use === mode ? 'Single sign-on is by Access Manager' : 'Access Manager holds the policies',
        },
      ],
      fixes: () => [withSdk(model, replaceFix(auth, 'access-manager'))],
    });
  },
});
