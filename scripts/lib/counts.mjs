// The closing line that every test runner of the project prints, written and read in one place.

/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped?: number }} Counts */

/** `3 passed, 0 failed` and, where there is any, `, 1 skipped`. @param {Counts} counts */
export function closingLine({ passed, failed, skipped = 0 }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * The counts of the last closing line in a text, or undefined.
 * @param {string} text
 */
export function readClosingLine(text) {
  const found = [...text.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/gm)].at(-1);
  return found && { passed: Number(found[1]), failed: Number(found[2]), skipped: Number(found[3] ?? 0) };
}

/**
 * Prints the closing line and ends the process: 1 when something failed or nothing ran.
 * @param {Counts} counts
 * @returns {never}
 */
export function finish(counts) {
  console.log(closingLine(counts));
  const { passed, failed, skipped = 0 } = counts;
  process.exit(failed > 0 || passed + skipped === 0 ? 1 : 0);
}
