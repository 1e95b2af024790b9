import { needOf } from '../../catalog/releases';
import { messageStores, webmailServers } from '../../catalog/roles';
import { versionsOf } from '../../questions/components';
import { tooOldRule } from '../shapes/too-old';

export const rule = tooOldRule({
  code: 'CNV005',
  name: 'store-too-old-for-convergence',
  severity: 'error',
  title: 'The message store is too old for Convergence',
  source: ['L867'],
  holds: [{ of: 'messaging', until: needOf('convergence', 'message-store').atLeast }],
  above: ['CNV006'],
  who: 'convergence',
  needs: 'message-store',
  of: messageStores,
  message: ({ written, limit }) =>
    `Convergence needs message stores of Messaging Server ${limit} or later, and this is \`${written}\`. Upgrade the stores.`,
  // The version of a store may be that of a Webmail Server too, which needs more (CNV006).
  raiseTo: (model, version) =>
    versionsOf(model, ...webmailServers).includes(version) ? needOf('convergence', 'webmail').atLeast : undefined,
});
