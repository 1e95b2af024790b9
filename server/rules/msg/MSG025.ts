import { didYouMean, nearestOf } from '../../words/nearest';
import { idsOf, valueOf } from '../../catalog/types';
import { mappingTable } from '../../catalog/vocabulary';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'MSG025',
  name: 'unknown-mapping-table',
  severity: 'warning',
  title: 'Mapping table of an unknown name',
  source: ['L3488-3493', 'L3523'],
  check(model, report) {
    const tables = model.services?.messaging?.['mapping-tables'];
    const used = new Set(tables?.entries.map(({ name }) => name));
    for (const { name, key } of tables?.entries ?? []) {
      if (valueOf(mappingTable, name) !== undefined) continue;
      const near = nearestOf(name, idsOf(mappingTable));
      const meant = near.length > 0 ? near : nearestOf(name.replace(/[ -]/g, '_'), idsOf(mappingTable));
      report({
        at: key,
        // A table of another purpose is no mistake.
        ...(meant.length === 0 ? { advice: true } : {}),
        message:
          meant.length === 0
            ? `\`${name}\` is not one of the tables that control access, so the MTA does not look into it when mail comes in. Check the name.`
            : `The MTA looks into tables of fixed names and ignores \`${name}\`, so what it says is never applied. ${didYouMean(meant)}`,
        fixes: () =>
          meant
            .filter((table) => !used.has(table))
            .map((table) => ({
              title: `Call it \`${table}\``,
              tied: meant.length > 1,
              in: key,
              edit: (editor) => {
                editor.rename(key, table);
              },
            })),
      });
    }
  },
});
