/** Which database product holds the calendars. */
import type { ValueOf } from '../catalog/types';
import type { database } from '../catalog/vocabulary';
import type { Fact } from '../model/dsl';
import type { Component, Model } from '../model/model';

export type Engine = ValueOf<typeof database>;

/** The product of one database: its own, or the deployment's. Not known where its own may be in what could not be read. */
export const engineOf = (model: Model, component: Component): Fact<Engine> | undefined =>
  component.spec.engine ?? (component.spec.incomplete ? undefined : model.services?.calendar?.database);

/** Every statement that counts, each once, with the databases that it speaks for. */
export function engines(
  model: Model,
): readonly { readonly fact: Fact<Engine>; readonly components: readonly Component[] }[] {
  const databases = model.of('cal7-database');
  const found = new Map<Fact<Engine>, Component[]>();
  for (const component of databases) {
    const fact = engineOf(model, component);
    if (fact !== undefined) found.set(fact, [...(found.get(fact) ?? []), component]);
  }
  const common = model.services?.calendar?.database;
  if (databases.length === 0 && common !== undefined) found.set(common, []);
  return [...found].map(([fact, components]) => ({ fact, components }));
}
