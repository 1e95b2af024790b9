import { describe, expect, test } from 'vitest';
import { addressOf, fileUri, isSameFile } from '../../../server/model/address';
import { isBelow } from '../../../server/model/extends';

describe('one address a file', () => {
  test.each([
    ['brackets, which VS Code encodes', 'file:///w/base(1).yaml', 'file:///w/base%281%29.yaml'],
    ['hexadecimal digits, large and small', 'file:///w/%c3%a4.yaml', 'file:///w/%C3%A4.yaml'],
    ['letters beyond ASCII', 'file:///w/ä.yaml', 'file:///w/%C3%A4.yaml'],
    ['blanks', 'file:///w/a b.yaml', 'file:///w/a%20b.yaml'],
    ['signs that need no escape', "file:///w/a!'*~.yaml", 'file:///w/a%21%27%2A%7E.yaml'],
    ['a plus and an at sign', 'file:///w/a+b@c.yaml', 'file:///w/a%2Bb%40c.yaml'],
    ['the scheme', 'FILE:///w/a.yaml', 'file:///w/a.yaml'],
    ['the drive letter', 'file:///C:/w/a.yaml', 'file:///c%3A/w/a.yaml'],
    ['a server', 'file://SERVER/share/a.yaml', 'file://server/share/a.yaml'],
    ['this machine', 'file://localhost/w/a.yaml', 'file:///w/a.yaml'],
    ['no authority', 'file:/w/a.yaml', 'file:///w/a.yaml'],
    ['steps that lead nowhere', 'file:///w/./x/../a.yaml', 'file:///w/a.yaml'],
    ['such steps, encoded', 'file:///w/x/%2E%2e/a.yaml', 'file:///w/a.yaml'],
    ['steps above the root', 'file:///../../a.yaml', 'file:///a.yaml'],
    ['a percent sign that escapes nothing', 'file:///w/100%.yaml', 'file:///w/100%25.yaml'],
    ['an authority of another scheme', 'vscode-vfs://github/o/r/a(1).yaml', 'vscode-vfs://github/o/r/a%281%29.yaml'],
  ])('%s', (_, one, other) => {
    expect(addressOf(one)).toBe(addressOf(other));
    expect(isSameFile(one, other)).toBe(true);
  });

  test.each([
    ['large and small letters of a name', 'file:///w/A.yaml', 'file:///w/a.yaml'],
    ['a slash in a name', 'file:///w/a%2Fb.yaml', 'file:///w/a/b.yaml'],
    ['an escape that is escaped', 'file:///w/a%2528.yaml', 'file:///w/a%28.yaml'],
    ['schemes', 'file:///w/a.yaml', 'vscode-vfs:///w/a.yaml'],
    ['the version in a query', 'git:///w/a.yaml?1', 'git:///w/a.yaml?2'],
    ['untitled documents', 'untitled:Untitled-1', 'untitled:Untitled-2'],
    ['a drive letter elsewhere', 'file:///w/C:/a.yaml', 'file:///w/c:/a.yaml'],
  ])('is not shared by %s', (_, one, other) => {
    expect(isSameFile(one, other)).toBe(false);
  });

  test.each([
    'file:///w/a(1).yaml',
    'untitled:Untitled-1',
    'file:///c:/a.yaml',
    'file:///w/%FF%zz.yaml',
    'no address',
    '',
  ])('is its own address: %s', (uri) => {
    expect(addressOf(addressOf(uri))).toBe(addressOf(uri));
  });

  test('no text makes it throw', () => {
    for (const uri of [
      'file:///\ud800',
      'file:///%ED%A0%80',
      'file://%ff/%',
      ':',
      'a:',
      'a://',
      '%',
      'file:///\u0000\n',
    ])
      expect(typeof addressOf(uri)).toBe('string');
  });
});

test.each([
  ['file:///c%3A/work/a.yaml', 'file:///C:/work', true],
  ['file:///work/a(b)/c.yaml', 'file:///work/a%28b%29/', true],
  ['file:///work/../etc/passwd.yaml', 'file:///work', false],
  ['file:///work/%2e%2e/etc/passwd.yaml', 'file:///work', false],
  ['file:///workshop/a.yaml', 'file:///work', false],
  ['file:///work', 'file:///work', false],
  ['file:///a.yaml', 'file:///', true],
])('%s below %s: %s', (uri, folder, expected) => {
  expect(isBelow(uri, folder)).toBe(expected);
});

test.each([
  ['/w/a b/ä%20#?.yaml', 'file:///w/a%20b/%C3%A4%2520%23%3F.yaml'],
  ['/', 'file:///'],
  [String.raw`/w/a\b`, 'file:///w/a%5Cb'],
  [String.raw`C:\w\a b`, 'file:///c%3A/w/a%20b'],
  ['C:/w', 'file:///c%3A/w'],
  [String.raw`\\server\share\a`, 'file://server/share/a'],
])('the URI of the path %s', (path, uri) => {
  expect(addressOf(fileUri(path))).toBe(uri);
});
