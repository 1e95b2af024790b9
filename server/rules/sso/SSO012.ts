import { placeOf, presenceOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { withSdk } from './sdk';

export const rule = defineRule({
  code: 'SSO012',
  name: 'im-policies-in-files',
  severity: 'information',
  title: 'Policies of Instant Messaging are in files though Access Manager is there',
  source: ['L5958-5964'],
  check(model, report) {
    const policy = model.services?.['instant-messaging']?.policy;
    if (policy?.value !== 'access-control-files' || !model.has('im-server')) return;
    const manager = presenceOf(model, 'access-manager');
    if (manager === undefined) return;
    report({
      at: policy.at,
      message:
        'Policies in the Access Manager that is here can be finer than those in access control files, and all that belongs to a user then stands in the directory. Both ways are supported. For the finer one set `policy` to `access-manager`.',
      related: [{ at: manager.at, message: placeOf(manager) }],
      fixes: () => [withSdk(model, replaceFix(policy, 'access-manager'))],
    });
  },
});
