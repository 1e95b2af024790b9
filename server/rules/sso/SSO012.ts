import { placeOf, presenceOf } from '../../questions/components';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

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
        'Access control files know a few privileges, and each server has its own. Policies in the Access Manager that is here are finer and lie with the users in the directory: set `policy` to `access-manager`.',
      related: [{ at: manager.at, message: placeOf(manager) }],
      fixes: [replaceFix(policy, 'access-manager')],
    });
  },
});
