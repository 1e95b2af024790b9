import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isAboutPicture,
  readState,
  readToHost,
  readToPage,
  type Picture,
  type ToHost,
  type ToPage,
} from '../../../client/shared/messages';
import { richReport } from '../../support/rich-report';

const picture: Picture = {
  source: 'file:///a.commspec.yaml',
  kind: 'ports',
  version: 3,
  report: {
    title: 'Ports',
    sections: [
      {
        heading: 'Flows',
        tables: [
          {
            caption: 'Flows',
            empty: 'None.',
            columns: [{ title: 'From' }, { title: 'Port', align: 'right' }],
            rows: [
              {
                cells: [{ text: 'mmp' }, { text: '143', explain: 'why', status: 'good' }],
                place: { uri: 'file:///a.commspec.yaml', line: 1, character: 2 },
              },
            ],
          },
        ],
      },
    ],
  },
};
const about = { source: picture.source, kind: picture.kind, version: picture.version };

const toHost: readonly ToHost[] = [
  { type: 'ready' },
  { type: 'tab', kind: 'sizing' },
  { type: 'lock', locked: true },
  { type: 'reveal', ...about, at: { section: 0, table: 0 }, row: 0, focus: true },
  { type: 'copy', ...about, at: { section: 0, table: 0 }, format: 'tsv' },
  { type: 'export', ...about },
  { type: 'current', ...about },
];
const toPage: readonly ToPage[] = [
  { type: 'report', picture, name: 'a', unsaved: false, locked: false, stale: 'old' },
  { type: 'report', picture, name: 'a', unsaved: true, locked: true },
  { type: 'report', picture: { ...picture, report: richReport() }, name: 'a', unsaved: false, locked: false },
  { type: 'nothing', kind: 'summary', locked: false, text: 'Nothing.' },
  { type: 'cursor', source: picture.source, lines: [4, 2] },
  { type: 'say', text: 'Copied' },
];

describe('messages between preview and page', () => {
  it.each(toHost)('the host reads $type', (message) => {
    expect(readToHost(structuredClone(message))).toEqual(message);
  });

  it.each(toPage)('the page reads $type', (message) => {
    expect(readToPage(structuredClone(message))).toEqual(message);
  });

  const bad: readonly [string, unknown][] = [
    ['no object', 'ready'],
    ['null', null],
    ['a list', [{ type: 'ready' }]],
    ['an unknown type', { type: 'open', uri: 'file:///etc/passwd' }],
    ['an unknown tab', { type: 'tab', kind: 'gossip' }],
    ['a lock that is no boolean', { type: 'lock', locked: 'yes' }],
    ['a negative row', { type: 'reveal', ...about, at: { section: 0, table: 0 }, row: -1, focus: true }],
    ['half a row', { type: 'reveal', ...about, at: { section: 0, table: 0 }, row: 0.5, focus: true }],
    ['no table', { type: 'copy', ...about, at: {}, format: 'tsv' }],
    ['an unknown format', { type: 'copy', ...about, at: { section: 0, table: 0 }, format: 'exe' }],
    ['no version', { type: 'export', source: about.source, kind: 'ports' }],
  ];
  it.each(bad)('the host refuses %s', (_, message) => {
    expect(readToHost(message)).toBeUndefined();
  });

  it('the host takes over nothing that a message should not have', () => {
    expect(readToHost({ type: 'tab', kind: 'ports', uri: 'file:///x' })).toEqual({ type: 'tab', kind: 'ports' });
  });

  /** Every way to take one value of a report away or to make it something else. */
  function* damaged(value: unknown, path: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
    if (path.length > 0) yield path;
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value))
      yield* damaged(child, [...path, Array.isArray(value) ? Number(key) : key]);
  }

  it.each([...damaged(picture)].map((path) => ({ path: path.join('.') })))(
    'the page refuses a report whose $path is a function of nothing',
    ({ path }) => {
      const message = structuredClone({ type: 'report', picture, name: 'a', unsaved: false, locked: false });
      const steps = path.split('.');
      const last = steps.pop() ?? '';
      const parent = steps.reduce<Record<string, unknown>>(
        (at, step) => at[step] as Record<string, unknown>,
        message.picture as unknown as Record<string, unknown>,
      );
      parent[last] = Symbol.iterator;
      expect(readToPage(message)).toBeUndefined();
    },
  );

  it('neither side throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        readToHost(value);
        readToPage(value);
        readState(value);
      }),
    );
  });

  it('keeps what is understood of a state and nothing else', () => {
    expect(readState({ uri: 'file:///a', tab: 'ports', locked: true, extra: 1 })).toEqual({
      uri: 'file:///a',
      tab: 'ports',
      locked: true,
    });
    expect(readState({ uri: 5, tab: 'x', locked: 'yes' })).toEqual({ uri: undefined, tab: 'summary', locked: false });
    expect(readState(undefined)).toEqual({ uri: undefined, tab: 'summary', locked: false });
  });

  it('a message counts only for the picture that it was made on', () => {
    expect(isAboutPicture(about, picture)).toBe(true);
    expect(isAboutPicture({ ...about, version: 4 }, picture)).toBe(false);
    expect(isAboutPicture({ ...about, kind: 'sizing' }, picture)).toBe(false);
    expect(isAboutPicture({ ...about, source: 'file:///b.commspec.yaml' }, picture)).toBe(false);
    expect(isAboutPicture(about, undefined)).toBe(false);
  });
});
