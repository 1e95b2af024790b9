import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import { componentFor, mayStandOn } from '../../fixes/components';
import { isOverlay } from '../../questions/architecture';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { logical } from '../../questions/calendar-stores';

export const rule = defineRule({
  code: 'CAL003',
  name: 'shared-document-store',
  severity: 'error',
  title: 'One document store serves two calendar databases',
  source: ['L4193'],
  above: ['CAL002'],
  check(model, report) {
    for (const store of model.of('cal7-docstore')) {
      const [first, ...others] = databases(model, store);
      if (first === undefined) continue;
      const [second] = others;
      if (second === undefined) {
        if (logical(model, first.database).min <= logical(model, store).max) continue;
        report({
          at: first.fact.at,
          message: `\`${first.fact.value}\` is ${first.database.host.count} databases, and each needs a document store of its own; here they share one. Set up one store for each.`,
          related: [{ at: store.at, message: 'The document store' }],
        });
        continue;
      }
      report({
        at: second.fact.at,
        message: `A document store belongs to one calendar database alone, and this one already serves \`${first.fact.value}\`. Give \`${second.fact.value}\` a store of its own.`,
        related: [
          { at: first.fact.at, message: 'The first database' },
          { at: store.at, message: 'The document store' },
        ],
        fixes: () => split(model, others),
      });
    }
  },
});

interface Served {
  readonly fact: Fact<string>;
  readonly database: Component;
}

/** The databases that a store names, each once. */
function databases(model: Model, store: Component): readonly Served[] {
  const found = new Map<Component, Served>();
  for (const fact of store.spec.database?.items ?? []) {
    const database = model.host(fact.value)?.components.find(({ id }) => id === 'cal7-database');
    if (database !== undefined && !found.has(database)) found.set(database, { fact, database });
  }
  return [...found.values()];
}

/** A store on the host of each database but the first. */
function split(model: Model, others: readonly Served[]): readonly FixDraft[] {
  const possible = others.every(
    ({ database: { host } }) =>
      host.spec.components !== undefined && mayStandOn(model, host, 'cal7-docstore') && !runs(host, 'cal7-docstore'),
  );
  if (!possible || isOverlay(model)) return [];
  const items = others.map(({ fact, database: { host } }) => ({
    fact,
    list: host.spec.components?.at,
    item: componentFor(model, host, 'cal7-docstore', { database: host.name }),
  }));
  return [
    {
      title: `Add a document store on ${others.map(({ database }) => `\`${database.host.name}\``).join(', ')}`,
      edit: (editor) => {
        for (const { fact, list, item } of items) {
          editor.removeItem(fact.at);
          if (list !== undefined) editor.add(list, item);
        }
      },
    },
  ];
}
