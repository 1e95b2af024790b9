import { isAtLeast, isBefore, lifecycle } from '../../catalog/releases';
import { defineRule } from '../rule';
import { olderMedia, replacement } from './replacement';

/** The other statement of the guide about the end of Communications Express (L6103). */
const REMOVED = '7';

export const rule = defineRule({
  code: 'CE001',
  severity: 'warning',
  title: 'Suite 7 may come without Communications Express',
  source: ['L6103-6105', 'L2120'],
  above: ['CE003'],
  check(model, report) {
    const { suite } = model;
    if (suite === undefined || isAtLeast(suite.value, REMOVED) !== true) return;
    if (isBefore(suite.value, lifecycle.communicationsExpress.until) !== true) return;
    for (const client of model.of('communications-express')) {
      if (client.spec.media !== undefined || client.spec.incomplete) continue;
      report({
        at: client.at,
        message:
          'Communications Express left the bundle with Suite 7, or with its first update: the guide says both. Use `convergence`, or say with `media` that version 6.3 comes from the Suite 6 Update 2 media.',
        related: [{ at: suite.at, message: 'The release of the suite' }],
        fixes: [replacement(model, client), olderMedia(client)],
      });
    }
  },
});
