/** Numbers in sentences. */

const words = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen'],
] as const;

/** A small whole number as a word, up to `most`; all others in digits. */
export const spelled = (count: number, most = 10): string =>
  (count <= most ? words[count] : undefined) ?? grouped(count);

const parts: readonly (readonly [number, string])[] = [
  [1 / 4, 'a quarter'],
  [1 / 3, 'a third'],
  [1 / 2, 'half'],
  [2 / 3, 'two thirds'],
];

/** A part of a whole as a word: `half`; others in percent. */
export const spelledPart = (part: number): string =>
  parts.find(([value]) => value === part)?.[1] ?? `${Number((part * 100).toPrecision(3))}%`;

/** `twice`, `three times`. */
export const spelledTimes = (factor: number): string => (factor === 2 ? 'twice' : `${spelled(factor)} times`);

/** With commas between thousands. What English prints, without the tables that `Intl` loads for the first number: some 5 ms. */
export const grouped = (value: number): string =>
  Number.isSafeInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, ',') : value.toLocaleString('en');

/**
 * A part of one in percent. Only what is all of it reads `100%`: beside that, as many decimals as it takes are written, so that what is
 * short never looks enough. Elsewhere `decimals` are written at most, and none above 100.
 */
export function percentOf(part: number, decimals = 0): string {
  for (let digits = part < 1 ? decimals : 0; digits <= 9; digits++) {
    const text = Number((part * 100).toFixed(digits));
    if (text !== 100 || Math.abs(part - 1) < 1e-11) return `${Number.isInteger(text) ? grouped(text) : text}%`;
  }
  return '100%';
}
