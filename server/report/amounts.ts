/** Amounts as every report writes them, and what is known of those that are not known whole. */
import { formatAmount, formatBeside, type Figure } from '../sizing/figure';

export const NOT_GIVEN = 'not given';

const atLeast = (value: number, unit: string): string => `at least ${formatAmount(value, unit)}`;

/** What a figure comes to: `56 CPUs`, `at least 56 CPUs`, or that nobody knows. It reads as what is declared only where it is that. */
export function figureText(
  { value, atLeast: least, unit }: Pick<Figure, 'value' | 'atLeast' | 'unit'>,
  declared: number | null = null,
): string {
  if (value !== null) return formatBeside(value, unit, declared);
  return least === undefined ? NOT_GIVEN : atLeast(least, unit);
}

/** What the spec declares for a figure; a dash where it declares nothing. */
export function declaredText(figure: Pick<Figure, 'value' | 'declared' | 'declaredAtLeast' | 'unit'>): string {
  const { value, declared, declaredAtLeast, unit } = figure;
  if (declared !== null) return formatBeside(declared, unit, value);
  return declaredAtLeast === undefined ? '–' : atLeast(declaredAtLeast, unit);
}

/** What is missing at the least, where the whole need is not known, or nothing is left to carry it. */
export function lackText({ declared, atLeast: least, unit }: Pick<Figure, 'declared' | 'atLeast' | 'unit'>): string {
  return declared === null || least === undefined ? 'no host is left' : `short by ${atLeast(least - declared, unit)}`;
}
