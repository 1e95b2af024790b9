import { components as catalogue, componentsOf } from '../../catalog/components';
import { cal6Components, cal7Components } from '../../catalog/roles';
import type { Component, Model } from '../../model/model';
import { isOverlay } from '../../questions/architecture';
import { setOnComponent } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import {
  hasUnknown,
  haStatements,
  methodFix,
  removable,
  supports,
  type HaMethod,
  type HaStatement,
} from './statements';

export const rule = defineRule({
  code: 'HA002',
  name: 'calendar-on-veritas',
  severity: 'error',
  title: 'Calendar Server does not support Veritas Cluster Server',
  source: ['L251', 'L1445', 'L4298'],
  above: ['HA023'],
  check(model, report) {
    for (const statement of haStatements(model, componentsOf('calendar'), 'calendar')) {
      if (statement.method.value !== 'vcs') continue;
      const { method } = statement;
      const components = meant(statement);
      if (components.length === 0 && statement.components.length > 0) continue;
      const old = components.length === 0 || components.some(({ id }) => cal6Components.includes(id));
      const recent = components.length === 0 || components.some(({ id }) => cal7Components.includes(id));
      const ways = [
        ...(old ? ['Calendar Server 6 fails over with `solaris-cluster` only'] : []),
        ...(recent ? ['Calendar Server 7 relies on a GlassFish cluster and on the replication of its database'] : []),
      ];
      report({
        at: method.at,
        message: `Calendar Server does not support Veritas Cluster Server. ${ways.join('; ')}. Use a method that it supports.`,
        related: components
          .slice(0, 5)
          .map(({ at, id, host }) => ({ at, message: `The ${catalogue[id].title} runs here, on \`${host.name}\`` })),
        fixes: () => fixes(model, statement, components),
      });
    }
  },
});

/** Front ends hold nothing: where a method stands at a host and fits something there that keeps data, it is not for them. */
function meant({ level, method, components, governed }: HaStatement): readonly Component[] {
  const keeps =
    components.some(({ host }) => hasUnknown(host)) ||
    governed.some(
      (other) =>
        catalogue[other.id].state === 'stateful' && supports(other, method.value) && !components.includes(other),
    );
  return level === 'host' && keeps ? components.filter(({ id }) => catalogue[id].state === 'stateful') : components;
}

function fixes(model: Model, statement: HaStatement, components: readonly Component[]): readonly FixDraft[] {
  const { method } = statement;
  const [first = [], ...rest] = components.map((component) => methodsFor(model, component));
  const common = first.filter((candidate) => rest.every((methods) => methods.includes(candidate)));
  const drafts = common.flatMap((candidate) => methodFix(model, statement, components, candidate));
  if (removable(statement, ({ id }) => catalogue[id].product !== 'calendar')) {
    drafts.push({
      title: 'Remove `ha`',
      in: method.at,
      edit: (editor) => {
        editor.removeEntry(statement.ha.at);
      },
    });
  }
  const own = components.flatMap((component) => {
    const [only, another] = methodsFor(model, component);
    return only === undefined || another !== undefined ? [] : [{ component, method: only }];
  });
  const [mixed] = own;
  // Where one has no single way, its own is for somebody to choose first.
  if (common.length === 0 && mixed !== undefined && own.length === components.length && !isOverlay(model)) {
    drafts.push({
      title: 'Give each calendar component a method of its own',
      in: mixed.component.at,
      edit: (editor) => {
        for (const each of own) setOnComponent(editor, each.component, 'ha', each.method);
        if (statement.level === 'service') editor.removeEntry(statement.ha.at);
      },
    });
  }
  return drafts;
}

/** The methods that would do in place of a cluster; none where the guide names no way, as for the document store (L4298). */
function methodsFor(model: Model, component: Component): readonly HaMethod[] {
  switch (component.id) {
    case 'cal6-backend':
      return ['solaris-cluster'];
    case 'cal6-frontend':
      return ['redundancy'];
    case 'cal7-frontend':
      return ['glassfish-cluster'];
    case 'cal7-database': {
      const engine = (component.spec.engine ?? model.services?.calendar?.database)?.value;
      if (engine === 'mysql') return ['mysql-async-replication'];
      return engine === 'oracle' ? ['oracle-data-guard'] : ['mysql-async-replication', 'oracle-data-guard'];
    }
    default:
      return [];
  }
}
