import { defineRule } from '../rule';
import { reportRemovedFeatures } from './instant-messaging';

const GONE = 'It went with the Java client: plan without it.';

export const rule = defineRule({
  code: 'LIFE006',
  name: 'java-client-functions-gone',
  severity: 'error',
  title: 'Functions of the Java client are gone since Instant Messaging 9',
  source: ['L5070-5074'],
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
