import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshTable, Kept, keyOf } from '../../../client/webview/kept';

const nothing = (): void => undefined;

describe('what the user has set', () => {
  it('is there again after a reload', () => {
    const kept = new Kept(undefined, nothing);
    kept.setSection(keyOf('file:///a', 'ports', 'Flows'), { open: true, tag: 'dmz>data' });
    kept.setTable(keyOf('file:///a', 'ports', 'Flows', 'Flows'), {
      search: 'imap',
      filters: ['blocked'],
      choices: { Protocol: 'imap' },
      sort: { column: 'Port', descending: true },
    });
    const again = new Kept(JSON.parse(JSON.stringify(kept.toStored())), nothing);
    expect(again.toStored()).toEqual(kept.toStored());
    expect(again.section(keyOf('file:///a', 'ports', 'Flows'))).toEqual({ open: true, tag: 'dmz>data' });
    expect(again.section(keyOf('file:///b', 'ports', 'Flows'))).toEqual({});
    expect(again.table(keyOf('file:///a', 'ports', 'Flows', 'Flows')).search).toBe('imap');
    expect(again.table('other')).toEqual(freshTable);
  });

  it('is told of at every change', () => {
    let changes = 0;
    const kept = new Kept(undefined, () => changes++);
    kept.setSection('a', { open: true });
    kept.setTable('a', freshTable);
    expect(changes).toBe(2);
  });

  it('does not grow for ever, and forgets what was set first', () => {
    const kept = new Kept(undefined, nothing);
    for (let i = 0; i < 500; i++) kept.setSection(`section ${i}`, { open: true });
    kept.setSection('section 300', { open: false });
    kept.setSection('one more', { open: true });
    expect(kept.toStored().sections).toHaveLength(200);
    expect(kept.section('section 300')).toEqual({ open: false });
    expect(kept.section('section 301')).toEqual({});
  });

  it('is read from anything', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (a, b) => {
        for (const stored of [a, { sections: a, tables: b }, { sections: [['x', a]], tables: [['x', b]] }]) {
          const kept = new Kept(stored, nothing);
          const again = new Kept(kept.toStored(), nothing);
          expect(again.toStored()).toEqual(kept.toStored());
          expect(typeof kept.table('x').search).toBe('string');
        }
      }),
    );
  });
});
