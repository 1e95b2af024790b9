import { lifecycle } from '../../catalog/releases';
import { defineRule } from '../rule';
import { reportRemovedFeatures } from './instant-messaging';

const GONE = 'It went with the Java client: plan without it.';

export const rule = defineRule({
  code: 'LIFE006',
  name: 'java-client-functions-gone',
  severity: 'error',
  title: 'Features of the Java client were removed with Instant Messaging 9',
  source: ['L5070-5074'],
  holds: [{ of: 'instant-messaging', from: lifecycle.imClient.until }],
  check(model, report) {
    reportRemovedFeatures(model, report, {
      voip: GONE,
      poll: GONE,
      news: GONE,
      'moderated-conference': GONE,
      alerts: GONE,
    });
  },
});
