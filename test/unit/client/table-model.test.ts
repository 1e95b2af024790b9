import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshTable, type TableState } from '../../../client/webview/kept';
import { compareTexts, createTableModel, itemsOf, RowKeys, valuesOf } from '../../../client/webview/table-model';
import type { Row, Table } from '../../../server/report/content';
import { flowsSection } from '../../support/rich-report';

const row = (...texts: readonly string[]): Row => ({ cells: texts.map((text) => ({ text })) });
const table = (rows: readonly Row[], tools: Table['tools'] = { search: true }): Table => ({
  caption: 'Hosts',
  columns: [{ title: 'Host' }, { title: 'Memory' }],
  rows,
  empty: '',
  tools,
});
const hosts = table([row('mmp', '16 GB'), row('store', '512 MB'), row('relay', '–'), row('lb', '1,024 GB')], {
  search: true,
  filters: [
    { tag: 'short', title: 'Short' },
    { tag: 'spare', title: 'Spare' },
  ],
  choices: [1],
});
const tagged: Table = {
  ...hosts,
  rows: hosts.rows.map((host, i) => ({ ...host, tags: [['short'], ['spare', 'dmz'], [], ['short', 'dmz']][i] ?? [] })),
};
const shownOf = (of: Table, state: Partial<TableState>, tag?: string): readonly number[] =>
  createTableModel().show(of, { ...freshTable, ...state }, tag).rows;

describe('the rows of a table that are shown', () => {
  it('are all of them at first, as they were sent', () => {
    expect(shownOf(hosts, {})).toEqual([0, 1, 2, 3]);
  });

  it('have every word of a search, in any case and any cell', () => {
    expect(shownOf(hosts, { search: ' GB  MMP' })).toEqual([0]);
    expect(shownOf(hosts, { search: 'gb' })).toEqual([0, 3]);
    expect(shownOf(hosts, { search: 'nowhere' })).toEqual([]);
  });

  it('have one of the tags that are filtered by, and the one that is chosen for the section', () => {
    expect(shownOf(tagged, { filters: ['short'] })).toEqual([0, 3]);
    expect(shownOf(tagged, { filters: ['short', 'spare'] })).toEqual([0, 1, 3]);
    expect(shownOf(tagged, { filters: ['short', 'spare'] }, 'dmz')).toEqual([1, 3]);
    expect(shownOf(tagged, {}, 'dmz')).toEqual([1, 3]);
  });

  it('are not chosen by a filter, search or column that the table does not offer any more', () => {
    expect(
      shownOf(tagged, { filters: ['gone'], choices: { Gone: 'x' }, sort: { column: 'Gone', descending: true } }),
    ).toEqual([0, 1, 2, 3]);
    expect(shownOf({ ...hosts, tools: {} }, { search: 'mmp', choices: { Memory: '–' } })).toEqual([0, 1, 2, 3]);
  });

  it('have the value that is chosen, also where that is empty', () => {
    expect(shownOf(hosts, { choices: { Memory: '512 MB' } })).toEqual([1]);
    expect(shownOf(table([row('a', ''), row('b', 'x')], { choices: [1] }), { choices: { Memory: '' } })).toEqual([0]);
  });

  it('are chosen by each of the things that a text sums up, and by nothing of several at once', () => {
    const several = table(
      [
        { cells: [{ text: 'web' }, { text: '2 hosts', values: ['mmp-10', 'mmp-2'] }] },
        row('mail', 'mmp-2'),
        { cells: [{ text: 'none' }, { text: 'nobody', values: [] }] },
      ],
      { choices: [1] },
    );
    expect(valuesOf(several, 1)).toEqual(['mmp-2', 'mmp-10']);
    expect(shownOf(several, { choices: { Memory: 'mmp-2' } })).toEqual([0, 1]);
    expect(shownOf(several, { choices: { Memory: 'mmp-10' } })).toEqual([0]);
    expect(shownOf(several, { choices: { Memory: '2 hosts' } })).toEqual([]);
  });

  it('are sorted by amounts, with what says nothing last', () => {
    expect(shownOf(hosts, { sort: { column: 'Memory', descending: false } })).toEqual([1, 0, 3, 2]);
    expect(shownOf(hosts, { sort: { column: 'Host', descending: true } })).toEqual([1, 2, 0, 3]);
  });

  it('stay in their groups, and the groups in their order', () => {
    const [flows] = flowsSection(12).tables;
    const { groups } = createTableModel().show(
      flows!,
      { ...freshTable, sort: { column: 'Port', descending: true } },
      undefined,
    );
    expect(groups.map(({ title, rows }) => [title, rows.map((at) => flows!.rows[at]!.cells[1]!.text)])).toEqual([
      ['data → data', ['993', '389', '143', '25']],
      ['dmz → data', ['993', '389', '143', '25']],
      ['internet → dmz', ['993', '389', '143', '25']],
    ]);
    const { groups: left } = createTableModel().show(flows!, freshTable, 'dmz>data');
    expect(left.map(({ title }) => title)).toEqual(['dmz → data']);
  });

  it('are computed again when the table is another', () => {
    const model = createTableModel();
    expect(model.show(hosts, { ...freshTable, search: 'gb' }, undefined).rows).toEqual([0, 3]);
    expect(model.show(table([row('x', '2 GB')]), { ...freshTable, search: 'gb' }, undefined).rows).toEqual([0]);
  });

  it('stand with their headings and what is open below them', () => {
    const [flows] = flowsSection(3).tables;
    const shown = createTableModel().show(flows!, freshTable, undefined);
    const items = itemsOf(shown, ['a', 'b', 'c'], new Set(['b']));
    expect(items.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'group group data → data',
      'row a',
      'group group dmz → data',
      'row b',
      'detail b detail',
      'group group internet → dmz',
      'row c',
    ]);
  });

  it('are found whatever anybody types', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), fc.string(), (texts, search) => {
        const of = table(texts.map(([a, b]) => row(a, b)));
        const rows = shownOf(of, { search, sort: { column: 'Host', descending: false } });
        const words = search.toLowerCase().split(/\s+/).filter(Boolean);
        const meant = texts.flatMap(([a, b], i) =>
          words.every((word) => `${a.toLowerCase()}\n${b.toLowerCase()}`.includes(word)) ? [i] : [],
        );
        expect([...rows].sort((a, b) => a - b)).toEqual(meant);
      }),
    );
  });
});

describe('the order of texts', () => {
  it('is that of their amounts', () => {
    const texts = ['not given', '2 TB', '–', '10 GB', '900 MB', '1,563 connections', '20', '', 'host-10', 'host-2'];
    expect([...texts].sort(compareTexts)).toEqual([
      '20',
      '1,563 connections',
      '900 MB',
      '10 GB',
      '2 TB',
      'host-2',
      'host-10',
      'not given',
      '',
      '–',
    ]);
  });

  it('is one order, whatever the texts are', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[~<]?\d{1,3}(,\d{3})?(\.\d)? ?(MB|GB|x)?$/));
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(Math.sign(compareTexts(a, b))).toBe(-Math.sign(compareTexts(b, a)) + 0);
        if (compareTexts(a, b) <= 0 && compareTexts(b, c) <= 0) expect(compareTexts(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('the keys of rows', () => {
  it('stay with a row that moves or changes its figures', () => {
    const keys = new RowKeys();
    const [a, b, c] = keys.update([row('a', '1 GB'), row('b', '2 GB'), row('c', '3 GB')]);
    expect(keys.update([row('c', '3 GB'), row('new', '1 GB'), row('a', '1 GB'), row('b', '17 GB')])).toEqual([
      c,
      expect.stringMatching(/^row /),
      a,
      b,
    ]);
  });

  it('are those of the rows that were there, each once', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'a 1', 'a 2', 'b 3'), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 5 }), (versions) => {
        const keys = new RowKeys();
        for (const version of versions) {
          const made = keys.update(version.map((text) => row(text)));
          expect(new Set(made).size).toBe(version.length);
          expect(keys.update(version.map((text) => row(text)))).toEqual(made);
        }
      }),
    );
  });
});
