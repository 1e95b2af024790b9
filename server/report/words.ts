/** Counts in words. */
import type { Severity } from '../rules/rule';
import { grouped } from '../words/number';

/** `1 file`, `2 files`; the plural where it is not made with an s. */
export const count = (amount: number, one: string, many = `${one}s`): string =>
  `${grouped(amount)} ${amount === 1 ? one : many}`;

const WORD: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'hint',
};

/** `2 errors, 1 warning`, the worst first; empty where there is nothing. */
export const severityCounts = (severities: readonly Severity[]): string =>
  severityTotals((severity) => severities.filter((other) => other === severity).length);

/** The same of numbers that are known. */
export const severityTotals = (amountOf: (severity: Severity) => number): string =>
  (['error', 'warning', 'information', 'hint'] as const)
    .flatMap((severity) => {
      const found = amountOf(severity);
      return found === 0 ? [] : [count(found, WORD[severity])];
    })
    .join(', ');
