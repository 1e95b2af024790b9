/** A part of the verdict, and what it adds to its sentence. */
import type { Status, VerdictPart } from '../content';

export interface Told {
  readonly part: VerdictPart;
  /** What is wrong, as it stands in the sentence of the verdict; only where `status` is bad or a warning. */
  readonly problem?: string;
}

const WEIGHT: Readonly<Record<Status, number>> = { bad: 3, warning: 2, good: 1, unknown: 0 };

/** The worst of them; unknown where there is none. */
export const worstStatus = (all: readonly (Status | undefined)[]): Status =>
  all.reduce<Status>(
    (worst, status) => (status !== undefined && WEIGHT[status] > WEIGHT[worst] ? status : worst),
    'unknown',
  );

/** Sentences that are there, one after the other. */
export const sentences = (...all: readonly (string | undefined)[]): string =>
  all.filter((text) => text !== undefined && text !== '').join(' ');

/** `explain` where there is something to explain. */
export const explained = (...all: readonly (string | undefined)[]): { readonly explain?: string } => {
  const explain = sentences(...all);
  return explain === '' ? {} : { explain };
};
