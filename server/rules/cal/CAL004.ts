import { figures } from '../../catalog/figures';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { databasesOf } from './docstores';
import { engineOf } from './engines';

const { value, unit } = figures.mysqlDocumentLimit;

export const rule = defineRule({
  code: 'CAL004',
  name: 'document-store-in-mysql',
  severity: 'error',
  title: 'MySQL cannot hold the document store',
  source: ['L4195', 'L4201'],
  check(model, report) {
    const common = model.services?.calendar?.database;
    for (const store of model.of('cal7-docstore')) {
      const { kind } = store.spec;
      if (kind?.value !== 'in-database') continue;
      const databases = databasesOf(model, store);
      const engine =
        databases.length === 0
          ? model.has('cal7-database')
            ? undefined
            : common
          : databases.map((database) => engineOf(model, database)).find((fact) => fact?.value === 'mysql');
      if (engine?.value !== 'mysql') continue;
      report({
        at: kind.at,
        message: `MySQL takes ${value} ${unit} in a field, too little for documents: only Oracle Database can hold the document store itself. Make the store \`remote\` or \`local\`.`,
        related: [{ at: engine.at, message: 'The database is MySQL' }],
        fixes: [replaceFix(kind, 'remote'), replaceFix(kind, 'local')],
      });
    }
  },
});
