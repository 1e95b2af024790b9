import { isAtLeast, isBefore, lifecycle } from '../../catalog/releases';
import { defineRule } from '../rule';
import { older, olderMedia, replacement } from './replacement';

const { until, orUntil } = lifecycle.communicationsExpress;

export const rule = defineRule({
  code: 'CE001',
  name: 'express-maybe-not-in-suite',
  severity: 'warning',
  title: 'Suite 7 may come without Communications Express',
  source: ['L6103-6105', 'L2120'],
  holds: [{ of: 'suite', from: orUntil, until }],
  above: ['CE003'],
  check(model, report) {
    const { suite } = model;
    if (suite === undefined || isAtLeast(suite.value, orUntil) !== true) return;
    if (isBefore(suite.value, until) !== true) return;
    for (const client of model.of('communications-express')) {
      if (client.spec.media !== undefined || client.spec.incomplete) continue;
      report({
        at: client.at,
        message: `Communications Express left the bundle with Suite ${orUntil}, or with its first update: the guide says both. Use \`convergence\`, or say with \`media\` that ${older}.`,
        related: [{ at: suite.at, message: 'The release of the suite' }],
        fixes: () => [...replacement(model, client), olderMedia(client)],
      });
    }
  },
});
