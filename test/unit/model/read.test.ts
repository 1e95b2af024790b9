/** What the reader takes for a value of each type, what it leaves out, and what it then calls incomplete. */
import { describe, expect, test } from 'vitest';
import { delivery, zoneKind } from '../../../server/catalog/vocabulary';
import {
  boolean,
  choice,
  component,
  dictionary,
  integer,
  list,
  nameOf,
  number,
  object,
  oneOrMore,
  quantity,
  refTo,
  text,
  version,
  type ScalarType,
} from '../../../server/model/dsl';
import { Reader, readScalar } from '../../../server/model/read';
import { SyntaxTree } from '../../../server/syntax/document';
import type { MapNode, ScalarNode } from '../../../server/syntax/tree';

const rootOf = (yaml: string): MapNode => {
  const { root } = SyntaxTree.parse('file:///a.commspec.yaml', yaml);
  if (root?.kind !== 'map') throw new Error(`no mapping: ${yaml}`);
  return root;
};
const scalarOf = (yaml: string): ScalarNode => {
  const value = rootOf(`a: ${yaml}\n`).entries[0]?.value;
  if (value?.kind !== 'scalar') throw new Error(`no scalar: ${yaml}`);
  return value;
};

describe('a scalar', () => {
  test.each<[string, ScalarType, Readonly<Record<string, unknown>>]>([
    [
      'integer',
      integer(1, 10),
      { 1: 1, 10: 10, 0: undefined, 11: undefined, '2.5': undefined, '"2"': undefined, x: undefined },
    ],
    ['integer without a limit', integer(0), { 0: 0, 123456789: 123_456_789, '-1': undefined }],
    ['number', number(0, 1), { 0: 0, 0.5: 0.5, 1: 1, '1.01': undefined, '-0.01': undefined, '"1"': undefined }],
    ['number without limits', number(), { '-5.5': -5.5, 1000000: 1_000_000, x: undefined }],
    ['boolean', boolean, { true: true, false: false, yes: undefined, 1: undefined, '"true"': undefined }],
    ['choice', choice(delivery), { lmtp: 'lmtp', smtp: 'smtp', LMTP: undefined, x: undefined }],
    ['component', component, { mta: 'mta', '"mta"': 'mta', mtaa: undefined }],
    ['quantity', quantity('size'), { '8 GB': { kind: 'size', amount: 8e9, kilos: 3 }, 8: undefined, '8 h': undefined }],
    ['version', version, { '7u3': '7u3', '"6.3"': '6.3', '6.3': '6.3', latest: undefined }],
    ['text', text(), { abc: 'abc', 12: '12', true: 'true' }],
    ['text of a pattern', text('^[a-z]+$'), { abc: 'abc', ABC: undefined, '"12"': undefined, true: undefined }],
    ['name', nameOf('host'), { web: 'web', 12: '12', '""': undefined, true: undefined }],
    ['reference', refTo('zone'), { dmz: 'dmz', '""': undefined, false: undefined }],
  ])('%s', (_, type, values) => {
    for (const [yaml, value] of Object.entries(values)) expect(readScalar(type, scalarOf(yaml)), yaml).toEqual(value);
  });

  test('a text of a pattern is shorter than a thousand characters', () => {
    expect(readScalar(text('^a+$'), scalarOf('a'.repeat(999)))).toBeDefined();
    expect(readScalar(text('^a+$'), scalarOf('a'.repeat(1000)))).toBe(undefined);
  });
});

const part = object(
  'part',
  { id: { text: '', type: component }, size: { text: '', type: integer() } },
  { shorthand: 'id' },
);
const plain = object('plain', { size: { text: '', type: integer() } });
const format = object('spec', {
  name: { text: '', type: nameOf('host') },
  zone: { text: '', type: refTo('zone', zoneKind) },
  size: { text: '', type: integer() },
  sizes: { text: '', type: list(integer()) },
  some: { text: '', type: oneOrMore(integer()) },
  ports: { text: '', type: dictionary(integer()) },
  kinds: { text: '', type: dictionary(integer(), delivery, true) },
  likely: { text: '', type: dictionary(integer(), delivery) },
  parts: { text: '', type: list(part) },
  plain: { text: '', type: plain },
});
const read = (yaml: string): { reader: Reader; spec: ReturnType<typeof readRoot> } => {
  const reader = new Reader({ resolve: () => undefined, cacheable: true });
  return { reader, spec: readRoot(reader, yaml) };
};
const readRoot = (reader: Reader, yaml: string) => reader.root(format, rootOf(yaml));

describe('a mapping', () => {
  test.each([
    ['size: 1', false],
    ['size: x', true],
    ['size:', true],
    ['unknown: 1', true],
    ['x-own: 1', false],
    ['sizes: 1', true],
    ['ports: 1', true],
    ['ports: [1]', true],
    ['plain: 1', true],
    ['plain: [1]', true],
  ])('%s is incomplete: %s', (yaml, incomplete) => {
    expect(read(`${yaml}\n`).spec.incomplete).toBe(incomplete);
  });

  test('leaves out what it cannot read, and keeps the rest', () => {
    const { spec } = read('size: x\nsizes: [1]\n');
    expect(spec.size).toBe(undefined);
    expect(spec.sizes?.items.map(({ value }) => value)).toEqual([1]);
  });

  test('has values with their text and their key', () => {
    const { spec } = read('name: "web"\nsize: 010\n');
    expect(spec.name).toMatchObject({ value: 'web', source: 'web' });
    expect(spec.name?.key?.source).toBe('name');
    expect(spec.sizes).toBe(undefined);
  });

  test('may be written as one value where it has a shorthand', () => {
    const { spec } = read('parts: [mta, { id: mmp, size: 2 }, { id: mmp, size: x }]\n');
    expect(spec.parts?.items.map(({ id, size, incomplete }) => [id?.value, size?.value, incomplete])).toEqual([
      ['mta', undefined, false],
      ['mmp', 2, false],
      ['mmp', undefined, true],
    ]);
    expect(spec.parts?.incomplete).toBe(false);
    expect(spec.parts?.key?.source).toBe('parts');
    expect(read('parts: [none-such]\n').spec.parts).toMatchObject({ items: [], incomplete: true });
  });
});

describe('a list', () => {
  test.each([
    ['[1, 2]', [1, 2], false],
    ['[1, x, 3]', [1, 3], true],
    ['[]', [], false],
  ])('%s', (yaml, values, incomplete) => {
    const { sizes } = read(`sizes: ${yaml}\n`).spec;
    expect(sizes?.items.map(({ value }) => value)).toEqual(values);
    expect(sizes?.incomplete).toBe(incomplete);
    expect(sizes?.key?.source).toBe('sizes');
  });

  test('of one may be a bare value, where the format says so', () => {
    expect(read('some: 1\n').spec.some).toMatchObject({ items: [{ value: 1 }], incomplete: false });
    expect(read('some: 1\n').spec.some?.key?.source).toBe('some');
    expect(read('some: [1, 2]\n').spec.some?.items).toHaveLength(2);
    expect(read('some: x\n').spec).toMatchObject({ incomplete: true });
    expect(read('some: x\n').spec.some).toBe(undefined);
    expect(read('some:\n').spec.some).toBe(undefined);
    expect(read('sizes: 1\n').spec.sizes).toBe(undefined);
  });
});

describe('a dictionary', () => {
  const entriesOf = (yaml: string, key: 'ports' | 'kinds' | 'likely'): unknown => {
    const found = read(`${key}: ${yaml}\n`).spec[key];
    return [found?.entries.map(({ name, value }) => `${name} ${value.value}`), found?.incomplete, found?.key?.source];
  };
  test('has keys of the user', () => {
    expect(entriesOf('{ a: 1, b: 2 }', 'ports')).toEqual([['a 1', 'b 2'], false, 'ports']);
    expect(entriesOf('{ a: 1, b: x }', 'ports')).toEqual([['a 1'], true, 'ports']);
    expect(entriesOf('{ x-a: x, b: 2 }', 'ports')).toEqual([['b 2'], false, 'ports']);
    expect(entriesOf('{}', 'ports')).toEqual([[], false, 'ports']);
  });

  test('may allow the keys of a set only', () => {
    expect(entriesOf('{ lmtp: 1, other: 2 }', 'kinds')).toEqual([['lmtp 1'], true, 'kinds']);
    expect(entriesOf('{ lmtp: 1, other: 2 }', 'likely')).toEqual([['lmtp 1', 'other 2'], false, 'likely']);
  });
});

describe('names and references', () => {
  test('are taken down in order, and told once', () => {
    const { reader } = read('name: web\nzone: dmz\n');
    const links = reader.takeLinks().map(({ kind, role, name, builtIn }) => [kind, role, name, builtIn]);
    expect(links).toEqual([
      ['host', 'definition', 'web', false],
      ['zone', 'reference', 'dmz', true],
    ]);
    expect(reader.takeLinks()).toEqual([]);
  });

  test('a reference to no built-in name needs a definition', () => {
    expect(read('zone: lab\n').reader.takeLinks()).toMatchObject([{ builtIn: false }]);
  });

  test('are told again for what is carried over', () => {
    const root = rootOf('name: web\nzone: lab\n');
    const cache = { values: new WeakMap(), lists: new WeakMap() };
    const reader = new Reader({ resolve: () => undefined, cacheable: true, cache });
    const first = reader.root(format, root);
    const links = reader.takeLinks();
    const second = reader.root(format, root);
    expect(second.name).toBe(first.name);
    expect(reader.takeLinks()).toEqual(links);
  });
});

test('nothing is carried over in a document with aliases', () => {
  const root = rootOf('name: web\n');
  const reader = new Reader({ resolve: () => undefined, cacheable: false });
  const first = reader.root(format, root);
  expect(reader.root(format, root).name).toEqual(first.name);
  expect(reader.root(format, root).name).not.toBe(first.name);
});

test('an alias is what it stands for', () => {
  const root = rootOf('a: &n 5\nsize: *n\nsizes: *n\n');
  const target = root.entries[0]?.value;
  const resolving = new Reader({ resolve: () => target, cacheable: false });
  expect(resolving.root(format, root).size?.value).toBe(5);
  expect(resolving.root(format, root).sizes).toBe(undefined);
  const lost = new Reader({ resolve: () => undefined, cacheable: false });
  expect(lost.root(format, root)).toMatchObject({ incomplete: true });
  expect(lost.root(format, root).size).toBe(undefined);
});
