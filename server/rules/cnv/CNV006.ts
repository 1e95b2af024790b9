import { webmailServers } from '../../catalog/roles';
import { isAtLeast, needOf } from '../../catalog/releases';
import { tooOldRule } from '../shapes/too-old';

/** What Convergence needs of the stores (CNV005). */
const stores = needOf('convergence', 'message-store').atLeast;

export const rule = tooOldRule({
  code: 'CNV006',
  name: 'webmail-too-old-for-convergence',
  severity: 'warning',
  title: 'The Webmail Server is too old for Convergence',
  source: ['L868'],
  who: 'convergence',
  needs: 'webmail',
  of: webmailServers,
  message: ({ version, limit, need: { tolerates }, model }) => {
    const environment = model.environment?.value;
    const isTrial = environment === 'pilot' || environment === 'demo';
    const compatible = tolerates !== undefined && isAtLeast(version, tolerates) === true;
    if (compatible && isTrial) return undefined;
    return `Convergence needs the Webmail Server of Messaging Server ${limit} or later, and this is \`${version}\`. ${
      compatible ? `With ${tolerates} it works in a compatibility mode only, which is not for production. ` : ''
    }Upgrade the front ends; stores may stay at ${stores}.`;
  },
});
