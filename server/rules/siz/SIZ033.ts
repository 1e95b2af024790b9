import { figures } from '../../catalog/figures';
import { KILO } from '../../model/quantity';
import { defineRule } from '../rule';
import { bytesOf, settingsOfStores } from './options';

/** In GB. */
const most = figures.cacheMaximum.value / KILO;

export const rule = defineRule({
  code: 'SIZ033',
  name: 'database-cache-beyond-maximum',
  severity: 'error',
  title: 'The mailbox database cache is larger than it may be',
  source: ['L3043'],
  check(model, report) {
    for (const { fact } of settingsOfStores(model, 'store.dbcachesize')) {
      const bytes = bytesOf(fact.value);
      // In either way of counting.
      if (bytes === undefined || bytes <= Math.max(most * KILO ** 3, most * 1024 ** 3)) continue;
      report({
        at: fact.at,
        message: `\`store.dbcachesize\` takes ${most} GB at most, and this is ${fact.value}. The maximum already takes half of what a 32-bit process can address. Begin with ${figures.cacheDefault.value} MB, and raise it only while the hit rate is below ${figures.cacheHitTarget.value}%.`,
        fixes: () => [
          {
            title: `Set it to \`${most} GB\``,
            in: fact.at,
            edit: (editor) => {
              editor.replace(fact.at, `${most} GB`);
            },
          },
        ],
      });
    }
  },
});
