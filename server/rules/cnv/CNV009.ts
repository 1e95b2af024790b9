import { isBefore, lifecycle } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CNV009',
  name: 'suite-without-convergence',
  severity: 'error',
  title: 'This suite release has no Convergence yet',
  source: ['L800', 'L561'],
  check(model, report) {
    const { suite } = model;
    const { from } = lifecycle.convergence;
    if (suite === undefined || isBefore(suite.value, from) !== true) return;
    for (const convergence of model.of('convergence')) {
      report({
        at: convergence.at,
        message: `Convergence came with Suite ${from}, and this is Suite \`${suite.value}\`. Plan with a later suite, or with \`communications-express\`.`,
        related: [{ at: suite.at, message: 'The release of the suite' }],
        fixes: [
          replaceFix(suite, from),
          {
            title: 'Replace it by `communications-express`',
            in: convergence.spec.at,
            edit: (editor) => {
              editor.replace(convergence.spec.at, 'communications-express');
            },
          },
        ],
      });
    }
  },
});
