import { isAtLeast, lifecycle, inWords } from '../../catalog/releases';
import { defineRule } from '../rule';
import { older, olderMedia, replacement } from './replacement';

const { until } = lifecycle.communicationsExpress;

export const rule = defineRule({
  code: 'CE002',
  name: 'express-not-in-suite',
  severity: 'error',
  title: 'This suite release no longer ships Communications Express',
  source: ['L2120', 'L166', 'L6103-6105'],
  holds: [{ of: 'suite', from: until }],
  above: ['CE003'],
  check(model, report) {
    const { suite } = model;
    if (suite === undefined || isAtLeast(suite.value, until) !== true) return;
    for (const client of model.of('communications-express')) {
      if (client.spec.media !== undefined || client.spec.incomplete) continue;
      report({
        at: client.at,
        message: `Communications Express is not in the bundle of Suite \`${suite.source}\`. Use \`convergence\`, or say with \`media\` that ${older}.`,
        related: [{ at: suite.at, message: `The bundle lacks it from Suite ${inWords(until)} on` }],
        fixes: () => [...replacement(model, client), olderMedia(client)],
      });
    }
  },
});
