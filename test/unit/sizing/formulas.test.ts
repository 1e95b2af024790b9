/** Each formula against the numbers of the guide and against worked examples. */
import { describe, expect, test } from 'vitest';
import { imMemory } from '../../../server/catalog/figures';
import { userBases } from '../../../server/catalog/userBases';
import { allowedDowntime, availabilityOf } from '../../../server/sizing/availability';
import { backEndCpus, documentStoresFor, linksFor, machinesFor } from '../../../server/sizing/calendar';
import { fourWayConsumers, replicasForSites } from '../../../server/sizing/directory';
import { partitionsFor, stripeFor } from '../../../server/sizing/disk';
import { figure, formatAmount, formula, roundUp, show, type Bound } from '../../../server/sizing/figure';
import { behindBlackholeList } from '../../../server/sizing/filters';
import { monthOfExhaustion } from '../../../server/sizing/growth';
import { muxCpus, muxMemory, serverCpus, serverMemory } from '../../../server/sizing/im';
import { meanSize } from '../../../server/sizing/load';
import { hostsNeeded } from '../../../server/sizing/pool-figures';
import { processesFor } from '../../../server/sizing/processors';
import { dataTierFor, designUsers } from '../../../server/sizing/tiers';

const MONTH = 30 * 24 * 60;

describe('availability and growth', () => {
  test.each([
    [MONTH, 0.9999, 4.32],
    [31 * 24 * 60, 0.9999, 4.464],
    [MONTH, 0.999, 43.2],
    [MONTH, 0.99999, 0.432],
    [365 * 24 * 60, 0.9999, 52.56],
    [MONTH, 1, 0],
  ])('%d minutes at %d allow %d', (minutes, availability, allowed) => {
    expect(allowedDowntime(minutes, availability)).toBe(allowed);
  });

  test('uptime and downtime give the availability', () => {
    expect(availabilityOf(43195.68, 4.32)).toBe(0.9999);
    expect(availabilityOf(0, 0)).toBeNull();
  });

  test('growth is over the whole horizon', () => {
    expect(designUsers(10_000, 0.25)).toBe(12_500);
  });

  test('tier 2 is twice tier 1', () => {
    expect(dataTierFor(5000)).toBe(10_000);
  });

  test.each([
    // 10,000 users and a quarter more in 18 months are 138.9 a month.
    { capacity: 12_500, rate: 0.25, month: 19 },
    { capacity: 12_499, rate: 0.25, month: 18 },
    { capacity: 10_000, rate: 0.25, month: 1 },
    { capacity: 9999, rate: 0.25, month: 0 },
    { capacity: 20_000, rate: 0.25, month: 73 },
    // Ten years are the end of what is told.
    { capacity: 1_000_000, rate: 0.25, month: null },
    { capacity: 12_500, rate: 0, month: null },
    { capacity: 9999, rate: 0, month: 0 },
  ])('10,000 users that grow by $rate pass $capacity in month $month', ({ capacity, rate, month }) => {
    expect(monthOfExhaustion({ fixed: 0, variable: 10_000 }, capacity, rate, 18)).toBe(month);
  });

  test('the part of a need that does not grow uses no capacity up', () => {
    // 120 + 100 x (1 + m / 10) is 220 today, 230 in a month, and passes 240 in the third.
    expect(monthOfExhaustion({ fixed: 120, variable: 100 }, 240, 1, 10)).toBe(3);
    expect(monthOfExhaustion({ fixed: 120, variable: 0 }, 120, 1, 10)).toBeNull();
  });

  test('does not exceed what it just meets, though it was rounded up on its way', () => {
    // Month 9 needs 4, month 10 more.
    expect(monthOfExhaustion({ fixed: 0, variable: 3.33333333334 }, 4, 0.4, 18)).toBe(10);
  });
});

describe('messaging', () => {
  const decimal = { base: 1000 } as const;
  const binary = { base: 1024 } as const;
  test.each([
    ['heavyweight-pop', 'least', decimal, 51.5],
    ['heavyweight-pop', 'least', binary, 52.7],
    ['heavyweight-pop', 'mean', decimal, 56.25],
    ['heavyweight-pop', 'mean', binary, 57.45],
    ['lightweight-pop', 'least', decimal, 2],
    ['lightweight-pop', 'mean', decimal, 6],
    ['mediumweight-ce', 'mean', decimal, 56.25],
  ] as const)('a message of %s, %s, with %o is %d KB', (base, which, settings, kb) => {
    expect(meanSize(userBases[base].sizes, which, settings)).toBeCloseTo(kb, 9);
  });

  test.each(Object.entries(userBases))('the sizes of %s add up to all messages', (_, base) => {
    expect(base.sizes.reduce((total, bin) => total + bin.share, 0)).toBeCloseTo(1, 12);
  });

  test.each([
    [8, 4, 2],
    [16, 4, 4],
    [6, 4, 1],
    [1, 4, 1],
    [8, 2, 4],
    [16, 2, 8],
    [5, 2, 2],
  ])('%d processors / %d are %d processes', (cpus, divisor, processes) => {
    expect(processesFor(cpus, divisor)).toBe(processes);
  });

  test.each([
    [4096, 8],
    [8192, 16],
    [16_384, 32],
    [10_240, 16],
    [65_536, 32],
    [0, 8],
  ])('messages of %d bytes want stripes of %d blocks', (bytes, blocks) => {
    expect(stripeFor(bytes)).toBe(blocks);
  });

  test.each([
    [1, 1],
    [10, 1],
    [11, 2],
    [25, 3],
  ])('%d spindles want %d partitions', (spindles, partitions) => {
    expect(partitionsFor(spindles)).toBe(partitions);
  });

  test.each([
    { load: 2500, capacity: 1000, spare: 1, hosts: 4 },
    { load: 2000, capacity: 1000, spare: 1, hosts: 3 },
    { load: 2001, capacity: 1000, spare: 0, hosts: 3 },
    { load: 0, capacity: 1000, spare: 0, hosts: 1 },
    { load: 0.3, capacity: 0.1, spare: 0, hosts: 3 },
    { load: null, capacity: 1000, spare: 1, hosts: null },
    { load: 1000, capacity: null, spare: 1, hosts: null },
    { load: 1000, capacity: 0, spare: 1, hosts: null },
  ])('$load at $capacity a host and $spare spare are $hosts hosts', ({ load, capacity, spare, hosts }) => {
    expect(hostsNeeded(load, capacity, spare)).toBe(hosts);
  });

  test('a blackhole list lets nine tenths through at most', () => {
    expect(behindBlackholeList(1000)).toBe(900);
  });
});

describe('directory', () => {
  test('four-way replication in two centres has eight consumers', () => {
    expect(fourWayConsumers(2)).toBe(8);
  });
  test.each([
    [6, 4, 2],
    [4, 4, 0],
    [1, 1, 0],
  ])('%d sites are %d masters and %d hubs', (sites, masters, hubs) => {
    expect(replicasForSites(sites)).toEqual({ masters, hubs });
  });
});

describe('calendar', () => {
  test.each([
    [6, 3, 4],
    [8, 4, 6],
    [12, 6, 8],
    [5, 3, 4],
  ])('%d front-end processors want %d or %d in the back ends', (front, usual, quality) => {
    expect(backEndCpus(front, 'usual')).toBe(usual);
    expect(backEndCpus(front, 'quality')).toBe(quality);
  });
  test.each([
    [4, 3],
    [6, 2],
    [12, 1],
  ])('twelve processors in machines of %d are %d machines', (ways, machines) => {
    expect(machinesFor(12, ways)).toBe(machines);
  });
  test('every database has a document store, and so has iSchedule', () => {
    expect(documentStoresFor(2, 0)).toBe(2);
    expect(documentStoresFor(2, 1)).toBe(3);
    expect(linksFor(3, 2)).toBe(6);
    expect(linksFor(3, 3)).toBe(9);
  });
});

describe('instant messaging', () => {
  test.each([
    ['plain', 3000, 2000, 220, 132],
    ['extended', 3000, 2000, 260, 198],
    ['plain', 50_000, 200_000, 5120, 5408],
    ['extended', 50_000, 200_000, 6620, 9008],
    ['plain', 0, 1000, 28, 28],
    ['extended', 0, 1000, 125, 43],
  ] as const)('%s table, %d active and %d idle: %d and %d MB', (row, active, inactive, server, mux) => {
    expect(serverMemory(imMemory[row], active, inactive, 1000)).toBe(server);
    expect(muxMemory(imMemory[row], active, inactive, 1000)).toBe(mux);
  });

  test('a KB of 1024 bytes makes the users a little lighter in MB', () => {
    expect(serverMemory(imMemory.plain, 3000, 2000, 1024)).toBeCloseTo(120 + 100_000 / 1024, 9);
  });

  test.each([
    [3000, 2000, 0.107, 0.64],
    [50_000, 200_000, 2.333, 14],
    [50_000, 0, 1.667, 10],
  ])('%d active and %d idle users take %d and %d processors', (active, inactive, server, mux) => {
    expect(serverCpus(active, inactive)).toBeCloseTo(server, 3);
    expect(muxCpus(active, inactive)).toBeCloseTo(mux, 3);
  });
});

describe('a figure', () => {
  const make = (value: number | null, declared: number | null, bound: Bound = 'minimum') =>
    figure({ id: 'x', title: 'x', value, unit: 'MB', formula: 'x', source: [], declared, bound });

  test.each([
    { value: 10, declared: 12, bound: 'minimum', headroom: 2, status: 'ok' },
    { value: 10, declared: 10, bound: 'minimum', headroom: 0, status: 'ok' },
    { value: 10, declared: 9, bound: 'minimum', headroom: -1, status: 'short' },
    { value: 10, declared: 9, bound: 'maximum', headroom: 1, status: 'ok' },
    { value: 10, declared: 11, bound: 'maximum', headroom: -1, status: 'short' },
    { value: 10, declared: 10, bound: 'exact', headroom: 0, status: 'ok' },
    { value: 10, declared: 9, bound: 'exact', headroom: -1, status: 'short' },
    { value: 10, declared: 11, bound: 'exact', headroom: 1, status: 'info' },
    { value: 10, declared: null, bound: 'minimum', headroom: null, status: 'info' },
    { value: null, declared: 10, bound: 'minimum', headroom: null, status: 'unknown' },
    { value: 0.3, declared: 0.1 + 0.2, bound: 'exact', headroom: 0, status: 'ok' },
  ] as const)('$value against $declared ($bound)', ({ value, declared, bound, headroom, status }) => {
    expect(make(value, declared, bound)).toMatchObject({ headroom, status });
  });

  test('a value that no number can hold is not known, and says why', () => {
    const made = make(Infinity, 1);
    expect(made).toMatchObject({ value: null, headroom: null, status: 'unknown' });
    expect(made.note).toMatch(/too large/);
  });

  test('the noise of binary fractions is taken off', () => {
    expect(make(43_200 * (1 - 0.9999), 4.5)).toMatchObject({ value: 4.32, headroom: 0.18 });
    expect(roundUp((6 * 2) / 3)).toBe(4);
    expect(roundUp(0.1 + 0.2 - 0.3 + 3)).toBe(3);
  });

  test.each([
    [1_300_000, 'MB', '1.3 TB'],
    [240_000, 'KB', '240 MB'],
    [0.5, 'GB', '500 MB'],
    [2048, 'MiB', '2 GiB'],
    [515_000, 'bytes/s', '515 KB/s'],
    [1, 'CPUs', '1 CPU'],
    [1, 'processes', '1 process'],
    [1, 'messages/s', '1 message/s'],
    [1, 'ms', '1 ms'],
    [2, 'CPUs', '2 CPUs'],
    [2800, 'connections', '2,800 connections'],
    [20, '%', '20%'],
    [0, 'MB', '0 MB'],
  ])('%d %s reads %s', (value, unit, text) => {
    expect(formatAmount(value, unit)).toBe(text);
  });

  test.each([
    [1234567.89, '1,234,567.9'],
    [0.10667, '0.107'],
    [0.00432, '0.0043'],
    [-5000, '-5,000'],
    [1e21, '1.000e+21'],
  ])('%d is shown as %s', (value, text) => {
    expect(show(value)).toBe(text);
  });

  test('a formula names its rule, its numbers and its result, and none of them twice', () => {
    expect(formula('a x b', '2 x 3', 6, 'MB')).toBe('a x b = 2 x 3 = 6 MB');
    expect(formula('a', '6', 6)).toBe('a = 6');
    expect(formula('a x b', '2 x 3', null)).toBe('a x b');
  });
});
