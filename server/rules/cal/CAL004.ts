import { figures } from '../../catalog/figures';
import type { Fact } from '../../model/dsl';
import type { Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { databasesOf } from '../../questions/calendar-stores';
import { engineOf, type Engine } from '../../questions/calendar-engines';

const { value, unit } = figures.mysqlDocumentLimit;

export const rule = defineRule({
  code: 'CAL004',
  name: 'document-store-in-mysql',
  severity: 'error',
  title: 'MySQL cannot hold the document store',
  source: ['L4195', 'L4201'],
  check(model, report) {
    for (const store of model.of('cal7-docstore')) {
      const { kind } = store.spec;
      if (kind?.value !== 'in-database') continue;
      const databases = databasesOf(model, store);
      const engine =
        databases.length > 0
          ? databases.map((database) => engineOf(model, database)).find((fact) => fact?.value === 'mysql')
          : ofAll(model);
      if (engine === undefined) continue;
      report({
        at: kind.at,
        message: `MySQL has a size limit of ${value} ${unit}, too little for documents: only Oracle Database can hold the document store itself. Make the store \`remote\`, or \`local\` as part of a front end.`,
        related: [{ at: engine.at, message: 'The database is MySQL' }],
        fixes: () => [
          replaceFix(kind, 'remote'),
          // A local store runs as part of a front end (L4195).
          ...(runs(store.host, 'cal7-frontend') ? [replaceFix(kind, 'local')] : []),
        ],
      });
    }
  },
});

/** Where it is said that all databases are MySQL: a store that names none of them belongs to one all the same. */
function ofAll(model: Model): Fact<Engine> | undefined {
  const databases = model.of('cal7-database');
  const facts =
    databases.length > 0 && model.complete && !model.mayBeExternal('cal7-database')
      ? databases.map((database) => engineOf(model, database))
      : databases.length > 0
        ? []
        : model.complete
          ? [model.services?.calendar?.database]
          : [];
  return facts.every((fact) => fact?.value === 'mysql') ? facts[0] : undefined;
}
