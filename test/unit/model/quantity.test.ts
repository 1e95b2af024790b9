/** Amounts as they are written, in the base unit of their kind, and back. */
import { describe, expect, test } from 'vitest';
import {
  formatDuration,
  formatShare,
  formatSize,
  parseQuantity,
  quantityExample,
  quantityPattern,
  type QuantityKind,
} from '../../../server/model/quantity';

describe('reading', () => {
  test.each<[QuantityKind, Readonly<Record<string, number>>]>([
    [
      'size',
      {
        ...{ '1 B': 1, '1 KB': 1e3, '1 MB': 1e6, '8 GB': 8e9, '1.5 TB': 1.5e12 },
        ...{ '1 KiB': 1024, '1 MiB': 1024 ** 2, '8GiB': 8 * 1024 ** 3, '1 TiB': 1024 ** 4 },
      },
    ],
    ['share', { '20%': 0.2, '99.99 %': 0.9999, '0%': 0, '150%': 1.5 }],
    [
      'duration',
      {
        ...{ '5 us': 5e-6, '8 ms': 0.008, '30 s': 30, '1.5 min': 90, '4h': 14_400 },
        ...{ '2 d': 172_800, '2 days': 172_800, '1 weeks': 604_800, '6 months': 15_552_000 },
      },
    ],
    // Seconds a month of 30 days.
    [
      'downtime',
      {
        ...{ '60 s/month': 60, '4 h/month': 14_400, '1 d/month': 86_400, '7 min/week': 1800 },
        ...{ '1 min / day': 1800, '365 min/year': 1800 },
      },
    ],
    [
      'bandwidth',
      {
        ...{ '64 kbit/s': 64e3, '100 Mbit/s': 1e8, '1 Gbit/s': 1e9 },
        ...{ '64 Kbps': 64e3, '100 Mbps': 1e8, '10Gbps': 1e10 },
      },
    ],
    ['rate', { '5 /s': 5, '600 /min': 10, '7200/h': 2, '86400/day': 1 }],
  ])('%s', (kind, amounts) => {
    for (const [text, amount] of Object.entries(amounts)) {
      const read = parseQuantity(kind, text);
      expect(read?.kind, text).toBe(kind);
      expect(read?.amount, text).toBeCloseTo(amount, 12);
    }
  });

  test.each<[QuantityKind, readonly string[]]>([
    ['size', ['8', 'GB', '8 gb', '8  GB', '-8 GB', '8. GB', '.5 GB', '1e3 GB', '8 GBs', ' 8 GB', '8 GB ', '20%']],
    ['share', ['20', '0.2', '%', '20 percent', '20%%', 'x20%']],
    ['duration', ['4', '4 hours', '4 h/month', '4 y', 'x4 h']],
    ['downtime', ['4 h', '4 ms/month', '4 h/decade', '4 weeks/month', 'x4 h/month', '4 h/months']],
    ['bandwidth', ['100', '100 MB/s', '100 mbit/s', 'x1 Kbps', '1 Kbpss']],
    ['rate', ['15', '15/week', '15/d', 'x15/day', '15/days']],
  ])('is strict: %s', (kind, texts) => {
    for (const text of texts) expect(parseQuantity(kind, text), text).toBe(undefined);
  });

  test('a text of forty characters is read, a longer one is not', () => {
    expect(parseQuantity('size', `${'0'.repeat(36)}8 GB`.slice(-40))?.amount).toBe(8e9);
    expect(parseQuantity('size', `${'0'.repeat(37)}8 GB`)).toBe(undefined);
  });

  test('the example of each kind is one', () => {
    for (const kind of Object.keys(quantityPattern) as QuantityKind[]) {
      expect(parseQuantity(kind, quantityExample[kind].example), kind).toBeDefined();
      expect(quantityExample[kind].what).toMatch(/^an? /);
    }
  });

  test('a percentage stays exact', () => {
    expect(parseQuantity('share', '99.99%')?.amount).toBe(0.9999);
  });
});

describe('writing', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 KB'],
    [1500, '1.5 KB'],
    [9994, '9.99 KB'],
    [12_340, '12.3 KB'],
    [999_949, '999.9 KB'],
    [1e6, '1 MB'],
    [8e9, '8 GB'],
    [1e12, '1 TB'],
    [1e15, '1 PB'],
    [2e18, '2000 PB'],
  ])('%d bytes', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });

  test.each([
    [0.000005, '5 us'],
    [0.000999, '999 us'],
    [0.001, '1 ms'],
    [0.9994, '999.4 ms'],
    [1, '1 s'],
    [119, '119 s'],
    [120, '2 min'],
    [259.2, '4.32 min'],
    [7199, '120 min'],
    [7200, '2 h'],
    [172_799, '48 h'],
    [172_800, '2 d'],
    [2_592_000, '30 d'],
  ])('%d seconds', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  test.each([
    [0, '0%'],
    [0.2, '20%'],
    [0.0333, '3.33%'],
    [0.1234, '12.3%'],
    [1, '100%'],
  ])('the part %d', (part, text) => {
    expect(formatShare(part)).toBe(text);
  });
});
