// What a script is called with.
import { parseArgs } from 'node:util';

/**
 * Reads the options of a script. `--help` prints how it is called and ends it with 0; what cannot be understood costs one line, and
 * ends it with 2.
 * @template {NonNullable<import('node:util').ParseArgsConfig['options']>} T
 * @param {string} usage
 * @param {T} options
 */
export function readOptions(usage, options) {
  try {
    /** @type {{ values: Record<string, unknown> }} */
    const { values } = parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } } });
    if (values.help === true) {
      console.log(usage);
      process.exit(0);
    }
    return /** @type {ReturnType<typeof parseArgs<{ options: T }>>['values']} */ (values);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Ends the script for what it was called with.
 * @param {string} reason
 * @returns {never}
 */
export function refuse(reason) {
  console.error(`${reason.split('\n')[0]} (--help says more)`);
  process.exit(2);
}

/**
 * A whole number, 0 or more.
 * @param {string} name of the option
 * @param {string} text
 */
export function wholeNumber(name, text) {
  const number = Number(text);
  return text !== '' && Number.isSafeInteger(number) && number >= 0
    ? number
    : refuse(`--${name} takes a whole number, not ${text}`);
}
