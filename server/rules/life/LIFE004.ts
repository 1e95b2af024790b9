import { lifecycle } from '../../catalog/releases';
import { defineRule } from '../rule';
import { reportRemovedFeatures } from './instant-messaging';

export const rule = defineRule({
  code: 'LIFE004',
  name: 'im-9-without-redirect-server',
  severity: 'error',
  title: 'Instant Messaging 9 no longer has a redirect server',
  source: ['L5075'],
  holds: [{ of: 'instant-messaging', from: lifecycle.imClient.until }],
  check(model, report) {
    reportRemovedFeatures(model, report, {
      'redirect-server': 'Let a load balancer before the multiplexors, or a pool of servers, spread the users.',
    });
  },
});
