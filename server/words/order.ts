/** An order of texts that does not depend on a language. */

/** For `sort`: by UTF-16 units. For codes and addresses, without the tables that `localeCompare` loads: some 5 ms. */
export const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
