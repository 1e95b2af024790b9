import { inWords, needOf } from '../../catalog/releases';
import { tooOldRule } from '../shapes/too-old';
import { featureFact } from './features';

const { source, atLeast } = needOf('im-server', 'instant-messenger');

export const rule = tooOldRule({
  code: 'IM034',
  name: 'client-too-old-for-redirect-server',
  severity: 'warning',
  title: 'Clients are too old for the redirect server',
  source,
  who: 'im-server',
  needs: 'instant-messenger',
  of: ['instant-messenger'],
  message: ({ written, model }) =>
    featureFact(model, 'redirect-server') === undefined
      ? undefined
      : `The redirect server sends clients on to the server of their user, which clients before ${inWords(atLeast)} do not understand, as the release notes say, and this is \`${written}\`. Upgrade the clients, or do without the redirect server.`,
});
