/**
 * The shapes of the catalogue. Everything in `catalog/` is data of these shapes; rules, calculations and the format read it.
 * A source is a line of the planning guide (`L2555`, `L1885-1890`) or, for facts from elsewhere, a short title of the document.
 */
export type Source = string;

/** One value of a value set, as it stands in a spec. */
export interface Value {
  /** A few words, shown beside the value in completion. */
  readonly title: string;
  /** One or two sentences in our own words, shown on hover. */
  readonly text?: string;
  readonly source?: readonly Source[];
  /** Former or other names that are accepted and normalised by a quick fix. */
  readonly aliases?: readonly string[];
  /** Why the value is no longer a good choice; shown struck through in completion. */
  readonly deprecated?: string;
}

/** A closed set of values; `K` are the ids exactly as written in a spec. Read the ids with `idsOf`: that is the order of completion. */
export interface ValueSet<K extends string = string> {
  readonly name: string;
  readonly values: Readonly<Record<K, Value>>;
  /** Only for sets with ids like `7`: JavaScript moves such keys to the front of an object. */
  readonly order?: readonly K[];
}

/** A value set; give `order` when an id is a whole number. */
export function valueSet<const T extends Readonly<Record<string, Value>>>(
  name: string,
  values: T,
  order?: readonly Extract<keyof T, string>[],
): ValueSet<Extract<keyof T, string>> {
  return order === undefined ? { name, values } : { name, values, order };
}

/** Whether something is a value set. */
export const isValueSet = (value: unknown): value is ValueSet =>
  typeof value === 'object' && value !== null && 'name' in value && 'values' in value;

/** The ids of a value set as a union type. */
export type ValueOf<S> = S extends ValueSet<infer K> ? K : never;

/** The ids of a value set in completion order. */
export function idsOf<K extends string>(set: ValueSet<K>): readonly K[] {
  return set.order ?? (Object.keys(set.values) as K[]);
}

/** The value with this id, or undefined. Safe for any string, `__proto__` included. */
export function valueOf<K extends string>(set: ValueSet<K>, id: string): Value | undefined {
  return Object.hasOwn(set.values, id) ? set.values[id as K] : undefined;
}

/** The id that `text` names, directly or by an alias (compared without case, spaces and underscores as hyphens); undefined if none. */
export function resolveAlias<K extends string>(set: ValueSet<K>, text: string): K | undefined {
  if (Object.hasOwn(set.values, text)) return text as K;
  const wanted = fold(text);
  for (const id of idsOf(set)) {
    if (fold(id) === wanted || (set.values[id].aliases ?? []).some((alias) => fold(alias) === wanted)) return id;
  }
  return undefined;
}

const fold = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');

/**
 * How sure a port number is. `guide`: the planning guide; `vendor`: a vendor page; `standard`: the protocol's assigned Internet port;
 * `example`: an example value; `unconfirmed`: from experience.
 */
export type Confidence = 'guide' | 'vendor' | 'standard' | 'example' | 'unconfirmed';
