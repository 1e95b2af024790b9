/** Shared results that can be made in steps. */
import type { Model } from './model';
import { finished, type Steps } from './steps';

/** A shared result of a model. */
export interface Stepwise<T> {
  (model: Model): T;
  /** Makes it ready, in steps, for being asked. */
  readonly steps: (model: Model) => Steps<void>;
}

/** A result as `Model.shared` has it, under a key that must be unique, which can be made in steps. */
export const stepwise = <T>(key: string, compute: (model: Model) => Steps<T>): Stepwise<T> =>
  Object.assign((model: Model): T => model.shared(key, (asked) => finished(compute(asked))), {
    steps: (model: Model): Steps<void> => model.sharedInSteps(key, compute),
  });

/** Asks for a result, in steps where it can be. */
export function* asked(model: Model, result: ((model: Model) => unknown) | Stepwise<unknown>): Steps<void> {
  if ('steps' in result) yield* result.steps(model);
  result(model);
}
