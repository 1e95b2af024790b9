import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import { removeFix } from '../../fixes/values';
import { defineRule, type ReportFinding } from '../rule';
import { logical } from '../../questions/calendar-stores';

export const rule = defineRule({
  code: 'CAL019',
  name: 'davstore-without-database',
  severity: 'error',
  title: 'A davstore identifier and its database do not correspond',
  source: ['L4276-4279'],
  check(model, report) {
    for (const database of model.of('cal7-database')) identifiers(model, database, report);
    for (const front of model.of('cal7-frontend')) {
      if (front.spec.davstores?.items.some((item) => item.incomplete) === true) continue;
      const mapped = mappings(model, front);
      twice(mapped, report);
      resources(front, mapped, report);
    }
  },
});

/** Each database has one; a group of hosts is several, unless they hold one database together. */
function identifiers(model: Model, database: Component, report: ReportFinding): void {
  const { davstore } = database.spec;
  if (davstore === undefined || davstore.incomplete || database.host.incomplete) return;
  const { host } = database;
  const { min, max } = logical(model, database);
  const [first] = davstore.items;
  if (first === undefined) return;
  for (const fact of davstore.items.slice(max)) {
    report({
      at: fact.at,
      message:
        max === 1
          ? `A calendar database has one davstore identifier, and \`${host.name}\` has two. Keep one, or give the other to a database of its own.`
          : `A calendar database has one davstore identifier, and \`${host.name}\` has more of them than its ${max} databases. Keep one for each.`,
      related: [{ at: first.at, message: 'The first identifier' }],
      fixes: () => [removeFix(fact, `Remove \`${fact.value}\``)],
    });
  }
  const named = davstore.items.length;
  if (named >= min) return;
  report({
    at: first.at,
    message: `Each calendar database has a davstore identifier of its own: \`${host.name}\` is ${min} databases and has ${named === 1 ? 'one' : named}. Name one for each, in the order of the hosts.`,
  });
}

interface Mapping {
  readonly id: Fact<string>;
  readonly name: string;
}

/** The identifiers of a front end with their JNDI names. */
const mappings = (model: Model, front: Component): readonly Mapping[] => {
  const own = front.spec.davstores;
  const ids =
    own?.items.flatMap(({ id, jndi }) => (id === undefined ? [] : [{ id, name: jndi?.value }])) ??
    model
      .of('cal7-database')
      .flatMap(({ spec }) => (spec.davstore?.items ?? []).map((id) => ({ id, name: undefined })));
  return ids.map(({ id, name }) => ({ id, name: name ?? `jdbc/${id.value}` }));
};

/** Two identifiers with one name lead to one database. */
function twice(mapped: readonly Mapping[], report: ReportFinding): void {
  const seen = new Map<string, Mapping>();
  for (const mapping of mapped) {
    const before = seen.get(mapping.name);
    if (before === undefined) seen.set(mapping.name, mapping);
    else if (before.id.value !== mapping.id.value) {
      report({
        at: mapping.id.at,
        message: `\`${before.id.value}\` and \`${mapping.id.value}\` have the same JNDI name \`${mapping.name}\` and so lead to one database. Give each database one identifier and a name of its own.`,
        related: [{ at: before.id.at, message: 'The first identifier' }],
      });
    }
  }
}

/** Every name is looked up in the web container of the host. */
function resources(front: Component, mapped: readonly Mapping[], report: ReportFinding): void {
  const list = front.host.components.find(({ id }) => id === 'glassfish')?.spec['jndi-resources'];
  if (list === undefined || list.incomplete) return;
  const there = new Set(list.items.map(({ value }) => value));
  const missing = [...new Set(mapped.map(({ name }) => name))].filter((name) => !there.has(name));
  if (missing.length === 0) return;
  const names = missing
    .slice(0, 3)
    .map((name) => `\`${name}\``)
    .join(', ');
  report({
    at: list.key ?? list.at,
    message: `Calendar Server looks up each davstore identifier in its web container when it starts, and ${names} ${missing.length === 1 ? 'is' : 'are'} not there. Add the JNDI resource.`,
    related: mapped
      .filter(({ name }) => !there.has(name))
      .slice(0, 5)
      .map(({ id }) => ({ at: id.at, message: 'The identifier' })),
    fixes: () => [
      {
        title: `Add ${names}${missing.length > 3 ? ` and ${missing.length - 3} more` : ''}`,
        in: list.at,
        edit: (editor) => {
          if (list.at.kind === 'seq' && list.items.length > 0) for (const name of missing) editor.add(list.at, name);
          else editor.replace(list.at, missing);
        },
      },
    ],
  });
}
