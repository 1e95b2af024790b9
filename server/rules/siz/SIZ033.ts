import { figures } from '../../catalog/figures';
import { KILO } from '../../model/quantity';
import { defineRule } from '../rule';
import { bytesOf, settingsOfStores } from './options';

export const rule = defineRule({
  code: 'SIZ033',
  severity: 'error',
  title: 'The mailbox database cache is larger than it may be',
  source: ['L3043'],
  check(model, report) {
    for (const { fact } of settingsOfStores(model, 'store.dbcachesize')) {
      const bytes = bytesOf(fact.value);
      // 2 GB in either way of counting.
      if (bytes === undefined || bytes <= Math.max(figures.cacheMaximum.value * KILO ** 2, 2 * 1024 ** 3)) continue;
      report({
        at: fact.at,
        message: `\`store.dbcachesize\` takes 2 GB at most, half of what a 32-bit process can address, and this is ${fact.value}. Set it lower; raise it only while the hit rate is below 98%.`,
        fixes: [
          {
            title: 'Set it to `2 GB`',
            in: fact.at,
            edit: (editor) => {
              editor.replace(fact.at, '2 GB');
            },
          },
        ],
      });
    }
  },
});
