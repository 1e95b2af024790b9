/** How one file names another: there and back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, fileNameOf } from '../../../server/model/address';
import { baseFrom, resolveBase } from '../../../server/model/extends';

test.each([
  ['file:///w/a.yaml', 'file:///w/b.yaml', './b.yaml'],
  ['file:///w/a.yaml', 'file:///w/sub/b.yaml', './sub/b.yaml'],
  ['file:///w/sub/a.yaml', 'file:///w/b.yaml', '../b.yaml'],
  ['file:///w/x/y/a.yaml', 'file:///w/z/b%20c.yaml', '../../z/b c.yaml'],
  ['file:///w/a.yaml', 'file:///w/base%281%29.yaml', './base(1).yaml'],
  ['file:///w/a.yaml', 'vscode-vfs://host/w/b.yaml', undefined],
  ['vscode-vfs://host/w/a.yaml', 'vscode-vfs://host/b.yaml', '../b.yaml'],
  ['vscode-vfs://host/w/a.yaml', 'vscode-vfs://other/b.yaml', undefined],
  ['file:///w/a.yaml', 'file:///w/b%23c.yaml', undefined],
])('from %s to %s', (from, to, path) => {
  expect(baseFrom(from, to)).toBe(path);
});

test('a path leads where it was made for', () => {
  const step = fc.string({ minLength: 1, maxLength: 5 }).filter((name) => name !== '.' && name !== '..');
  const file = fc
    .array(step, { minLength: 1, maxLength: 4 })
    .map((steps) => `file:///${steps.map(encodeURIComponent).join('/')}`);
  fc.assert(
    fc.property(file, file, (from, to) => {
      const path = baseFrom(from, to);
      if (path === undefined) expect(decodeURIComponent(to)).toMatch(/[\0?#\\]|%|\//);
      else expect(addressOf(resolveBase(from, path) ?? '')).toBe(addressOf(to));
    }),
  );
});

test.each([
  ['file:///w/a%20b.yaml', 'a b.yaml'],
  ['file:///w/100%.yaml', '100%.yaml'],
  ['a', 'a'],
])('the name of %s', (uri, name) => {
  expect(fileNameOf(uri)).toBe(name);
});
