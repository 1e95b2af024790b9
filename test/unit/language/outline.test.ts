import { expect, test } from 'vitest';
import { foldingOf, symbolsOf } from '../../../server/language/outline';
import type { DocumentSymbol } from '../../../server/language/types';
import { snapshotOf } from '../../support/analyse';

/** `kind name (detail)`, indented; titles of components are the catalogue's. */
const drawn = (symbols: readonly DocumentSymbol[], indent = ''): string[] =>
  symbols.flatMap(({ kind, name, detail, children }) => [
    `${indent}${kind} ${name}${detail === '' || kind === 'component' ? '' : ` (${detail})`}`,
    ...drawn(children, `${indent}  `),
  ]);

const TEXT = `commspec: 1
name: office
directory:
  schema: schema1
  provisioning: [delegated-administrator]
zones:
  - { name: inside, kind: intranet }
firewalls:
  - name: outer
    between: [internet, dmz]
users:
  bases:
    - base: lightweight-pop
tiers:
  - tier: 1
    hosts:
      - name: front
        count: 2
        zone: dmz
        components:
          - mmp
          - component: webmail
            tls: none
      - name: ldap
        components: [directory-master]
`;

test('the outline has sections, tiers, hosts and components', () => {
  expect(drawn(symbolsOf(snapshotOf(TEXT)))).toEqual([
    'value commspec (1)',
    'value name (office)',
    'section directory',
    '  value schema (schema1)',
    '  list provisioning (delegated-administrator)',
    'list zones (1)',
    '  zone inside (intranet)',
    'list firewalls (1)',
    '  firewall outer (internet, dmz)',
    'section users',
    '  list bases (1)',
    '    item lightweight-pop',
    'list tiers (1)',
    '  tier Tier 1 (3 hosts)',
    '    host front (2 hosts, dmz)',
    '      component mmp',
    '      component webmail',
    '    host ldap',
    '      component directory-master',
  ]);
});

test('a symbol spans what belongs to it and selects its name', () => {
  const text = TEXT;
  const host = symbolsOf(snapshotOf(text)).at(-1)?.children[0]?.children[0];
  expect(text.slice(host?.selection.start, host?.selection.end)).toBe('front');
  expect(text.slice(host?.span.start, host?.span.end)).toMatch(/^name: front[^]*tls: none$/);
});

test('what is half typed still has an outline', () => {
  const text = TEXT.replace('name: front', 'name: [fro').replace('- tier: 1', '- tier:');
  const names = drawn(symbolsOf(snapshotOf(text)));
  expect(names).toContain('    host ldap');
  expect(names.some((line) => line.startsWith('  tier Tier ?'))).toBe(true);
});

/** Lines from and to, 1-based. */
const folds = (text: string): string[] =>
  foldingOf(snapshotOf(text)).map(
    ({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1}${kind === undefined ? '' : ` ${kind}`}`,
  );

test.each([
  ['mappings and items', 'a:\n  b: 1\n  c:\n    - d: 1\n      e: 2\n    - f\ng: 1\n', ['1-6', '3-6', '4-5']],
  ['dashes in the column of their key', 'a:\n- b: 1\n  c: 2\n- d\ne: 1\n', ['1-4', '2-3']],
  ['comments of several lines', '# one\n# two\na: 1\n# alone\nb: 1\n', ['1-2 comment']],
  ['empty lines at the end stay outside', 'a:\n  b: 1\n\n\nc: 1\n', ['1-2']],
  ['texts and brackets over several lines', 'a: |\n  one\n  two\nb: [\n  c,\n  d\n]\n', ['1-3', '4-6']],
  ['CRLF', 'a:\r\n  b: 1\r\nc: 1\r\n', ['1-2']],
  ['half typed lines', 'a:\n  b: [\n  c\nd\n', ['1-3']],
])('folds %s', (_name, text, expected) => {
  expect(folds(text)).toEqual(expected);
});
