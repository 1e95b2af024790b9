import { needOf } from '../../catalog/releases';
import { tooOldRule } from '../shapes/too-old';

export const rule = tooOldRule({
  code: 'CNV008',
  name: 'im-too-old-for-convergence',
  severity: 'error',
  title: 'Instant Messaging is too old for Convergence',
  source: ['L876'],
  holds: [{ of: 'instant-messaging', until: needOf('convergence', 'instant-messaging').atLeast }],
  who: 'convergence',
  needs: 'instant-messaging',
  of: ['im-server'],
  message: ({ written, limit }) =>
    `Convergence needs Instant Messaging ${limit} or later, and this is \`${written}\`. Upgrade the server.`,
});
