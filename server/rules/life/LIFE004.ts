import { defineRule } from '../rule';
import { reportRemovedFeatures } from './instant-messaging';

export const rule = defineRule({
  code: 'LIFE004',
  name: 'im-9-without-redirect-server',
  severity: 'error',
  title: 'Instant Messaging 9 has no redirect server any more',
  source: ['L5075'],
  check(model, report) {
    reportRemovedFeatures(model, report, {
      'redirect-server': 'Let a load balancer before the multiplexors, or a pool of servers, spread the users.',
    });
  },
});
