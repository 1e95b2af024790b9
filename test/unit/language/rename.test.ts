/** Renaming as data: the text before, the new name, the text after. */
import { describe, expect, test } from 'vitest';
import { prepareRenameAt, renameAt, renameIn } from '../../../server/language/rename';
import { definitionAt, referencesAt } from '../../../server/language/navigation';
import { SyntaxTree } from '../../../server/syntax/document';
import { applyEdits } from '../../../server/syntax/text-edit';
import { snapshotOf } from '../../support/analyse';
import { edited } from '../../support/language';
import { readCursor } from '../../support/markers';

const HEAD = 'commspec: 1\nname: a\nsuite: 7u3\narchitecture: two-tier\n';
const body = (name: string, more: string): string =>
  `${HEAD}${more}tiers:\n  - tier: 1\n    hosts:\n      - name: ${name}\n        count: 2\n        zone: dmz\n        components: [mta]\n`;

const cases: readonly {
  readonly name: string;
  readonly text: string;
  readonly to: string;
  readonly after: string;
  readonly placeholder?: string;
}[] = [
  {
    name: 'a host where it is declared',
    text: body('fr<|>ont', 'dns: { names: { mail: front } }\n'),
    to: 'gate',
    after: body('gate', 'dns: { names: { mail: gate } }\n'),
  },
  {
    name: 'a host where it is used',
    text: body('front', 'dns: { names: { mail: fron<|>t } }\n'),
    to: 'gate',
    after: body('gate', 'dns: { names: { mail: gate } }\n'),
  },
  {
    name: 'single hosts of a group follow',
    text: body('front', 'dns: { names: { mail: fron<|>t-2, smtp: front } }\n'),
    to: 'gate',
    after: body('gate', 'dns: { names: { mail: gate-2, smtp: gate } }\n'),
    placeholder: 'front',
  },
  {
    name: 'quotes stay',
    text: body('"fr<|>ont"', "dns: { names: { mail: 'front' } }\n"),
    to: 'gate',
    after: body('"gate"', "dns: { names: { mail: 'gate' } }\n"),
  },
  {
    name: 'a name that needs quotes gets them',
    text: body('fr<|>ont', 'dns: { names: { mail: front } }\n'),
    to: 'a: b',
    after: body('"a: b"', 'dns: { names: { mail: "a: b" } }\n'),
  },
  {
    name: 'a site',
    text: body('front', 'sites: [ { name: y<|>ork }, { name: b, served-by: york } ]\n'),
    to: 'leeds',
    after: body('front', 'sites: [ { name: leeds }, { name: b, served-by: leeds } ]\n'),
  },
  {
    name: 'an anchor at an alias, with all of its aliases',
    text: `${HEAD}x-a: &n 1\nx-b: *n\nx-c: &n 2\nx-d: *<|>n\nx-e: [*n]\n`,
    to: 'other',
    after: `${HEAD}x-a: &n 1\nx-b: *n\nx-c: &other 2\nx-d: *other\nx-e: [*other]\n`,
    placeholder: 'n',
  },
  {
    name: 'an anchor where it is set',
    text: `${HEAD}x-a: &<|>n\n  b: 1\nx-b: *n\n`,
    to: 'other',
    after: `${HEAD}x-a: &other\n  b: 1\nx-b: *other\n`,
  },
  {
    name: 'a firewall',
    text: body('front', 'firewalls: [ { name: ou<|>ter, between: [internet, dmz] } ]\n'),
    to: 'edge',
    after: body('front', 'firewalls: [ { name: edge, between: [internet, dmz] } ]\n'),
  },
  {
    name: 'a zone, but not a host of the same name',
    text: body('inside', 'zones: [ { name: ins<|>ide, kind: intranet } ]\n'),
    to: 'lan',
    after: body('inside', 'zones: [ { name: lan, kind: intranet } ]\n'),
  },
];

describe('renames', () => {
  test.each(cases)('$name', ({ text: marked, to, after, placeholder }) => {
    const { text, offset } = readCursor(marked);
    const snapshot = snapshotOf(text);
    const target = prepareRenameAt(snapshot, offset);
    expect(text.slice(target?.span.start, target?.span.end)).toBe(target?.placeholder);
    if (placeholder !== undefined) expect(target?.placeholder).toBe(placeholder);
    const result = renameAt(snapshot, offset, to);
    expect('error' in result ? result.error : edited(text, result.edits)).toBe(after);
  });
});

test.each([
  ['a built-in zone', body('front', '').replace('dmz', 'd<|>mz')],
  ['a name that is nowhere declared', body('front', 'dns: { names: { mail: no<|>body } }\n')],
  ['a key', body('front', '').replace('tiers', 'ti<|>ers')],
  ['a value', body('front', '').replace('two-tier', 'two<|>-tier')],
])('leaves %s alone', (_name, marked) => {
  const { text, offset } = readCursor(marked);
  expect(prepareRenameAt(snapshotOf(text), offset)).toBeUndefined();
  expect(renameAt(snapshotOf(text), offset, 'x')).toHaveProperty('error');
});

test.each([
  ['a name that another host has', 'store'],
  ['nothing', ' '],
  ['several lines', 'a\nb'],
])('refuses %s', (_name, to) => {
  const { text, offset } = readCursor(`${body('fr<|>ont', '')}      - name: store\n        components: [mta]\n`);
  expect(renameAt(snapshotOf(text), offset, to)).toHaveProperty('error');
});

test.each([
  ['a name that another anchor has', 'other'],
  ['two words', 'two words'],
  ['brackets', 'a]'],
])('refuses %s for an anchor', (_name, to) => {
  const { text, offset } = readCursor(`${HEAD}x-a: &n 1\nx-b: &other 2\nx-c: *<|>n\n`);
  expect(renameAt(snapshotOf(text), offset, to)).toHaveProperty('error');
});

test('the specs below are changed with the one above, and the other way round', () => {
  const base = SyntaxTree.parse('file:///test/base.commspec.yaml', body('front', ''));
  const text =
    'extends: ./base.commspec.yaml\ndns: { names: { mail: front } }\ntiers:\n  - tier: 1\n    hosts:\n      - name: front\n        cpus: 2\n';
  const snapshot = snapshotOf(text, { trees: [base] });
  const result = renameAt(snapshot, text.indexOf('front'), 'gate');
  const edits = 'error' in result ? [] : result.edits;
  expect(edited(text, edits)).toBe(text.replaceAll('front', 'gate'));
  expect(
    applyEdits(
      base.text,
      edits.filter(({ uri }) => uri === base.uri),
    ),
  ).toBe(base.text.replace('front', 'gate'));
  expect(renameIn(snapshot, 'host', 'front', 'gate')).toEqual(edits);
});

test('what is taken away is renamed with what it takes away', () => {
  const base = SyntaxTree.parse('file:///test/base.commspec.yaml', body('front', ''));
  const text =
    'extends: ./base.commspec.yaml\ntiers:\n  - tier: 1\n    hosts:\n      - { name: front, remove: true }\n';
  const snapshot = snapshotOf(text, { trees: [base] });
  const offset = text.indexOf('front');
  expect(definitionAt(snapshot, offset).map(({ uri }) => uri)).toEqual([base.uri]);
  expect(referencesAt(snapshot, offset, false).map(({ uri, span }) => [uri, span.start])).toEqual([
    [snapshot.uri, offset],
  ]);
  const result = renameAt(snapshot, offset, 'gate');
  const edits = 'error' in result ? [] : result.edits;
  expect(edited(text, edits)).toBe(text.replace('front', 'gate'));
  expect(edits.filter(({ uri }) => uri === base.uri)).toHaveLength(1);
  expect(renameIn(snapshot, 'host', 'front', 'gate')).toEqual(edits);
});
