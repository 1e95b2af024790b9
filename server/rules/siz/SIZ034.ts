import { figures } from '../../catalog/figures';
import { KILO } from '../../model/quantity';
import { defineRule } from '../rule';
import { bytesOf, settingsOfStores } from './options';

export const rule = defineRule({
  code: 'SIZ034',
  name: 'database-cache-unmeasured',
  severity: 'hint',
  title: 'The mailbox database cache was changed without a measurement',
  source: ['L3043'],
  check(model, report) {
    for (const { fact, stores } of settingsOfStores(model, 'store.dbcachesize')) {
      const bytes = bytesOf(fact.value);
      const start = figures.cacheDefault.value;
      if (bytes === undefined || [start * KILO ** 2, start * 1024 ** 2].includes(bytes)) continue;
      if (
        stores.length === 0 ||
        stores.some(
          ({ host: { spec } }) =>
            spec.incomplete || spec.measured?.incomplete === true || spec.measured?.['cache-hit-rate'] !== undefined,
        )
      )
        continue;
      report({
        at: fact.at,
        message: `\`store.dbcachesize\` is best left at ${start} MB until the hit rate says otherwise, and no hit rate is written here. Measure it with \`imcheck -s\` and write \`measured: { cache-hit-rate: … }\`.`,
        fixes: () => [
          {
            title: `Begin with \`${start} MB\``,
            in: fact.at,
            edit: (editor) => {
              editor.replace(fact.at, `${start} MB`);
            },
          },
        ],
      });
    }
  },
});
