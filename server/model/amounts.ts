/** Numbers and amounts as people write them, and what they mean here: `4 hours`, `100` for a percentage, `10k`, `1,5 GB`. */
import type { ScalarNode } from '../syntax/tree';
import type { Type } from './dsl';
import { parseQuantity, type QuantityKind } from './quantity';

/** What may be meant, the likeliest first. `isSlip`: it is one value, and nothing else can be meant. */
export interface Meant {
  readonly values: readonly (string | number)[];
  readonly isSlip: boolean;
}

/** What a wrong value of a number or an amount most likely means; undefined where nothing can be told. */
export function amountMeant(type: Type, { source, style }: ScalarNode): Meant | undefined {
  if (source.length > 40 || (style !== 'plain' && style !== 'single' && style !== 'double')) return undefined;
  const text = source.trim().replaceAll(/\s+/g, ' ');
  switch (type.kind) {
    case 'integer':
    case 'number': {
      const number = numberMeant(text);
      if (number === undefined || (type.kind === 'integer' && !Number.isSafeInteger(number))) return undefined;
      const fits = number >= (type.minimum ?? -Infinity) && number <= (type.maximum ?? Infinity);
      return fits ? { values: [number], isSlip: true } : undefined;
    }
    case 'quantity': {
      const meant = quantityMeant(type.of, text);
      const values = meant.values.filter((value) => parseQuantity(type.of, value) !== undefined);
      return values.length === 0 ? undefined : { values, isSlip: meant.isSlip && values.length === 1 };
    }
    default:
      return undefined;
  }
}

/** `4.0`, `10k`, `1,000`, `1 000`, `1_000`, and numbers in quotes. */
function numberMeant(text: string): number | undefined {
  const [, digits = '', scale] = /^(\d+(?:[ ,_]\d{3})*(?:\.\d+)?) ?(k|m|thousand|million)?$/i.exec(text) ?? [];
  if (digits === '') return undefined;
  const factor = scale === undefined ? 1 : /^(k|t)/i.test(scale) ? 1000 : 1_000_000;
  // 1.5 million is exact, and what is not would not be what was meant.
  const number = Math.round(Number(digits.replaceAll(/[ ,_]/g, '')) * factor * 1e6) / 1e6;
  return Number.isFinite(number) ? number : undefined;
}

interface Written {
  readonly values: readonly string[];
  readonly isSlip: boolean;
}
const sure = (value: string): Written => ({ values: [value], isSlip: true });
const either = (...values: readonly string[]): Written => ({ values, isSlip: false });
const NOTHING: Written = { values: [], isSlip: false };

function quantityMeant(kind: QuantityKind, text: string): Written {
  const [, given = '', rest = ''] = /^(\d*[.,]\d+|\d+)(.*)$/.exec(text) ?? [];
  // 1,000 may be a thousand, or one.
  if (given === '' || /,\d{3}$/.test(given)) return NOTHING;
  const amount = given.replace(',', '.').replace(/^\./, '0.');
  const unit = rest.trim();
  if (unit === '') return bare(kind, amount);
  switch (kind) {
    case 'size':
      return sizeMeant(amount, unit);
    case 'share':
      return /^(%|percent|per cent|pct)$/i.test(unit) ? sure(`${amount}%`) : NOTHING;
    case 'duration': {
      const name = timeUnit(unit);
      if (name === 'year') return sure(`${times(amount, 12)} months`);
      return name === undefined ? NOTHING : sure(`${amount} ${name}`);
    }
    case 'downtime': {
      const [time = '', period = ''] = parts(unit);
      const name = timeUnit(time);
      const each = periodOf(period);
      if (name !== undefined && period === '')
        return either(...['month', 'year'].map((of) => `${amount} ${name}/${of}`));
      return name === undefined || each === undefined ? NOTHING : sure(`${amount} ${name}/${each}`);
    }
    case 'bandwidth':
      return bandwidthMeant(amount, unit);
    case 'rate': {
      const [before = '', period = ''] = parts(unit);
      const each = before === '' ? periodOf(period) : undefined;
      return each === undefined || !Object.hasOwn(RATES, each) ? NOTHING : sure(`${amount} ${RATES[each] ?? ''}`);
    }
  }
}

/** A number alone: a percentage where it can be nothing else, else one of the usual units. */
function bare(kind: QuantityKind, amount: string): Written {
  switch (kind) {
    case 'share': {
      const share = Number(amount);
      // 0.5 may be a half, or half a percent.
      if (share > 0 && share <= 1) return either(`${times(amount, 100)}%`, `${amount}%`);
      return share <= 100 ? sure(`${amount}%`) : either(`${amount}%`);
    }
    case 'size':
      return either(`${amount} GB`, `${amount} MB`);
    case 'duration':
      return either(`${amount} s`, `${amount} min`, `${amount} h`);
    case 'downtime':
      return either(`${amount} h/month`, `${amount} min/month`, `${amount} h/year`);
    case 'bandwidth':
      return either(`${amount} Mbit/s`, `${amount} Gbit/s`);
    case 'rate':
      return either(`${amount} /s`, `${amount} /h`, `${amount} /day`);
  }
}

function sizeMeant(amount: string, unit: string): Written {
  if (/^(b|bytes?)$/i.test(unit)) return sure(`${amount} B`);
  const [, binary] = /^([kmgt])ib$/i.exec(unit) ?? [];
  if (binary !== undefined) return sure(`${amount} ${binary === 'k' ? 'K' : binary.toUpperCase()}iB`);
  const [, letter] = /^([kmgtp])(?:b|bytes?|igs?|egs?|(?:ilo|ega|iga|era|eta)(?:b(?:ytes?)?)?)?$/i.exec(unit) ?? [];
  if (letter === undefined) return NOTHING;
  const large = letter.toUpperCase();
  return sure(large === 'P' ? `${times(amount, 1000)} TB` : `${amount} ${large}B`);
}

/** Bits, unless a large B says bytes, which are eight of them. */
function bandwidthMeant(amount: string, unit: string): Written {
  const match = /^(k|m|g)(?:(b(?:its?)?)|(bytes?))?(?:e|ps|\/s(?:ec)?|\/second| per second)?$/i.exec(unit);
  const prefix = match?.[1]?.toLowerCase();
  if (match === null || prefix === undefined) return NOTHING;
  const scale = `${prefix === 'k' ? 'k' : prefix.toUpperCase()}bit/s`;
  if (match[3] !== undefined || match[2] === 'B') return sure(`${times(amount, 8)} ${scale}`);
  return sure(`${amount} ${scale}`);
}

/** `h/month`, `hours per month`, `h a month`, `h monthly`: the time, and the period as it is written. */
function parts(unit: string): readonly string[] {
  const [, time = '', period = ''] =
    /^(.*?)(?:\s*\/\s*| ?\bper | ?\ban? | ?\beach | ?\bevery )(\w+)$/i.exec(unit) ?? [];
  if (period !== '') return [time.trim(), period];
  const [, before = '', word = ''] = /^(.*?) ?\b(secondly|hourly|daily|weekly|monthly|yearly)$/i.exec(unit) ?? [];
  return word === '' ? [unit] : [before, word];
}

function timeUnit(word: string): string | undefined {
  return TIMES.find(([pattern]) => pattern.test(word))?.[1];
}
const TIMES: readonly (readonly [RegExp, string])[] = [
  [/^(us|µs|\u03bcs|micros(econds?)?|microseconds?)$/i, 'us'],
  [/^(ms|msecs?|millis(econds?)?|milliseconds?)$/i, 'ms'],
  [/^(s|secs?|seconds?)$/i, 's'],
  [/^(min|mins|minutes?)$/i, 'min'],
  [/^(h|hrs?|hours?)$/i, 'h'],
  [/^(d|days?)$/i, 'd'],
  [/^(w|wks?|weeks?)$/i, 'weeks'],
  [/^(mo|mons?|months?)$/i, 'months'],
  [/^(y|yrs?|years?)$/i, 'year'],
];

function periodOf(word: string): string | undefined {
  return PERIODS.find(([pattern]) => pattern.test(word))?.[1];
}
const PERIODS: readonly (readonly [RegExp, string])[] = [
  [/^(s|secs?|seconds?|secondly)$/i, 'second'],
  [/^(min|mins|minutes?)$/i, 'minute'],
  [/^(h|hrs?|hours?|hourly)$/i, 'hour'],
  [/^(d|days?|daily)$/i, 'day'],
  [/^(w|wks?|weeks?|weekly)$/i, 'week'],
  [/^(mo|mons?|months?|monthly)$/i, 'month'],
  [/^(y|yrs?|years?|yearly|annum)$/i, 'year'],
];
const RATES: Readonly<Record<string, string>> = { second: '/s', minute: '/min', hour: '/h', day: '/day' };

/** The product as a person would write it. */
const times = (amount: string, factor: number): string => Number((Number(amount) * factor).toPrecision(12)).toString();
