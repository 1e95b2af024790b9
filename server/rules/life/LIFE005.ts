import { lifecycle } from '../../catalog/releases';
import { defineRule } from '../rule';
import { reportRemovedFeatures } from './instant-messaging';

export const rule = defineRule({
  code: 'LIFE005',
  name: 'im-9-without-portal',
  severity: 'error',
  title: 'Instant Messaging 9 no longer works with Portal Server',
  source: ['L5076-5077'],
  holds: [{ of: 'instant-messaging', from: lifecycle.imClient.until }],
  check(model, report) {
    reportRemovedFeatures(model, report, {
      'portal-channel': 'Give users Convergence, or another XMPP client.',
      'portal-archive': 'Archive by e-mail instead.',
    });
  },
});
