import { isBefore, lifecycle } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import { lacksForExpress } from '../../questions/web-clients';
import type { Editor } from '../../syntax/edits';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CNV009',
  name: 'suite-without-convergence',
  severity: 'error',
  title: 'This suite release has no Convergence yet',
  source: ['L561', 'L800', 'L867-868'],
  holds: [{ of: 'suite', until: lifecycle.convergence.from }],
  check(model, report) {
    const { suite } = model;
    const { from } = lifecycle.convergence;
    if (suite === undefined || isBefore(suite.value, from) !== true) return;
    for (const convergence of model.of('convergence')) {
      report({
        at: convergence.at,
        message: `Convergence came with Suite ${from}, and this is Suite \`${suite.source}\`. Plan with a later suite, whose Convergence works with stores of Suite 5 too, or with \`communications-express\`.`,
        related: [{ at: suite.at, message: 'The release of the suite' }],
        fixes: () => [
          replaceFix(suite, from),
          ...(lacksForExpress(model).length > 0
            ? []
            : [
                {
                  title: `Replace \`convergence\` on \`${convergence.host.name}\` by \`communications-express\``,
                  in: convergence.spec.at,
                  edit: (editor: Editor) => {
                    editor.replace(convergence.spec.at, 'communications-express');
                  },
                },
              ]),
        ],
      });
    }
  },
});
