/** Amounts with units, as written in a spec: `8 GB`, `20%`, `4 h/month`. */

/** `size`: bytes · `share`: a part of 1 · `duration`: seconds · `downtime`: seconds a period · `bandwidth`: bits per second · `rate`: per second · `frequency`: hertz. */
export type QuantityKind = 'size' | 'share' | 'duration' | 'downtime' | 'bandwidth' | 'rate';

export interface Quantity {
  readonly kind: QuantityKind;
  /** In the base unit of its kind (see QuantityKind). For `downtime`: seconds per month of 30 days. */
  readonly amount: number;
  /** Of a `size` in KB, MB, GB or TB: how many thousands its unit multiplies. Whoever counts in 1024 takes these units so too. */
  readonly kilos?: number;
}

/** The guide does not say whether K and M are decimal; decimal is its own arithmetic in the examples. */
export const KILO = 1000;

const KILOS: Readonly<Record<string, number>> = { KB: 1, MB: 2, GB: 3, TB: 4 };

/** The bytes of a size where a KB has so many; units such as MiB are 1024 in any case. */
export const bytesIn = ({ amount, kilos = 0 }: Quantity, kilo: number): number => amount * (kilo / KILO) ** kilos;

const SIZE: Readonly<Record<string, number>> = {
  B: 1,
  KB: KILO,
  MB: KILO ** 2,
  GB: KILO ** 3,
  TB: KILO ** 4,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  TiB: 1024 ** 4,
};
const DURATION: Readonly<Record<string, number>> = {
  us: 1e-6,
  ms: 0.001,
  s: 1,
  min: 60,
  h: 3600,
  d: 86_400,
  days: 86_400,
  weeks: 604_800,
  months: 2_592_000,
};
const PERIOD: Readonly<Record<string, number>> = { day: 86_400, week: 604_800, month: 2_592_000, year: 31_536_000 };
const BANDWIDTH: Readonly<Record<string, number>> = {
  'kbit/s': 1e3,
  'Mbit/s': 1e6,
  'Gbit/s': 1e9,
  Kbps: 1e3,
  Mbps: 1e6,
  Gbps: 1e9,
};
const RATE: Readonly<Record<string, number>> = { '/s': 1, '/min': 1 / 60, '/h': 1 / 3600, '/day': 1 / 86_400 };

/** One pattern a kind, for the JSON Schema and the reader. Anchored and linear. */
export const quantityPattern: Readonly<Record<QuantityKind, string>> = {
  size: String.raw`^\d+(\.\d+)? ?(B|KB|MB|GB|TB|KiB|MiB|GiB|TiB)$`,
  share: String.raw`^\d+(\.\d+)? ?%$`,
  duration: String.raw`^\d+(\.\d+)? ?(us|ms|s|min|h|d|days|weeks|months)$`,
  downtime: String.raw`^\d+(\.\d+)? ?(s|min|h|d) ?/ ?(day|week|month|year)$`,
  bandwidth: String.raw`^\d+(\.\d+)? ?(kbit/s|Mbit/s|Gbit/s|Kbps|Mbps|Gbps)$`,
  rate: String.raw`^\d+(\.\d+)? ?(/s|/min|/h|/day)$`,
};

/** What to write, for messages. */
export const quantityExample: Readonly<Record<QuantityKind, { readonly what: string; readonly example: string }>> = {
  size: { what: 'a size with a unit', example: '8 GB' },
  share: { what: 'a percentage', example: '20%' },
  duration: { what: 'a time with a unit', example: '4 h' },
  downtime: { what: 'a time per period', example: '4 h/month' },
  bandwidth: { what: 'a bandwidth with a unit', example: '100 Mbit/s' },
  rate: { what: 'a number per time', example: '15/day' },
};

/** Reads an amount; undefined where the text is none of this kind. */
export function parseQuantity(kind: QuantityKind, text: string): Quantity | undefined {
  if (text.length > 40 || !new RegExp(quantityPattern[kind]).test(text)) return undefined;
  const digits = /^[\d.]+/.exec(text)?.[0] ?? '';
  // The nearest number to 0.9999, which neither 99.99 / 100 nor 99.99 * 0.01 always is.
  const amount = Number(kind === 'share' ? `${digits}e-2` : digits);
  const unit = text.slice(digits.length).trim();
  const factor = factorOf(kind, unit);
  if (factor === undefined || !Number.isFinite(amount)) return undefined;
  const kilos = kind === 'size' ? KILOS[unit] : undefined;
  return { kind, amount: amount * factor, ...(kilos === undefined ? {} : { kilos }) };
}

function factorOf(kind: QuantityKind, unit: string): number | undefined {
  switch (kind) {
    case 'size':
      return SIZE[unit];
    case 'share':
      return 1;
    case 'duration':
      return DURATION[unit];
    case 'bandwidth':
      return BANDWIDTH[unit];
    case 'rate':
      return RATE[unit];
    case 'downtime': {
      const [time, period] = unit.split('/').map((part) => part.trim());
      const seconds = DURATION[time ?? ''];
      const length = PERIOD[period ?? ''];
      const month = PERIOD['month'];
      return seconds === undefined || length === undefined || month === undefined
        ? undefined
        : (seconds * month) / length;
    }
  }
}

/** Bytes as a person would write them, decimal units, at most one decimal. */
export function formatSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];
  let value = bytes;
  let unit = 0;
  while (value >= KILO && unit < units.length - 1) {
    value /= KILO;
    unit++;
  }
  return `${trim(value)} ${units[unit] ?? 'B'}`;
}

/** Seconds as a person would write them. */
export function formatDuration(seconds: number): string {
  if (seconds < 0.001) return `${trim(seconds * 1e6)} us`;
  if (seconds < 1) return `${trim(seconds * 1000)} ms`;
  if (seconds < 120) return `${trim(seconds)} s`;
  if (seconds < 7200) return `${trim(seconds / 60)} min`;
  if (seconds < 172_800) return `${trim(seconds / 3600)} h`;
  return `${trim(seconds / 86_400)} d`;
}

/** A part of 1 as a percentage. */
export const formatShare = (part: number): string => `${trim(part * 100)}%`;

/** At most two decimals, none that are zero. */
const trim = (value: number): string => Number(value.toFixed(value < 10 ? 2 : 1)).toString();
