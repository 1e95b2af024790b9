/** Davstore identifiers of Calendar Server 7: where they are given, listed and used. */
import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';

/** The identifiers that front ends know, each list with the host that has it; undefined where the spec does not tell. */
export interface Known {
  readonly ids: ReadonlySet<string>;
  /** Undefined for the identifiers of all databases. */
  readonly front: Component | undefined;
}

/** What front ends list or, where none does, the identifiers of the databases, if each has one. */
export function knownDavstores(model: Model): readonly Known[] {
  const lists = model.of('cal7-frontend').flatMap((front): Known[] => {
    const { davstores } = front.spec;
    if (davstores === undefined || davstores.incomplete || davstores.items.some((item) => item.incomplete)) return [];
    return [{ front, ids: new Set(davstores.items.flatMap(({ id }) => id?.value ?? [])) }];
  });
  if (lists.length > 0) return lists;
  const databases = model.of('cal7-database').filter(({ spec }) => spec.ischedule?.value !== true);
  const ids = databases.map(({ spec }) => (spec.davstore?.incomplete === true ? undefined : spec.davstore));
  if (databases.length === 0 || !model.complete || model.mayBeExternal('cal7-database')) return [];
  if (ids.some((own) => own === undefined)) return [];
  return [{ front: undefined, ids: new Set(ids.flatMap((own) => own?.items.map(({ value }) => value) ?? [])) }];
}

/** Values of the davStore attribute: of users, and the default. */
export const davstoreValues = (model: Model): readonly Fact<string>[] => {
  const calendar = model.services?.calendar;
  const standard = calendar?.['default-davstore'];
  return [
    ...(standard === undefined ? [] : [standard]),
    ...(calendar?.placement?.items.flatMap(({ davstore }) => davstore?.items ?? []) ?? []),
  ];
};
