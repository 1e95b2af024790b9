import { webmailServers } from '../../catalog/roles';
import { isAtLeast, needOf } from '../../catalog/releases';
import { runs } from '../../questions/components';
import { tooOldRule } from '../shapes/too-old';

/** What Convergence needs of the stores (CNV005). */
const stores = needOf('convergence', 'message-store').atLeast;

export const rule = tooOldRule({
  code: 'CNV006',
  name: 'webmail-too-old-for-convergence',
  severity: 'warning',
  title: 'The Webmail Server is too old for Convergence',
  source: ['L868'],
  holds: [{ of: 'messaging', until: needOf('convergence', 'webmail').atLeast }],
  who: 'convergence',
  needs: 'webmail',
  of: webmailServers,
  // The one beside Communications Express is for that, where Convergence has another beside it (L2118, L6149).
  isOther: (model, { host }) =>
    (runs(host, 'communications-express') || host.incomplete) &&
    !runs(host, 'convergence') &&
    (!model.complete ||
      (model.has('convergence') &&
        model.of('convergence').every((convergence) => runs(convergence.host, ...webmailServers)))),
  message: ({ version, written, limit, need: { tolerates }, model }) => {
    const environment = model.environment?.value;
    // What could not be read may say that it is a trial.
    const isTrial =
      environment === 'pilot' ||
      environment === 'demo' ||
      (environment === undefined && !model.lacksSection('environment'));
    const compatible = tolerates !== undefined && isAtLeast(version, tolerates) === true;
    if (compatible && isTrial) return undefined;
    return `Convergence needs the Webmail Server of Messaging Server ${limit} or later, and this is \`${written}\`. ${
      compatible ? `With ${tolerates} there is a compatibility mode, which is not recommended for production. ` : ''
    }Upgrade the front ends; stores may stay at ${stores}.`;
  },
  // Before the version that has the compatibility mode, nothing is left.
  severityOf: ({ version, need: { tolerates } }) =>
    tolerates !== undefined && isAtLeast(version, tolerates) === true ? 'warning' : 'error',
});
