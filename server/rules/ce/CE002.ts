import { isAtLeast, lifecycle } from '../../catalog/releases';
import { defineRule } from '../rule';
import { olderMedia, replacement } from './replacement';

export const rule = defineRule({
  code: 'CE002',
  severity: 'error',
  title: 'This suite release no longer ships Communications Express',
  source: ['L2120', 'L166', 'L6103-6105'],
  above: ['CE003'],
  check(model, report) {
    const { suite } = model;
    if (suite === undefined || isAtLeast(suite.value, lifecycle.communicationsExpress.until) !== true) return;
    for (const client of model.of('communications-express')) {
      if (client.spec.media !== undefined || client.spec.incomplete) continue;
      report({
        at: client.at,
        message: `Communications Express is not in the bundle of Suite \`${suite.value}\`. Use \`convergence\`, or say with \`media\` that version 6.3 comes from the Suite 6 Update 2 media.`,
        related: [{ at: suite.at, message: 'The bundle lacks it from Suite 7 Update 1 on' }],
        fixes: [replacement(model, client), olderMedia(client)],
      });
    }
  },
});
