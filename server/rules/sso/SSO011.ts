import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { withSdk } from './sdk';
import { placeFix } from '../../fixes/placement';

export const rule = defineRule({
  code: 'SSO011',
  name: 'im-policies-without-access-manager',
  severity: 'error',
  title: 'Policies of Instant Messaging in an Access Manager that is not there',
  source: ['L5964'],
  check(model, report) {
    const policy = model.services?.['instant-messaging']?.policy;
    if (policy?.value !== 'access-manager' || !model.lacks('access-manager')) return;
    report({
      at: policy.at,
      message:
        'Access Manager is to hold the policies of Instant Messaging, and no host runs one: only access control files are left. Set `policy` to `access-control-files`, or add `access-manager`.',
      fixes: () => [
        replaceFix(policy, 'access-control-files'),
        ...placeFix(model, 'access-manager').map((fix) => withSdk(model, fix)),
      ],
    });
  },
});
