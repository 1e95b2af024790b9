import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { placeFix } from '../../fixes/placement';

export const rule = defineRule({
  code: 'SSO001',
  name: 'sso-without-access-manager',
  severity: 'error',
  title: 'Access Manager sign-on without an Access Manager',
  source: ['L863', 'L5699'],
  above: ['SSO005'],
  check(model, report) {
    const mode = model.sso?.mode;
    if (mode?.value !== 'access-manager' || !model.lacks('access-manager')) return;
    report({
      at: mode.at,
      message:
        'Single sign-on is by Access Manager, and no host runs one. Add `access-manager` to a host, name it under `external`, or choose another mode.',
      fixes: () => [
        ...placeFix(model, 'access-manager'),
        replaceFix(mode, 'trusted-circle', { title: 'Set `sso` to `trusted-circle`' }),
      ],
    });
  },
});
