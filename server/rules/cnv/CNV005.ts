import { messageStores } from '../../catalog/roles';
import { tooOldRule } from '../shapes/too-old';

export const rule = tooOldRule({
  code: 'CNV005',
  name: 'store-too-old-for-convergence',
  severity: 'error',
  title: 'The message store is too old for Convergence',
  source: ['L867'],
  above: ['CNV006'],
  who: 'convergence',
  needs: 'message-store',
  of: messageStores,
  message: ({ version, limit }) =>
    `Convergence needs message stores of Messaging Server ${limit} or later, and this is \`${version}\`. Upgrade the stores.`,
});
