import { placeOf, presenceOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SSO015',
  name: 'portal-without-sso',
  severity: 'hint',
  title: 'Portal Server without single sign-on',
  source: ['L880'],
  check(model, report) {
    const mode = model.sso?.mode;
    if (mode?.value !== 'none') return;
    const portal = presenceOf(model, 'portal-server');
    if (portal === undefined) return;
    const better = model.lacks('access-manager') ? 'trusted-circle' : 'access-manager';
    report({
      at: mode.at,
      message: `Portal Server signs its users on to the web clients of mail and calendar, and without single sign-on they log in again for each. Set \`sso\` to \`${better}\`.`,
      related: [{ at: portal.at, message: placeOf(portal) }],
      fixes: () => [replaceFix(mode, better, { title: `Set \`sso\` to \`${better}\`` })],
    });
  },
});
