import { describe, expect, it } from 'vitest';
import { isWithin, type Address } from '../../../client/within';

const at = (path: string, scheme = 'file', authority = ''): Address => ({ scheme, authority, path });
const folder = at('/work/specs');

describe('what lies in a folder', () => {
  it.each(['/work/specs/base.yaml', '/work/specs/a/b/base.yaml', '/work/specs/..base.yaml'])('%s does', (path) => {
    expect(isWithin(at(path), folder)).toBe(true);
    expect(isWithin(at(path), at('/work/specs/'))).toBe(true);
  });

  it.each([
    '/work/specs',
    '/work/specs/',
    '/work/specs2/base.yaml',
    '/work/base.yaml',
    '/work/specs/../base.yaml',
    '/work/specs/a/../../base.yaml',
    '/work/specs/./base.yaml',
    '/work/specs//base.yaml',
    '/work/specs/..\\base.yaml',
    '/work/specs/a\0.yaml',
    'base.yaml',
    '',
  ])('%j does not', (path) => {
    expect(isWithin(at(path), folder)).toBe(false);
  });

  it('another scheme or authority is another place', () => {
    expect(isWithin(at('/work/specs/a.yaml', 'vscode-vfs'), folder)).toBe(false);
    expect(isWithin(at('/work/specs/a.yaml', 'file', 'server'), folder)).toBe(false);
  });
});
