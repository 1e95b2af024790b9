/** What is said about the processors of a host: at every limit of the guide, and beside whatever else runs there. */
import { describe, expect, test } from 'vitest';
import { size, spec } from './support';

const sizedHost = (components: string, cpus: number | undefined, users = ''): ReturnType<typeof size> =>
  size(
    spec(
      `${users}tiers:\n  - tier: 1\n    hosts:\n      - name: h\n${cpus === undefined ? '' : `        cpus: ${cpus.toString()}\n`}        components: ${components}`,
    ),
  );

const SPEC_OF = {
  mmp: 'host.h.mmp.cpus',
  shared: 'host.h.mmp.cpus.shared',
  store: 'host.h.store.cpus',
  mta: 'host.h.mta.cpus',
  express: 'host.h.communications-express.cpus',
} as const;

describe('the status', () => {
  test.each([
    // Alone: best with two, poor beyond four.
    ['mmp', '[mmp]', { 1: 'ok', 2: 'ok', 3: 'info', 4: 'info', 5: 'short' }],
    // Other front ends make use of four.
    ['mmp', '[mmp, webmail]', { 2: 'ok', 3: 'ok', 4: 'ok', 5: 'short' }],
    ['mmp', '[mmp, directory-proxy]', { 4: 'ok', 5: 'short' }],
    // Another multiplexor is no other front end.
    ['mmp', '[mmp, mmp-smtp-proxy]', { 2: 'ok', 3: 'info', 4: 'info', 5: 'short' }],
    // A store or an MTA makes use of more.
    ['mmp', '[mmp, message-store]', { 2: 'ok', 3: 'info', 4: 'info', 5: 'info', 32: 'info' }],
    ['mmp', '[mmp, mta]', { 5: 'info' }],
    ['mmp', '[mmp, mta-inbound]', { 5: 'info' }],
    ['mmp', '[mmp, mta-outbound]', { 5: 'info' }],
    ['mmp', '[mmp, smtp-relay]', { 5: 'info' }],
    ['shared', '[mmp, webmail]', { 3: 'info', 4: 'ok', 5: 'ok' }],
    ['store', '[message-store]', { 1: 'ok', 12: 'ok', 13: 'info', 16: 'info', 17: 'info' }],
    ['mta', '[mta]', { 1: 'info', 4: 'info', 64: 'info' }],
    ['express', '[communications-express, web-server]', { 1: 'ok', 2: 'ok', 3: 'short' }],
    ['express', '[communications-express, web-server, message-store]', { 2: 'ok', 3: 'info' }],
    ['express', '[communications-express, web-server, mta]', { 2: 'ok', 3: 'info' }],
  ] as const)('%s on %s', (figure, components, statuses) => {
    for (const [cpus, status] of Object.entries(statuses))
      expect(sizedHost(components, Number(cpus)).figure(SPEC_OF[figure]).status, `${cpus} CPUs`).toBe(status);
  });

  test.each(Object.entries({ mmp: '[mmp]', store: '[message-store]', mta: '[mta]' } as const))(
    'of %s is open without the processors of the host',
    (figure, components) => {
      const { status, declared, inputs } = sizedHost(components, undefined).figure(SPEC_OF[figure as 'mmp']);
      expect({ status, declared, inputs: inputs.length }).toEqual({ status: 'info', declared: null, inputs: 1 });
    },
  );
});

describe('the note', () => {
  test.each([
    ['mmp', '[mmp]', 2, 'Hosts with 2 processors serve it best; add hosts, not processors.'],
    ['mmp', '[mmp, mta]', 2, 'Other components of this host can use more processors; the multiplexor cannot.'],
    [
      'mmp',
      '[mmp, message-store]',
      2,
      'Other components of this host can use more processors; the multiplexor cannot.',
    ],
    ['store', '[message-store]', 12, null],
    ['store', '[message-store]', undefined, null],
    [
      'store',
      '[message-store]',
      13,
      'Beyond twelve processors a store gains less than linearly; another store host gains more.',
    ],
    [
      'store',
      '[message-store]',
      16,
      'Beyond twelve processors a store gains less than linearly; another store host gains more.',
    ],
    ['store', '[message-store]', 17, 'The guide describes no store with more than sixteen processors.'],
    ['express', '[communications-express, web-server]', 2, null],
    [
      'express',
      '[communications-express, web-server, mta]',
      2,
      'Other components of this host may use more processors; Communications Express cannot.',
    ],
  ] as const)('of %s on %s with %s CPUs', (figure, components, cpus, note) => {
    expect(sizedHost(components, cpus).figure(SPEC_OF[figure]).note ?? null).toBe(note);
  });
});

describe('a multiplexor host', () => {
  test.each([
    ['[mmp]', false],
    ['[mmp, mmp-smtp-proxy]', false],
    ['[mmp, message-store]', false],
    // An MTA stands in the access tier too.
    ['[mmp, mta]', true],
    ['[mmp, webmail]', true],
    ['[mmp, directory-proxy]', true],
  ])('with %s is shared with front ends: %s', (components, shared) => {
    expect(sizedHost(components, 4).figures.some(({ id }) => id === SPEC_OF.shared)).toBe(shared);
  });
});

describe('processes of a store', () => {
  const bases = (...names: readonly string[]): string =>
    `users: { total: 100, bases: [${names.map((name) => `{ base: ${name}, share: ${(100 / names.length).toString()}% }`).join(', ')}] }\n`;
  const processes = (cpus: number | undefined, ...names: readonly string[]): Readonly<Record<string, number | null>> =>
    Object.fromEntries(
      sizedHost('[message-store]', cpus, names.length === 0 ? '' : bases(...names))
        .figures.filter(({ id }) => id.includes('.store.processes.'))
        .map(({ id, value }) => [id.replace('host.h.store.processes.', ''), value]),
    );

  test('are those of what the users read their mail with', () => {
    expect(processes(8, 'lightweight-imap')).toEqual({ imap: 2 });
    expect(processes(8, 'mediumweight-ce')).toEqual({ imap: 2 });
    expect(processes(8, 'lightweight-pop')).toEqual({ pop: 4 });
    expect(processes(8, 'lightweight-pop', 'mediumweight-imap')).toEqual({ imap: 2, pop: 4 });
  });

  test('are not told without user bases or processors', () => {
    expect(processes(8)).toEqual({});
    expect(processes(undefined, 'lightweight-pop')).toEqual({});
  });

  test('are whole, and one at least', () => {
    expect(processes(7, 'lightweight-pop', 'mediumweight-imap')).toEqual({ imap: 1, pop: 3 });
    expect(processes(1, 'lightweight-pop', 'lightweight-imap')).toEqual({ imap: 1, pop: 1 });
  });
});
