/** What a computed figure is, and how one is made: a value with its formula, its inputs and where its rule comes from. */
import type { Source } from '../catalog/types';
import type { Fact } from '../model/dsl';
import type { Host } from '../model/model';
import { KILO, type Quantity } from '../model/quantity';
import type { Node } from '../syntax/tree';

/**
 * `ok`: what the spec declares meets the figure. `short`: it does not. `unknown`: there is no value, or no way to tell.
 * `info`: there is nothing to meet.
 */
export type FigureStatus = 'ok' | 'short' | 'unknown' | 'info';

/** What a declared amount must be, seen from the figure. */
export type Bound = 'minimum' | 'maximum' | 'exact';

/** In which state of the deployment a figure holds. `spare-hosts-lost` only where more than two spare hosts are asked for. */
export type ModeId = 'normal' | 'one-host-lost' | 'two-hosts-lost' | 'spare-hosts-lost' | 'site-lost';

export interface Input {
  readonly name: string;
  readonly value: number | string;
  readonly unit: string;
  /** Where the spec says it; undefined for numbers of the guide and for computed ones. */
  readonly at?: Node | undefined;
}

export interface Figure {
  /** Unique in a sizing, and the same in every version of a spec: `host.store.memory.minimum`. */
  readonly id: string;
  readonly title: string;
  /** Null where the guide gives no rule or the spec leaves an input out; `note` then says what to do. */
  readonly value: number | null;
  /** Of `value`, `declared` and `headroom`. */
  readonly unit: string;
  /** The rule in words, and with its numbers where they are known. */
  readonly formula: string;
  readonly inputs: readonly Input[];
  readonly source: readonly Source[];
  /** Where `value` is null: what it comes to without the parts that are not known. */
  readonly atLeast?: number | undefined;
  /** What the spec declares for it. */
  readonly declared: number | null;
  /** The same of `declared`. */
  readonly declaredAtLeast?: number | undefined;
  readonly declaredAt?: Node | undefined;
  /** What is left: `declared - value`, for a maximum `value - declared`. Negative where it is short. */
  readonly headroom: number | null;
  readonly bound: Bound;
  readonly mode: ModeId;
  readonly note?: string | undefined;
  readonly status: FigureStatus;
  /** Where the figure belongs in the spec. */
  readonly at?: Node | undefined;
  /** The part of `value` that stays and the part that grows with the number of users; undefined where it does not grow. */
  readonly scaling?: Scaling | undefined;
}

export interface Scaling {
  readonly fixed: number;
  readonly variable: number;
}

export interface FigureDraft {
  readonly id: string;
  readonly title: string;
  readonly value: number | null;
  readonly unit: string;
  readonly formula: string;
  readonly inputs?: readonly Input[];
  readonly source: readonly Source[];
  readonly atLeast?: number | undefined;
  readonly declared?: number | null;
  readonly declaredAtLeast?: number | undefined;
  readonly declaredAt?: Node | undefined;
  /** `minimum` without. */
  readonly bound?: Bound;
  /** `normal` without. */
  readonly mode?: ModeId;
  readonly note?: string | undefined;
  /** Where it does not follow from value and declared. */
  readonly status?: FigureStatus;
  readonly at?: Node | undefined;
  readonly scaling?: Scaling | undefined;
}

/** To what a figure belongs. */
export type Scope =
  | { readonly kind: 'deployment' }
  | { readonly kind: 'tier'; readonly tier: number | undefined }
  | { readonly kind: 'host'; readonly host: Host };

export interface Placed {
  readonly scope: Scope;
  readonly figure: Figure;
}

const DEPLOYMENT: Scope = { kind: 'deployment' };
export const ofDeployment = (draft: FigureDraft): Placed => ({ scope: DEPLOYMENT, figure: figure(draft) });
export const ofTier = (tier: number | undefined, draft: FigureDraft): Placed => ({
  scope: { kind: 'tier', tier },
  figure: figure(draft),
});
/** The id is that within the host; sizing.ts puts the host before it. */
export const ofHost = (host: Host, draft: FigureDraft): Placed => ({
  scope: { kind: 'host', host },
  figure: figure(draft),
});

/** Completes a draft: what is left, and whether it is enough. A value that no number can hold counts as not known. */
export function figure(draft: FigureDraft): Figure {
  const value = draft.value === null ? null : tidy(draft.value);
  const declared = draft.declared === undefined || draft.declared === null ? null : tidy(draft.declared);
  const bound = draft.bound ?? 'minimum';
  const overflow = draft.value !== null && value === null;
  const known = { value, declared, atLeast: leastOf(draft.value, draft.atLeast) };
  const declaredAtLeast = leastOf(draft.declared ?? null, draft.declaredAtLeast);
  return {
    id: draft.id,
    title: draft.title,
    value,
    unit: draft.unit,
    formula: draft.formula,
    inputs: draft.inputs ?? [],
    source: draft.source,
    ...(known.atLeast === undefined ? {} : { atLeast: known.atLeast }),
    declared,
    ...(declaredAtLeast === undefined ? {} : { declaredAtLeast }),
    declaredAt: declared === null && declaredAtLeast === undefined ? undefined : draft.declaredAt,
    headroom: headroomOf(value, declared, bound),
    bound,
    mode: draft.mode ?? 'normal',
    note: overflow ? 'The numbers of the spec are too large to compute with.' : draft.note,
    status: overflow ? 'unknown' : (draft.status ?? statusOf({ ...known, declaredAtLeast }, bound)),
    at: draft.at,
    scaling: value === null ? undefined : draft.scaling,
  };
}

export function headroomOf(value: number | null, declared: number | null, bound: Bound = 'minimum'): number | null {
  if (value === null || declared === null) return null;
  return difference(bound === 'maximum' ? value : declared, bound === 'maximum' ? declared : value);
}

/** A lower bound is of use where the whole is not known, and says something. */
function leastOf(whole: number | null, least: number | undefined): number | undefined {
  const tidied = whole !== null || least === undefined ? null : tidy(least);
  return tidied === null || tidied <= 0 ? undefined : tidied;
}

type Known = Pick<Figure, 'value' | 'atLeast' | 'declared' | 'declaredAtLeast'>;

function statusOf(known: Known, bound: Bound): FigureStatus {
  const { value, atLeast, declared, declaredAtLeast } = known;
  const headroom = headroomOf(value, declared, bound);
  // What is known of a sum may be enough to tell.
  if (bound === 'minimum' && atLeast !== undefined && declared !== null && declared < atLeast) return 'short';
  if (value === null) return 'unknown';
  if (bound === 'minimum' && declaredAtLeast !== undefined && declaredAtLeast >= value) return 'ok';
  if (headroom === null) return 'info';
  if (headroom < 0) return 'short';
  return bound === 'exact' && headroom > 0 ? 'info' : 'ok';
}

// ---- inputs ---------------------------------------------------------------------------------------------------------

export const input = (name: string, value: number | string, unit = '', at?: Node): Input => ({
  name,
  value: typeof value === 'number' ? (tidy(value) ?? value.toString()) : value,
  unit,
  at,
});

/** A number as the spec writes it. */
export const given = (name: string, fact: Fact<number>, unit: string): Input => input(name, fact.value, unit, fact.at);

/** An amount as the spec writes it, unit and all. */
export const quoted = (name: string, fact: Fact<Quantity> | Fact<string> | Fact<boolean>): Input =>
  input(name, fact.source, '', fact.at);

/** A number of the catalogue. */
export const constant = (name: string, from: { readonly value: number; readonly unit: string }): Input =>
  input(name, from.value, from.unit);

/** The inputs that are there. */
export const inputs = (...all: readonly (Input | undefined)[]): readonly Input[] =>
  all.filter((each) => each !== undefined);

// ---- numbers --------------------------------------------------------------------------------------------------------

/** Takes the noise of binary fractions off (4.320000000000164 is 4.32); null for what is not finite. */
export const tidy = (value: number): number | null =>
  Number.isFinite(value) ? Number(value.toPrecision(12)) || 0 : null;

/** `a - b` to the digits that both have: noise far behind the point of large numbers is none of the result. */
export function difference(a: number, b: number): number {
  const size = Math.max(Math.abs(a), Math.abs(b));
  if (size === 0 || !Number.isFinite(size)) return 0;
  const digits = 11 - Math.floor(Math.log10(size));
  return digits < 0 ? a - b : Number((a - b).toFixed(Math.min(100, digits))) || 0;
}

/** Rounds up to a whole number, past the noise of binary fractions. */
export const roundUp = (value: number): number => Math.ceil(tidy(value) ?? value);

/** A sum that is not known if a part is not. */
export function sum(parts: readonly (number | null)[]): number | null {
  let total = 0;
  for (const part of parts) {
    if (part === null) return null;
    total += part;
  }
  return tidy(total);
}

/** A sum as far as its parts are known. */
export interface Total {
  /** Null where a part is not known, and where there is none. */
  readonly value: number | null;
  /** The sum of the parts that are known, where some are not; undefined where none is. */
  readonly atLeast: number | undefined;
}

export function totalOf(parts: Iterable<number | null | undefined>): Total {
  let total = 0;
  let known = 0;
  let open = 0;
  for (const part of parts) {
    if (part === null || part === undefined) open++;
    else {
      known++;
      total += part;
    }
  }
  if (open === 0) return { value: known === 0 ? null : tidy(total), atLeast: undefined };
  return { value: null, atLeast: known === 0 ? undefined : (tidy(total) ?? undefined) };
}

/** A number for formulas: three significant decimals at most, thousands apart. */
export function show(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e15 || !Number.isFinite(value)) return value.toPrecision(4);
  if (size > 0 && size < 0.01) return Number(value.toPrecision(2)).toString();
  const [whole = '0', part] = Number(value.toFixed(size < 10 ? 3 : size < 1000 ? 2 : 1))
    .toString()
    .split('.');
  const grouped = whole.length < 4 ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** A part of one, as percent. */
export const percent = (part: number): string => `${show(part * 100)}%`;

const SIZES: readonly (readonly string[])[] = [
  ['bytes', 'KB', 'MB', 'GB', 'TB', 'PB'],
  ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'],
];

/**
 * A number for people: from 100 on whole, below with so many decimals, below 1 (or 0.1) with two digits. Formulas have all digits.
 */
export function rounded(value: number, decimals: 1 | 2 = 1): string {
  const size = Math.abs(value);
  if (size >= 99.95) return show(Math.sign(value) * Math.round(size));
  if (size >= 9.995 || (decimals === 1 && size >= 0.995)) return show(Number(value.toFixed(1)));
  return size >= 0.0995 ? show(Number(value.toFixed(2))) : show(Number(value.toPrecision(2)));
}

/** A value with its unit as a person would write it: `1.3 TB`, `2,800 connections`, `1.6 messages/s`, `1 CPU`. */
export const formatAmount = (value: number, unit: string): string => amountText(value, unit, rounded);

/**
 * The same beside another amount of its unit: where the two differ they read differently, with as many digits as that takes. What is
 * short of 100 users by a part of one must not read `100 of 100`.
 */
export function formatBeside(value: number, unit: string, other: number | null): string {
  const text = formatAmount(value, unit);
  if (other === null || other === value) return text;
  for (const write of [rounded, show, (each: number) => Number(each.toPrecision(12)).toString()]) {
    const own = amountText(value, unit, write);
    if (own !== amountText(other, unit, write)) return own;
  }
  return text;
}

type Write = (value: number, decimals?: 1 | 2) => string;

function amountText(value: number, unit: string, write: Write): string {
  for (const [binary, units] of SIZES.entries()) {
    const size = units.indexOf(unit.replace(/\/s$/, ''));
    if (size >= 0)
      return sizeText(value, size, units, binary === 1 ? 1024 : KILO, write) + (unit.endsWith('/s') ? '/s' : '');
  }
  if (unit === '%') return `${write === rounded ? show(value) : write(value)}%`;
  const text = write(value);
  return unit === '' ? text : `${text} ${text === '1' ? singular(unit) : unit}`;
}

function sizeText(value: number, from: number, units: readonly string[], base: number, write: Write): string {
  let amount = value;
  let unit = from;
  while (Math.abs(amount) >= base && unit < units.length - 1) {
    amount /= base;
    unit++;
  }
  while (amount !== 0 && Math.abs(amount) < 1 && unit > 0) {
    amount *= base;
    unit--;
  }
  return `${write(amount, 2)} ${units[unit] ?? 'bytes'}`;
}

/** `message/s`, `process per CPU`; `ms` and `s` are no plurals. */
const singular = (unit: string): string => unit.replace(/^processes\b/, 'process').replace(/^(\w{2,}[^s\W])s\b/, '$1');

// ---- texts ----------------------------------------------------------------------------------------------------------

/** `rule = numbers = result`; the rule alone where the result is not known, and no number twice. */
export function formula(rule: string, numbers?: string, result?: number | null, unit = ''): string {
  if (numbers === undefined || result === undefined || result === null || !Number.isFinite(result)) return rule;
  const text = unit === '' ? show(result) : `${show(result)} ${unit}`;
  return numbers === text || numbers === show(result) ? `${rule} = ${text}` : `${rule} = ${numbers} = ${text}`;
}
