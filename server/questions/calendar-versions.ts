import { calendarServer6, isBefore } from '../catalog/releases';
import type { Fact } from '../model/dsl';
import type { Model } from '../model/model';

/**
 * The versions of Calendar Server 7: those of its front ends, or that of the product where no front end is there. The version of a
 * database component is that of the database. A version below 7 speaks of Calendar Server 6, which may run beside.
 */
export function calendar7Versions(model: Model): readonly Fact<string>[] {
  const fronts = model.of('cal7-frontend');
  const facts =
    fronts.length === 0 ? [model.services?.calendar?.version] : fronts.map((front) => model.versionOf(front));
  const unique = new Map(facts.map((fact) => [fact?.at, fact]));
  return [...unique.values()].flatMap((fact) =>
    fact === undefined || isBefore(fact.value, calendarServer6.until) !== false ? [] : [fact],
  );
}

/** Whether some version of Calendar Server 7 may stand in what could not be read. */
export const versionsUnread = (model: Model): boolean =>
  model.services?.incomplete === true ||
  model.services?.calendar?.incomplete === true ||
  model.of('cal7-frontend').some(({ spec }) => spec.incomplete);

/** Those of them that are earlier than `limit`. */
export const calendar7Before = (model: Model, limit: string): readonly Fact<string>[] =>
  calendar7Versions(model).filter(({ value }) => isBefore(value, limit) === true);

/** The other side of a contradiction: the versions that are too old. */
export const relatedVersions = (
  old: readonly Fact<string>[],
): { readonly at: Fact<string>['at']; readonly message: string }[] =>
  old.slice(0, 5).map(({ at, source }) => ({ at, message: `Calendar Server ${source}` }));
