/** Definitions, references, highlights, selections and links as data: `<|…|>` marks what is found. */
import { describe, expect, test } from 'vitest';
import { definitionAt, highlightsAt, linksOf, referencesAt, selectionAt } from '../../../server/language/navigation';
import type { Location } from '../../../server/language/types';
import type { Snapshot } from '../../../server/model/snapshot';
import { SyntaxTree } from '../../../server/syntax/document';
import { snapshotOf, URI } from '../../support/analyse';
import { readMarks, withMarks } from '../../support/markers';

const HEAD = 'commspec: 1\nname: a\nsuite: 7u3\narchitecture: two-tier\n';
const host = (name: string, more = ''): string => `      - name: ${name}\n${more}        components: [mta]\n`;
const TIERS = 'tiers:\n  - tier: 1\n    hosts:\n';

type Find = (snapshot: Snapshot, offset: number) => readonly Location[];
const definition: Find = definitionAt;
const references: Find = (snapshot, offset) => referencesAt(snapshot, offset, false);
const all: Find = (snapshot, offset) => referencesAt(snapshot, offset, true);

const cases: readonly { readonly name: string; readonly find: Find; readonly text: string }[] = [
  {
    name: 'a host from where it is used',
    find: definition,
    text: `${HEAD}dns: { names: { mail: fr<|>ont } }\n${TIERS}${host('<|front|>')}`,
  },
  {
    name: 'a host of a group',
    find: definition,
    text: `${HEAD}dns: { names: { mail: front-<|>2 } }\n${TIERS}${host('<|front|>', '        count: 2\n')}`,
  },
  {
    name: 'a zone',
    find: definition,
    text: `${HEAD}zones: [ { name: <|inside|>, kind: intranet } ]\n${TIERS}${host('front', '        zone: ins<|>ide\n')}`,
  },
  { name: 'a site', find: definition, text: `${HEAD}sites: [ { name: <|york|> }, { name: b, served-by: y<|>ork } ]\n` },
  {
    name: 'nothing for a built-in zone',
    find: definition,
    text: `${HEAD}${TIERS}${host('front', '        zone: d<|>mz\n')}`,
  },
  {
    name: 'nothing for an unknown host',
    find: definition,
    text: `${HEAD}dns: { names: { mail: no<|>body } }\n${TIERS}${host('front')}`,
  },
  {
    name: 'where a host is used',
    find: references,
    text: `${HEAD}dns: { names: { mail: <|front|>, smtp: <|front-1|> } }\n${TIERS}${host('fr<|>ont', '        count: 2\n')}`,
  },
  {
    name: 'with its declaration',
    find: all,
    text: `${HEAD}dns: { names: { mail: <|front|> } }\n${TIERS}${host('<|fr<|>ont|>')}`,
  },
  {
    name: 'a zone and a host of one name are two things',
    find: all,
    text: `${HEAD}zones: [ { name: front, kind: dmz } ]\n${TIERS}${host('<|fr<|>ont|>', '        zone: front\n')}`,
  },
  {
    name: 'the anchor of an alias',
    find: definition,
    text: `${HEAD}${TIERS}${host('a', '        memory: &<|big|> 8 GB\n')}${host('b', '        memory: *b<|>ig\n')}`,
  },
  {
    name: 'the anchor of an alias of hosts, over a comment',
    find: definition,
    text: `${HEAD}x-list: &<|both|> # two &both\n  - mta\n  - mmp\n${TIERS}      - name: a\n        components: *both<|>\n`,
  },
  {
    name: 'of several anchors of one name the one before',
    find: all,
    text: `${HEAD}x-a: &n 1\nx-b: *n\nx-c: &<|n|> 2\nx-d: *<|n|>\nx-e: [*<|<|>n|>]\n`,
  },
  {
    name: 'the uses of an anchor',
    find: references,
    text: `${HEAD}${TIERS}${host('a', '        memory: &b<|>ig 8 GB\n')}${host('b', '        memory: *<|big|>\n')}`,
  },
  {
    name: 'an anchor on a name, and not what is called so',
    find: all,
    text: `${HEAD}dns: { names: { mail: *<|h|>, smtp: front } }\n${TIERS}${host('&<|h<|>|> front')}`.replace(
      /^(.*)(dns:.*\n)([^]*)$/m,
      '$1$3$2',
    ),
  },
  {
    name: 'nothing for an alias without anchor',
    find: definition,
    text: `${HEAD}x-a: *no<|>body\n`,
  },
  {
    name: 'where a component runs',
    find: all,
    text: `${HEAD}external: [<|mmp|>]\n${TIERS}      - name: a\n        components: [mta, <|m<|>mp|>]\n      - name: b\n        components:\n          - component: <|mmp|>\n`,
  },
];

describe('finds', () => {
  test.each(cases)('$name', ({ find, text }) => {
    const { text: plain, cursors } = readMarks(text.replaceAll(/<\|([^|<]*)<\|>([^|]*)\|>/g, '<|$1$2|>'));
    const cursor =
      readMarks(text.replaceAll(/<\|([^|<]*)<\|>([^|]*)\|>/g, '$1<|>$2').replaceAll(/<\|([^|]+)\|>/g, '$1'))
        .cursors[0] ??
      cursors[0] ??
      0;
    const wanted = text.replaceAll(/<\|([^|<]*)<\|>([^|]*)\|>/g, '<|$1$2|>').replace('<|>', '');
    const found = find(snapshotOf(plain), cursor);
    expect(
      withMarks(
        plain,
        found.map(({ span }) => span),
      ),
    ).toBe(wanted);
    expect(found.every(({ uri }) => uri === URI)).toBe(true);
  });
});

describe('with a spec below', () => {
  const base = SyntaxTree.parse('file:///test/base.commspec.yaml', `${HEAD}${TIERS}${host('front')}${host('store')}`);
  const text = `extends: ./base.commspec.yaml\ndns: { names: { mail: front, smtp: store } }\n${TIERS}${host('front', '        cpus: 2\n')}`;
  const snapshot = snapshotOf(text, { trees: [base] });
  const places = (found: readonly Location[]): string[] =>
    found.map(({ uri, range }) => `${uri.slice(uri.lastIndexOf('/') + 1)}:${range.start.line + 1}`);

  test('a host of the other file is found', () => {
    expect(places(definitionAt(snapshot, text.indexOf('store')))).toEqual(['base.commspec.yaml:10']);
  });
  test('a host of both files is found twice, this file first', () => {
    expect(places(definitionAt(snapshot, text.indexOf('front')))).toEqual([
      'spec.commspec.yaml:6',
      'base.commspec.yaml:8',
    ]);
  });
  test('the file itself is found, and linked', () => {
    const offset = text.indexOf('base');
    expect(definitionAt(snapshot, offset).map(({ uri }) => uri)).toEqual(['file:///test/base.commspec.yaml']);
    expect(linksOf(snapshot).map(({ span, target }) => [text.slice(span.start, span.end), target])).toEqual([
      ['./base.commspec.yaml', 'file:///test/base.commspec.yaml'],
    ]);
  });
  test('highlights stay in this file', () => {
    const found = highlightsAt(snapshot, text.indexOf('front'));
    expect(found.map(({ span, kind }) => [text.slice(span.start, span.end), kind])).toEqual([
      ['front', 'read'],
      ['front', 'write'],
    ]);
  });
});

test.each([
  ['out of the folder of the disk', 'extends: /etc/passwd.yaml\n'],
  ['to another scheme', 'extends: https://example.com/a.yaml\n'],
])('there is no link %s', (_name, text) => {
  expect(linksOf(snapshotOf(text))).toEqual([]);
});

test('a selection grows from the word to the whole', () => {
  const text = `${HEAD}directory:\n  schema: "schema1" # c\n`;
  const spans = selectionAt(snapshotOf(text), text.indexOf('ema1'));
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([
    'schema1',
    '"schema1"',
    'schema: "schema1"',
    'directory:\n  schema: "schema1"',
    text.slice(0, text.indexOf(' # c')),
    text,
  ]);
});
