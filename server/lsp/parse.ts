/** What comes from outside is `unknown` until it was looked at. */

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of a value; none where it has none. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/** What stands at the end of a path of keys; undefined where the path ends before. */
export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isFields(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), value);

/** The items of a list that pass; none where it is no list. */
export const listOf = <T>(value: unknown, is: (item: unknown) => item is T): readonly T[] =>
  Array.isArray(value) ? value.filter(is) : [];

export const isText = (value: unknown): value is string => typeof value === 'string';

/** What goes wrong, for a log: one line. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : shown(error));

/** A value as a log shows it: short, on one line. Never throws. */
export function shown(value: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    // It holds itself, or a number that JSON has not.
  }
  text ??= String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
