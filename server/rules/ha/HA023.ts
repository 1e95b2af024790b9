import { cal7Components } from '../../catalog/roles';
import { calendar7Methods, oneMachineMethods } from '../../catalog/vocabulary';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { hasUnknown, haStatements, methodFix, supports, type HaMethod, type HaStatement } from './statements';
import type { Component, Model } from '../../model/model';

export const rule = defineRule({
  code: 'HA023',
  name: 'calendar-7-cluster-method',
  severity: 'warning',
  title: 'Not a way to make Calendar Server 7 highly available',
  source: ['L4298', 'L1455'],
  check(model, report) {
    for (const statement of haStatements(model, cal7Components, 'calendar')) {
      const { method, components, governed, level } = statement;
      // Redundant disks and the like do no harm, and make nothing fail over.
      if (oneMachineMethods.includes(method.value)) continue;
      // Under `services` any of the three is meant for the layer that it fits. Calendar Server 6 has a way of its own there.
      if (
        level === 'service' &&
        (calendar7Methods.includes(method.value) || (components.length === 0 && !hasSeven(model)))
      )
        continue;
      // How a document store is made available, the guide does not say.
      const wrong = components.filter(
        (component) => component.id !== 'cal7-docstore' && !supports(component, method.value),
      );
      const [first] = wrong;
      if (method.value === 'none' || (first === undefined && components.length > 0)) continue;
      if (first === undefined && calendar7Methods.includes(method.value)) continue;
      // What is written for the whole host may be meant for its neighbours.
      if (level === 'host' && components.some(({ host }) => hasUnknown(host))) continue;
      if (level !== 'component' && governed.some((other) => !wrong.includes(other) && supports(other, method.value)))
        continue;
      report({
        at: method.at,
        message: `\`${method.source}\` is not among the ways that make ${first === undefined ? 'Calendar Server 7' : `\`${first.id}\``} highly available. Use a GlassFish cluster or several hosts for front ends, and \`mysql-async-replication\` or \`oracle-data-guard\` for databases.`,
        related: wrong
          .slice(0, 5)
          .map(({ at, id, host }) => ({ at, message: `\`${id}\` runs here, on \`${host.name}\`` })),
        fixes: () => fixes(model, statement, wrong),
      });
    }
  },
});

const hasSeven = (model: Model): boolean => model.has(...cal7Components);

function fixes(model: Model, statement: HaStatement, wrong: readonly Component[]): readonly FixDraft[] {
  const way = wayFor(model, wrong);
  if (way !== undefined) return methodFix(model, statement, wrong, way);
  return statement.governed.every((component) => wrong.includes(component))
    ? [removeFix(statement.ha, 'Remove `ha`')]
    : [];
}

/** What fits the layer, and for a database its product. */
function wayFor(model: Model, wrong: readonly Component[]): HaMethod | undefined {
  if (wrong.length > 0 && wrong.every(({ id }) => id === 'cal7-frontend')) return 'glassfish-cluster';
  if (!wrong.every(({ id }) => id === 'cal7-database')) return undefined;
  const engines = new Set(
    (wrong.length === 0 ? [undefined] : wrong).map(
      (component) => (component?.spec.engine ?? model.services?.calendar?.database)?.value,
    ),
  );
  const [engine] = engines;
  if (engines.size !== 1 || engine === undefined) return undefined;
  return engine === 'oracle' ? 'oracle-data-guard' : 'mysql-async-replication';
}
