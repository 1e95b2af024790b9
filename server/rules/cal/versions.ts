/** Which Calendar Server 7 a spec installs. */
import { isBefore } from '../../catalog/releases';
import type { Fact } from '../../spec/dsl';
import type { Model } from '../../spec/model';

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
    fact === undefined || isBefore(fact.value, '7') !== false ? [] : [fact],
  );
}
