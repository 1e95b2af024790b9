import type { ValueOf } from '../../catalog/types';
import { database } from '../../catalog/vocabulary';
import type { Fact } from '../../model/dsl';
import type { Component } from '../../model/model';
import { defineRule } from '../rule';
import { haStatements, methodFix, type HaMethod } from './statements';

type Engine = ValueOf<typeof database>;

/** The mechanism that each database brings (L4298). */
const mechanism: Readonly<Record<Engine, HaMethod>> = { mysql: 'mysql-async-replication', oracle: 'oracle-data-guard' };

export const rule = defineRule({
  code: 'HA022',
  name: 'wrong-replication-method',
  severity: 'error',
  title: 'The replication method belongs to the other database',
  source: ['L4298'],
  check(model, report) {
    const common = model.services?.calendar?.database;
    for (const statement of haStatements(model, ['cal7-database'], 'calendar')) {
      const { method, components } = statement;
      const foreign = otherEngine(method.value);
      if (foreign === undefined) continue;
      const engineOf = (component: Component): Fact<Engine> | undefined => component.spec.engine ?? common;
      const wrong = components.filter((component) => engineOf(component)?.value === foreign);
      const [first] = wrong;
      const engine = first === undefined ? (components.length === 0 ? common : undefined) : engineOf(first);
      if (engine?.value !== foreign) continue;
      report({
        at: method.at,
        message: `\`${method.value}\` cannot protect ${database.values[foreign].title}, the database of this calendar store. Use \`${mechanism[foreign]}\`.`,
        related: [
          { at: engine.at, message: `The database is ${database.values[foreign].title}` },
          ...wrong.map(({ at, host }) => ({ at, message: `It runs here, on \`${host.name}\`` })),
        ],
        fixes: () => methodFix(model, statement, wrong, mechanism[foreign]),
      });
    }
  },
});

/** The database that a method does not fit. */
function otherEngine(method: HaMethod): Engine | undefined {
  if (method === mechanism.mysql) return 'oracle';
  return method === mechanism.oracle ? 'mysql' : undefined;
}
