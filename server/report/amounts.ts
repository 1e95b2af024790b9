/** Amounts as every report writes them, and what is known of those that are not known whole. */
import { formatAmount, type Figure } from '../sizing/figure';

export const NOT_GIVEN = 'not given';

const atLeast = (value: number, unit: string): string => `at least ${formatAmount(value, unit)}`;

/** What a figure comes to: `56 CPUs`, `at least 56 CPUs`, or that nobody knows. */
export function figureText({ value, atLeast: least, unit }: Pick<Figure, 'value' | 'atLeast' | 'unit'>): string {
  if (value !== null) return formatAmount(value, unit);
  return least === undefined ? NOT_GIVEN : atLeast(least, unit);
}

/** What the spec declares for a figure; a dash where it declares nothing. */
export function declaredText(figure: Pick<Figure, 'declared' | 'declaredAtLeast' | 'unit'>): string {
  const { declared, declaredAtLeast, unit } = figure;
  if (declared !== null) return formatAmount(declared, unit);
  return declaredAtLeast === undefined ? '–' : atLeast(declaredAtLeast, unit);
}

/** What is missing at the least, where the whole need is not known, or nothing is left to carry it. */
export function lackText({ declared, atLeast: least, unit }: Pick<Figure, 'declared' | 'atLeast' | 'unit'>): string {
  return declared === null || least === undefined ? 'no host is left' : `short by ${atLeast(least - declared, unit)}`;
}
