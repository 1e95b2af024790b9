/** Edits change what they are asked to change and nothing else: comments, blank lines and style stay. */
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/syntax/text-edit';
import { Editor } from '../../../server/syntax/edits';
import { flowText, Raw, scalarText, type Plain } from '../../../server/syntax/plain';
import { SyntaxTree } from '../../../server/syntax/document';
import { entryOf, type MapNode, type Node, type ScalarNode, type SeqNode } from '../../../server/syntax/tree';
import { parse } from 'yaml';

type Path = readonly (string | number)[];

function nodeAt(tree: SyntaxTree, path: Path): Node {
  let node = tree.root;
  for (const part of path) {
    node = typeof part === 'number' && node?.kind === 'seq' ? node.items[part] : entryOf(node, String(part))?.value;
    if (node === undefined) throw new Error(`nothing at ${path.join('.')}`);
  }
  return node!;
}

/** What a text becomes; checks that YAML can read it. */
function edited(before: string, edit: (editor: Editor, at: (...path: Path) => Node) => void): string {
  const tree = SyntaxTree.parse('file:///a.commspec.yaml', before);
  const editor = new Editor(tree);
  edit(editor, (...path) => nodeAt(tree, path));
  const after = applyEdits(before, editor.edits);
  expect(SyntaxTree.parse('file:///a.commspec.yaml', after).problems, after).toEqual([]);
  return after;
}

const ORDER = ['a', 'b', 'c', 'd', 'component', 'version'];

describe('insert', () => {
  const table: readonly [title: string, before: string, path: Path, key: string, value: Plain, after: string][] = [
    ['at its place', 'a: 1\nc: 3\n', [], 'b', 2, 'a: 1\nb: 2\nc: 3\n'],
    ['before all others', 'b: 2\n', [], 'a', 1, 'a: 1\nb: 2\n'],
    ['after all others, where the order does not know it', 'a: 1\nx: 9\n', [], 'y', 2, 'a: 1\nx: 9\ny: 2\n'],
    [
      'below comments of the line before',
      'a: 1 # one\n# about c\nc: 3\n',
      [],
      'b',
      2,
      'a: 1 # one\nb: 2\n# about c\nc: 3\n',
    ],
    ['without a line break at the end', 'a: 1', [], 'b', 2, 'a: 1\nb: 2'],
    ['with the line breaks of the file', 'a: 1\r\nc: 3\r\n', [], 'b', 2, 'a: 1\r\nb: 2\r\nc: 3\r\n'],
    ['after a mapping', 'a:\n  x: 1\n  y: 2 # two\n\nc: 3\n', [], 'b', 2, 'a:\n  x: 1\n  y: 2 # two\nb: 2\n\nc: 3\n'],
    ['after a list in the column of its key', 'a:\n- 1\n- 2\nc: 3\n', [], 'b', 2, 'a:\n- 1\n- 2\nb: 2\nc: 3\n'],
    ['after a block scalar', 'a: |\n  text\n  more\n\nc: 3\n', [], 'b', 2, 'a: |\n  text\n  more\nb: 2\n\nc: 3\n'],
    ['after a key without a value', 'a: # nothing yet\nc: 3\n', [], 'b', 2, 'a: # nothing yet\nb: 2\nc: 3\n'],
    ['into a nested mapping', 'x:\n    a: 1\n', ['x'], 'b', 2, 'x:\n    a: 1\n    b: 2\n'],
    [
      'into an item, behind its dash',
      'x:\n  - b: 2\n    c: 3\n',
      ['x', 0],
      'a',
      1,
      'x:\n  - a: 1\n    b: 2\n    c: 3\n',
    ],
    ['into an item with a wide dash', 'x:\n  -   a: 1\n', ['x', 0], 'b', 2, 'x:\n  -   a: 1\n      b: 2\n'],
    ['into a mapping with an anchor on its first key', '&k a: 1\nc: 3\n', [], 'b', 2, '&k a: 1\nb: 2\nc: 3\n'],
    ['behind a byte order mark', '\ufeffa: 1\n', [], 'b', 2, '\ufeffa: 1\nb: 2\n'],
    ['in front, behind a byte order mark', '\ufeffb: 1\n', [], 'a', 2, '\ufeffa: 2\nb: 1\n'],
    ['into braces', 'x: { a: 1, c: 3 }\n', ['x'], 'b', 2, 'x: { a: 1, b: 2, c: 3 }\n'],
    ['into braces, in front', 'x: { b: 2 }\n', ['x'], 'a', 1, 'x: { a: 1, b: 2 }\n'],
    ['into empty braces', 'x: {}\n', ['x'], 'a', 1, 'x: { a: 1 }\n'],
    [
      'into braces over several lines',
      'x: {\n  a: 1, # one\n  c: 3\n  }\n',
      ['x'],
      'b',
      2,
      'x: {\n  a: 1, b: 2, # one\n  c: 3\n  }\n',
    ],
    ['into a mapping without braces in brackets', 'x: [a: 1]\n', ['x', 0], 'b', 2, 'x: [{ a: 1, b: 2 }]\n'],
    ['into nothing', 'x:\ny: 1\n', ['x'], 'a', 1, 'x:\n  a: 1\ny: 1\n'],
    ['into nothing, beside a comment', 'x: # later\ny: 1\n', ['x'], 'a', 1, 'x: # later\n  a: 1\ny: 1\n'],
    ['into a null', 'x: ~ # later\ny: 1\n', ['x'], 'a', 1, 'x:  # later\n  a: 1\ny: 1\n'],
    ['into nothing, in an item', 'x:\n  -\n  - a: 1\n', ['x', 0], 'a', 1, 'x:\n  - a: 1\n  - a: 1\n'],
    ['into nothing, in braces', 'x: { y: }\n', ['x', 'y'], 'a', 1, 'x: { y: { a: 1 } }\n'],
    [
      'into a shorthand in a list',
      'x:\n  - mta # in\n  - mmp\n',
      ['x', 0],
      'version',
      '7u3',
      'x:\n  - component: mta # in\n    version: 7u3\n  - mmp\n',
    ],
    [
      'into a shorthand in brackets',
      'x: [mta, mmp]\n',
      ['x', 0],
      'version',
      '7.0.5',
      'x: [{ component: mta, version: "7.0.5" }, mmp]\n',
    ],
    ['into a shorthand behind its key', 'x: mta\n', ['x'], 'version', '7u3', 'x: { component: mta, version: 7u3 }\n'],
    [
      'into a shorthand that needs quotes in braces',
      'x: a, b\n',
      ['x'],
      'version',
      1,
      'x: { component: "a, b", version: 1 }\n',
    ],
    [
      'into a shorthand with an anchor',
      'x:\n  - &m mta\n',
      ['x', 0],
      'version',
      '7u3',
      'x:\n  - &m { component: mta, version: 7u3 }\n',
    ],
    ['a mapping', 'a: 1\n', [], 'b', { x: 1, y: { z: 'two' } }, 'a: 1\nb:\n  x: 1\n  y:\n    z: two\n'],
    ['a list of mappings', 'a: 1\n', [], 'b', [{ x: 1, y: 2 }, { x: 3 }], 'a: 1\nb:\n  - x: 1\n    y: 2\n  - x: 3\n'],
    ['a mapping into braces', 'x: { a: 1 }\n', ['x'], 'b', { y: [1, 2] }, 'x: { a: 1, b: { y: [1, 2] } }\n'],
    ['a key that needs quotes', 'a: 1\n', [], 'x: y', 2, 'a: 1\n"x: y": 2\n'],
  ];
  test.each(table)('%s', (_, before, path, key, value, after) => {
    expect(
      edited(before, (editor, at) =>
        editor.insert(at(...path) as MapNode | ScalarNode, key, value, { order: ORDER, shorthand: 'component' }),
      ),
    ).toBe(after);
  });
});

describe('add', () => {
  const table: readonly [title: string, before: string, path: Path, value: Plain, after: string][] = [
    ['to a list of lines', 'x:\n  - a\n  - b # last\n# end\n', ['x'], 'c', 'x:\n  - a\n  - b # last\n  - c\n# end\n'],
    ['to a list in the column of its key', 'x:\n- a\ny: 1\n', ['x'], 'c', 'x:\n- a\n- c\ny: 1\n'],
    ['to a list with an empty item', 'x:\n  -\n', ['x'], 'c', 'x:\n  -\n  - c\n'],
    [
      'to a list whose item stands below its dash',
      'x:\n  - # my-item\n    a: 1\n',
      ['x'],
      'c',
      'x:\n  - # my-item\n    a: 1\n  - c\n',
    ],
    ['to a list with anchors that have dashes', 'x:\n  - &my-item a\n', ['x'], 'c', 'x:\n  - &my-item a\n  - c\n'],
    ['to a list in a list', 'x:\n  - - a\n  - b\n', ['x', 0], 'c', 'x:\n  - - a\n    - c\n  - b\n'],
    ['a mapping', 'x:\n  - a: 1\n', ['x'], { a: 2, b: { c: 3 } }, 'x:\n  - a: 1\n  - a: 2\n    b:\n      c: 3\n'],
    [
      'after an item of many lines',
      'x:\n  - a: |\n      text\n\ny: 1\n',
      ['x'],
      'c',
      'x:\n  - a: |\n      text\n  - c\n\ny: 1\n',
    ],
    ['with the line breaks of the file', 'x:\r\n  - a\r\ny: 1\r\n', ['x'], 'c', 'x:\r\n  - a\r\n  - c\r\ny: 1\r\n'],
    ['to brackets', 'x: [a, b]\n', ['x'], 'c', 'x: [a, b, c]\n'],
    [
      'to brackets over lines',
      'x: [\n  a, # one\n  b # two\n  ]\n',
      ['x'],
      'c',
      'x: [\n  a, # one\n  b, # two\n  c\n  ]\n',
    ],
    ['to brackets with a comma at the end', 'x: [a,]\n', ['x'], 'c', 'x: [a, c,]\n'],
    ['to empty brackets', 'x: []\n', ['x'], 'c', 'x: [c]\n'],
    ['to nothing', 'x:\ny: 1\n', ['x'], 'c', 'x: [c]\ny: 1\n'],
    ['to nothing, beside a comment', 'x: # later\n', ['x'], 'c', 'x: [c] # later\n'],
    ['to nothing in braces', '{ x }\n', ['x'], 'c', '{ x: [c] }\n'],
    ['to a single value', 'x: a # one\n', ['x'], 'c', 'x: [a, c] # one\n'],
    ['to a single value that needs quotes in brackets', 'x: a, b\n', ['x'], 'c', 'x: ["a, b", c]\n'],
    [
      'to the hosts of the last tier',
      'tiers:\n  - tier: 1\n    hosts:\n      - name: a\n        components: [mta]\n',
      ['tiers', 0, 'hosts'],
      { name: 'b' },
      'tiers:\n  - tier: 1\n    hosts:\n      - name: a\n        components: [mta]\n      - name: b\n',
    ],
    [
      'to the tiers',
      'tiers:\n  - tier: 1\n    hosts:\n      - name: a\n        components: [mta]\n# end\n',
      ['tiers'],
      { tier: 2 },
      'tiers:\n  - tier: 1\n    hosts:\n      - name: a\n        components: [mta]\n  - tier: 2\n# end\n',
    ],
  ];
  test.each(table)('%s', (_, before, path, value, after) => {
    expect(edited(before, (editor, at) => editor.add(at(...path) as SeqNode, value))).toBe(after);
  });
});

describe('add before another item', () => {
  const table: readonly [title: string, before: string, path: Path, value: Plain, after: string][] = [
    [
      'in a list of lines, above its comments',
      'x:\n  - a\n  # about b\n  # more\n  - b\n',
      ['x', 1],
      'c',
      'x:\n  - a\n  - c\n  # about b\n  # more\n  - b\n',
    ],
    ['in front of the first', 'x:\r\n  - a\r\n', ['x', 0], { y: 1, z: 2 }, 'x:\r\n  - y: 1\r\n    z: 2\r\n  - a\r\n'],
    ['in brackets', 'x: [a, b]\n', ['x', 1], 'c', 'x: [a, c, b]\n'],
    ['in a list in a list', 'x:\n  - - a\n', ['x', 0, 0], 'c', 'x:\n  - - c\n    - a\n'],
    [
      'among hosts',
      'tiers:\n  - tier: 1\n    hosts:\n      - name: a\n      - name: b\n',
      ['tiers', 0, 'hosts', 1],
      { name: 'c' },
      'tiers:\n  - tier: 1\n    hosts:\n      - name: a\n      - name: c\n      - name: b\n',
    ],
  ];
  test.each(table)('%s', (_, before, path, value, after) => {
    expect(edited(before, (editor, at) => editor.addBefore(at(...path), value))).toBe(after);
  });
});

describe('move', () => {
  const table: readonly [title: string, before: string, item: Path, list: Path, after: string][] = [
    [
      'takes comments along',
      'x:\n  # above\n  - a # behind\n  - b\ny:\n  - c\n',
      ['x', 0],
      ['y'],
      'x:\n  - b\ny:\n  - c\n  # above\n  - a # behind\n',
    ],
    [
      'keeps the lines of an item',
      'x:\n    - a: 1 # one\n      # two\n      b: 2\n    - d\ny:\n- c\n',
      ['x', 0],
      ['y'],
      'x:\n    - d\ny:\n- c\n- a: 1 # one\n  # two\n  b: 2\n',
    ],
    ['from brackets', 'x: [a, { b: 1 }]\ny:\n  - c\n', ['x', 1], ['y'], 'x: [a]\ny:\n  - c\n  - { b: 1 }\n'],
    ['to brackets', 'x:\n  - a\n  - b: 1\n    c: 2\ny: [d]\n', ['x', 1], ['y'], 'x:\n  - a\ny: [d, { b: 1, c: 2 }]\n'],
    [
      'to brackets, with its comments',
      'x:\n  # one\n  - a\n  - b\ny: [d]\n',
      ['x', 0],
      ['y'],
      'x:\n  - b\ny: [d,\n    # one\n    a]\n',
    ],
    ['leaves an empty list', 'x:\n  - a\ny: []\n', ['x', 0], ['y'], 'x: []\ny: [a]\n'],
  ];
  test.each(table)('%s', (_, before, item, list, after) => {
    expect(edited(before, (editor, at) => editor.move(at(...item), at(...list) as SeqNode))).toBe(after);
  });

  test('is not made by half', () => {
    const tree = SyntaxTree.parse('file:///a.commspec.yaml', 'x: [a, b]\n');
    const other = SyntaxTree.parse('file:///b.commspec.yaml', 'y: [c]\n');
    const editor = new Editor(tree);
    editor.move(nodeAt(tree, ['x', 0]), nodeAt(other, ['y']) as SeqNode);
    expect(editor.edits).toEqual([]);
  });
});

describe('remove', () => {
  const table: readonly [title: string, before: string, path: Path, after: string][] = [
    ['a key', 'a: 1\nb: 2 # two\n# about c\nc: 3\n', ['b'], 'a: 1\n# about c\nc: 3\n'],
    ['the last key of a file without a line break', 'a: 1\r\nb: 2', ['b'], 'a: 1'],
    ['a key with a mapping', 'a:\n  x: 1\n  y: 2\nb: 2\n', ['a'], 'b: 2\n'],
    ['a key with a block scalar', 'a: |\n  text\n\nb: 2\n', ['a'], '\nb: 2\n'],
    ['the first key of an item', 'x:\n  - a: 1\n    b: 2\n', ['x', 0, 'a'], 'x:\n  - b: 2\n'],
    ['the only key of a mapping, with the mapping', 'a: 1\nx:\n  y: 2\nb: 3\n', ['x', 'y'], 'a: 1\nb: 3\n'],
    ['the only key of an item, with the item', 'x:\n  - y: 2\n  - z\n', ['x', 0, 'y'], 'x:\n  - z\n'],
    ['a key in braces', 'x: { a: 1, b: 2, c: 3 }\n', ['x', 'b'], 'x: { a: 1, c: 3 }\n'],
    ['the first key in braces', 'x: { a: 1, b: 2 }\n', ['x', 'a'], 'x: { b: 2 }\n'],
    ['the last key in braces', 'x: { a: 1, b: 2 }\n', ['x', 'b'], 'x: { a: 1 }\n'],
    ['the only key in braces', 'a: 1\nx: { y: 2 }\n', ['x', 'y'], 'a: 1\n'],
    ['an item', 'x:\n  - a\n  - b # two\n  - c\n', ['x', 1], 'x:\n  - a\n  - c\n'],
    ['an item of many lines', 'x:\n  - a: 1\n    b: 2\n\n  - c\n', ['x', 0], 'x:\n\n  - c\n'],
    ['an item with an anchor', 'x:\n  - a\n  - &n b\n  - c\n', ['x', 1], 'x:\n  - a\n  - c\n'],
    ['an item below its dash', 'x:\n  - a\n  - # two\n    b: 1\n  - c\n', ['x', 1], 'x:\n  - a\n  - c\n'],
    ['an empty item', 'x:\n  - a\n  -\n  - c\n', ['x', 1], 'x:\n  - a\n  - c\n'],
    ['the first item of a list in a list', 'x:\n  - - a\n    - b\n', ['x', 0, 0], 'x:\n  - - b\n'],
    ['the only item', 'x: # all\n  - a\ny: 1\n', ['x', 0], 'x: [] # all\ny: 1\n'],
    ['the only item, in the column of its key', 'x:\n- a: 1\n  b: 2\ny: 1\n', ['x', 0], 'x: []\ny: 1\n'],
    ['the only item in brackets', 'x: [a]\n', ['x', 0], 'x: []\n'],
    ['an item in brackets', 'x: [a, b, c]\n', ['x', 1], 'x: [a, c]\n'],
    ['the last item in brackets', 'x: [a, b]\n', ['x', 1], 'x: [a]\n'],
    ['an item in brackets over lines', 'x: [\n  a, # one\n  b,\n  ]\n', ['x', 1], 'x: [\n  a # one\n  ]\n'],
    [
      'a host',
      'tiers:\n  - tier: 1\n    hosts:\n      - name: a\n        cpus: 1\n      - name: b\n      # about c\n      - name: c\n',
      ['tiers', 0, 'hosts', 1],
      'tiers:\n  - tier: 1\n    hosts:\n      - name: a\n        cpus: 1\n      # about c\n      - name: c\n',
    ],
    [
      'an item with the comments above it',
      'x:\n  - a\n  # two\n  # and more\n  - b\n  - c\n',
      ['x', 1],
      'x:\n  - a\n  - c\n',
    ],
    [
      'an item and not what is said of others',
      'x:\n  - a: 1\n    # of a\n\n  - b\n  # of c\n  - c\n',
      ['x', 1],
      'x:\n  - a: 1\n    # of a\n\n  # of c\n  - c\n',
    ],
    ['an item with the comments at its end', 'x:\n  - a: 1\n    # of a\n  - b\n', ['x', 0], 'x:\n  - b\n'],
    [
      'an item in brackets with its comments',
      'x: [\n  a, # one\n  # two\n  b, # too\n  c # three\n  ]\n',
      ['x', 1],
      'x: [\n  a, # one\n  c # three\n  ]\n',
    ],
    [
      'the only host',
      'tiers:\n  - tier: 1\n    hosts:\n      - name: a\n        cpus: 1\n  - tier: 2\n',
      ['tiers', 0, 'hosts', 0],
      'tiers:\n  - tier: 1\n    hosts: []\n  - tier: 2\n',
    ],
  ];
  test.each(table)('%s', (_, before, path, after) => {
    expect(edited(before, (editor, at) => editor.removeEntry(at(...path)))).toBe(after);
  });

  test('all items of a list at once', () => {
    const all = (before: string): string =>
      edited(before, (editor, at) => {
        for (const index of [0, 1]) editor.removeItem(at('x', index));
      });
    expect(all('x: [a, b]\n')).toBe('x: []\n');
    expect(all('x:\n  - a\n  - b\ny: 1\n')).toBe('x: []\ny: 1\n');
  });

  test('two neighbours at once', () => {
    const both = (before: string): string =>
      edited(before, (editor, at) => {
        editor.removeItem(at('x', 1));
        editor.removeItem(at('x', 2));
      });
    expect(both('x: [a, b, c]\n')).toBe('x: [a]\n');
    expect(both('x: [a, b, c, d]\n')).toBe('x: [a, d]\n');
    expect(both('x: [a, b, c, ]\n')).toBe('x: [a ]\n');
    expect(both('x:\n  - a\n  - b\n  - c\n')).toBe('x:\n  - a\n');
  });
});

describe('replace', () => {
  const table: readonly [title: string, before: string, path: Path, value: Plain, after: string][] = [
    ['a plain value', 'a: one # 1\n', ['a'], 'two', 'a: two # 1\n'],
    ['a value in double quotes, by a text', 'a: "one"\n', ['a'], 'two', 'a: "two"\n'],
    ['a value in single quotes, by a text', "a: 'one'\n", ['a'], 'two', "a: 'two'\n"],
    ['a value in single quotes, by a text with one', "a: 'one'\n", ['a'], "it's", 'a: "it\'s"\n'],
    ['a value in quotes, by a number', 'a: "1"\n', ['a'], 2, 'a: 2\n'],
    ['a plain value, by a text that looks like a number', 'a: one\n', ['a'], '7.0', 'a: "7.0"\n'],
    ['a number, by a text of digits', 'a: 8 # cores\n', ['a'], '4', 'a: 4 # cores\n'],
    ['a version, by another one', 'a: 6.3\n', ['a'], '7.0.5', 'a: 7.0.5\n'],
    ['a number, by a text that reads as none', 'a: 8\n', ['a'], 'true', 'a: "true"\n'],
    ['a number in quotes, by a text of digits', 'a: "8"\n', ['a'], '4', 'a: "4"\n'],
    ['a block scalar', 'a: |\n  one\n  two\nb: 1\n', ['a'], 'three', 'a: three\nb: 1\n'],
    ['a mapping', 'a: # all\n  b: 1\n  c: 2\nd: 3\n', ['a'], 'none', 'a: none # all\nd: 3\n'],
    ['a list in the column of its key', 'a:\n- b\n- c\nd: 3\n', ['a'], 'none', 'a: none\nd: 3\n'],
    ['braces', 'a: { b: 1 }\n', ['a'], { c: 2 }, 'a: { c: 2 }\n'],
    ['nothing', 'a:\nb: 1\n', ['a'], 'x', 'a: x\nb: 1\n'],
    ['nothing, beside a comment', 'a:   # later\n', ['a'], 'x', 'a:   x # later\n'],
    ['nothing, in an item', 'a:\n  -\n', ['a', 0], 'x', 'a:\n  - x\n'],
    ['nothing, in braces', 'a: { b, c: 1 }\n', ['a', 'b'], 'x', 'a: { b: x, c: 1 }\n'],
    ['an item that is a mapping', 'a:\n  - b: 1\n    c: 2\n  - d\n', ['a', 0], 'x', 'a:\n  - x\n  - d\n'],
    ['by a text as it is', 'a: 1\n', ['a'], new Raw('[x, y]'), 'a: [x, y]\n'],
  ];
  test.each(table)('%s', (_, before, path, value, after) => {
    expect(edited(before, (editor, at) => editor.replace(at(...path), value))).toBe(after);
  });
});

test('rename keeps what stands around a key', () => {
  const tree = SyntaxTree.parse('file:///a.commspec.yaml', 'x: { "old" : 1, b: 2 }\n');
  const editor = new Editor(tree);
  const inner = nodeAt(tree, ['x']) as MapNode;
  editor.rename(inner.entries[0]!.key, 'new');
  expect(applyEdits(tree.text, editor.edits)).toBe('x: { new : 1, b: 2 }\n');
});

test.each([
  ['x: a # one\n', 'x: [a, c, d] # one\n'],
  ['x: # later\n', 'x: [c, d] # later\n'],
])('several items become one list: %j', (before, after) => {
  const tree = SyntaxTree.parse('file:///a.commspec.yaml', before);
  const editor = new Editor(tree);
  for (const item of ['c', 'd', 'c']) editor.add(nodeAt(tree, ['x']) as ScalarNode, item);
  expect(applyEdits(tree.text, editor.edits)).toBe(after);
});

test('a node of another document is left alone', () => {
  const tree = SyntaxTree.parse('file:///a.commspec.yaml', 'a: 1\nb: { c: [2] }\n');
  const other = SyntaxTree.parse('file:///b.commspec.yaml', 'a: 1\nb: { c: [2] }\n');
  const editor = new Editor(other);
  editor.replace(nodeAt(tree, ['a']), 5);
  editor.removeEntry(nodeAt(tree, ['b']));
  editor.insert(nodeAt(tree, ['b']) as MapNode, 'd', 1);
  editor.add(nodeAt(tree, ['b', 'c']) as SeqNode, 1);
  editor.rename((tree.root as MapNode).entries[0]!.key, 'z');
  expect(editor.edits).toEqual([]);
});

test('what an anchor and its aliases share is changed once', () => {
  const text = 'list:\n  - &a mta\n  - *a\nmap: &m { k: 1 }\nsame: *m\n';
  const twice = edited(text, (editor, at) => {
    for (let time = 0; time < 2; time++) {
      editor.insert(at('list', 0) as ScalarNode, 'version', '7');
      editor.insert(at('map') as MapNode, 'b', 2);
      editor.replace(at('map', 'k'), 3);
    }
  });
  expect(twice).toBe('list:\n  - &a { component: mta, version: "7" }\n  - *a\nmap: &m { k: 3, b: 2 }\nsame: *m\n');
});

test('edits at one place keep their order', () => {
  const at = (start: number, end: number, newText: string) => ({ span: { start, end }, newText });
  expect(applyEdits('abc', [at(1, 1, 'X'), at(1, 1, 'Y'), at(0, 1, ''), at(1, 2, 'B')])).toBe('XYBc');
});

test('every text is written so that YAML reads it back', () => {
  const texts = [
    ...[
      'plain',
      '8 GB',
      '20%',
      'a/b',
      '7u3',
      '7',
      '7.0',
      '1e3',
      '0x1F',
      '0o7',
      '.inf',
      '.nan',
      '-1',
      '+1',
      '.5',
      'null',
      '~',
      'true',
      'False',
      'off',
    ],
    ...[
      '',
      ' ',
      'a ',
      ' a',
      '@a',
      '%a',
      '- a',
      '-',
      '? a',
      ': a',
      'a: b',
      'a:',
      'a #b',
      '#a',
      '&a',
      '*a',
      '!a',
      '|',
      '>',
      '[a]',
      '{a}',
      'a, b',
      '`a`',
    ],
    ...[
      '"a"',
      "'a'",
      'a\nb',
      '\t',
      '\u0000',
      '\ud800',
      '\u2028',
      'ü😀',
      '---',
      '...',
      '... x',
      '<<',
      '__proto__',
      '2026-01-01',
      '\\',
    ],
  ];
  for (const text of texts) {
    for (const [document, read] of [
      [`key: ${scalarText(text)}\n`, (value: unknown) => (value as { key: unknown }).key],
      [`${scalarText(text)}: 1\n`, (value: unknown) => [...(value as Map<unknown, unknown>).keys()][0]],
      [`- ${flowText([text, { [text]: text }])}\n`, (value: unknown) => (value as unknown[][])[0]![0]],
    ] as const) {
      expect(read(parse(document, { mapAsMap: document.startsWith(scalarText(text)) })), JSON.stringify(document)).toBe(
        text,
      );
    }
  }
});
