// Numbers: quantiles, and repetitions within a budget of time.

/** @typedef {{ p50: number | null, p95: number | null, min: number | null, n: number, runs: number[], xs: number[] }} Figure */

export const now = () => performance.now();

/** The quantile `p` (0 to 1) of some numbers; null of none. @param {readonly number[]} xs @param {number} p */
export const quantile = (xs, p) => {
  if (!xs.length) return null;
  const sorted = [...xs].sort((x, y) => x - y);
  const at = (sorted.length - 1) * p;
  const low = sorted[Math.floor(at)] ?? 0;
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at));
};

/** To two digits. @param {number | null} x */
export const round = (x) => (x === null || Number.isNaN(x) ? null : Math.round(x * 100) / 100);

/**
 * The median over runs of each run's median; the other figures are of all measurements.
 * @param {readonly (readonly number[])[]} runs
 * @returns {Figure | undefined}
 */
export function figureOf(runs) {
  const given = runs.map((xs) => xs.filter((x) => !Number.isNaN(x))).filter((xs) => xs.length > 0);
  if (given.length === 0) return undefined;
  const medians = given.flatMap((xs) => round(quantile(xs, 0.5)) ?? []);
  const all = given.flat();
  return {
    p50: round(quantile(medians, 0.5)),
    p95: round(quantile(all, 0.95)),
    min: round(quantile(all, 0)),
    n: all.length,
    runs: medians,
    xs: all.flatMap((x) => round(x) ?? []),
  };
}

/** Fewest repetitions that make a median. */
const FEWEST = 5;

/**
 * Repeats `each` up to `times`; stops early when `budget` ms are over, though not before five repetitions unless these take three
 * times as long.
 * @template T
 * @param {number} times @param {number} budget @param {(i: number) => Promise<T>} each
 */
export async function repeat(times, budget, each) {
  /** @type {T[]} */
  const results = [];
  const start = now();
  for (let i = 0; i < times; i++) {
    results.push(await each(i));
    const spent = now() - start;
    if (spent > 3 * budget || (spent > budget && results.length >= FEWEST)) break;
  }
  return results;
}
