import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { required } from './architecture';

export const rule = defineRule({
  code: 'TIER017',
  name: 'mobile-users-without-edge',
  severity: 'hint',
  title: 'A mobile workforce is served best by an edge architecture',
  source: ['L1195-1199', 'L3853'],
  check(model, report) {
    const { architecture } = model;
    if (architecture === undefined || architecture.value === 'edge') return;
    const [mobile] = required(model, ['mobile-workforce']);
    if (mobile === undefined) return;
    report({
      at: mobile.at,
      message:
        'Users on the road come in over the public Internet, from addresses that nobody knows in advance. An `edge` architecture takes them in at front ends of their own, with TLS and a login before mail is sent.',
      related: [{ at: architecture.at, message: 'No edge is planned' }],
      fixes: () => [{ ...replaceFix(architecture, 'edge'), in: architecture.at }],
    });
  },
});
