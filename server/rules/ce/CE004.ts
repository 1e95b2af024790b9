import { isBefore, lastCommunicationsExpress, lifecycle, inWords } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import { versionsOf } from '../../questions/components';
import { defineRule } from '../rule';

const { from } = lifecycle.communicationsExpressPatches;

export const rule = defineRule({
  code: 'CE004',
  name: 'express-without-patches',
  severity: 'warning',
  title: 'This version of Communications Express gets no patches',
  source: ['L164', 'L6105'],
  holds: [{ of: 'communications-express', until: from }],
  check(model, report) {
    for (const version of versionsOf(model, 'communications-express')) {
      if (isBefore(version.value, from) !== true) continue;
      report({
        at: version.at,
        message: `No patches are made for Communications Express before ${from}, and this is \`${version.source}\`. Use ${from}, from the Suite ${inWords(lastCommunicationsExpress.suite)} media.`,
        fixes: () => [replaceFix(version, from)],
      });
    }
  },
});
