/** What the tree says of a text: blocks, places, problems. */
import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../../server/syntax/lines';
import { SyntaxTree } from '../../../server/syntax/document';
import { entryOf, type Node } from '../../../server/syntax/tree';
import { readMarks } from '../../support/markers';
import { checkNodes } from '../../support/sound';

const parse = (text: string): SyntaxTree => SyntaxTree.parse('file:///a.commspec.yaml', text);
const OFFICE =
  'commspec: 1\nname: office\ntiers:\n  - tier: 1\n    hosts:\n      - name: web\n        components: [mta]\n      - name: front\n        components: [mmp]\n';

describe('host items are parsed by themselves', () => {
  const table: readonly [title: string, text: string, hosts: number][] = [
    ['in the usual layout', OFFICE, 2],
    ['with dashes in the column of their key', OFFICE.replaceAll(/^ {6}/gm, '    '), 2],
    ['below a document marker and comments', `# top\n---\n# more\n${OFFICE}`, 2],
    ['behind a byte order mark', `\ufeff${OFFICE}`, 2],
    ['with CRLF', OFFICE.replaceAll('\n', '\r\n'), 2],
    ['with more keys behind them, quoted too', `${OFFICE}"odd # key": 1\nnote: x\n`, 2],
    ['in several tiers', `${OFFICE}  - tier: 2\n    hosts: # stores\n      # first\n      - name: store\n`, 3],
    ['not in flow style', 'commspec: 1\ntiers: [{ hosts: [{ name: a }] }]\n', 0],
    ['not where tiers are no list', 'commspec: 1\ntiers:\n  x: |\n    - hosts:\n        - a\n', 0],
    ['not where hosts stand elsewhere', 'commspec: 1\nhosts:\n  - name: a\n', 0],
    ['not in a text inside a tier', 'tiers:\n  - tier: 1\n    note: |\n        hosts:\n        - name: a\n', 0],
    ['not in a second document', `a: 1\n---\n${OFFICE}`, 0],
    ['not behind a directive', `%YAML 1.2\n---\n${OFFICE}`, 0],
    ['not in a root that is no plain mapping', `"a": |\n x\n${OFFICE}`, 0],
    ['not where anchors stand at the list', OFFICE.replace('hosts:', 'hosts: &h'), 0],
  ];
  test.each(table)('%s', (_, text, hosts) => {
    expect(parse(text).hostBlocks.length).toBe(hosts);
  });

  test('what is half typed in one leaves the others alone', () => {
    for (const typed of [
      '        note: "\n',
      '        note: [\n',
      '        nam\n',
      '    foo\n',
      'foo\n',
      '        - x: {\n',
      '\t\n',
    ]) {
      const text = OFFICE.replace('        components: [mta]\n', `        components: [mta]\n${typed}`);
      const tree = parse(`${text}note: end\n`);
      expect(
        tree.hostBlocks.map(({ block }) => block.problems.length > 0),
        typed,
      ).toEqual([typed !== '\t\n', false]);
      expect(entryOf(tree.root, 'note'), typed).toBeDefined();
    }
  });

  test('what stands behind the hosts is no part of the last one', () => {
    for (const key of ['"odd # key"', "'a # b'", '"a: # b"', '"#"']) {
      const tree = parse(`${OFFICE}${key}: 1\n`);
      expect([tree.hostBlocks.length, tree.problems], key).toEqual([2, []]);
    }
  });

  test('a block that an edit did not touch is the same object', () => {
    const before = parse(OFFICE);
    const after = SyntaxTree.parse(before.uri, OFFICE.replace('name: office', 'name: another'), before);
    expect(after.hostBlocks.map(({ block }) => block)).toEqual(before.hostBlocks.map(({ block }) => block));
    expect(after.hostBlocks[0]!.block).toBe(before.hostBlocks[0]!.block);
    const typed = SyntaxTree.parse(after.uri, after.text.replace('mta', 'mmp'), after);
    expect(typed.hostBlocks[0]!.block).not.toBe(after.hostBlocks[0]!.block);
    expect(typed.hostBlocks[1]!.block).toBe(after.hostBlocks[1]!.block);
  });
});

describe('places', () => {
  const sourcesAt = (marked: string): string[] => {
    const { text, cursors } = readMarks(marked);
    const path = parse(text).pathAt(cursors[0]!);
    return path.map((node: Node) => (node.kind === 'scalar' ? node.source : node.kind));
  };

  test('an offset leads to what stands there, in the last host of the last tier too', () => {
    expect(sourcesAt(OFFICE.replace('front', 'fr<|>ont'))).toEqual(['map', 'seq', 'map', 'seq', 'map', 'front']);
    expect(sourcesAt(OFFICE.replace('[mmp]', '[m<|>mp]'))).toEqual(['map', 'seq', 'map', 'seq', 'map', 'seq', 'mmp']);
    expect(sourcesAt(OFFICE.replace('tier: 1', 'ti<|>er: 1'))).toEqual(['map', 'seq', 'map', 'tier']);
    expect(sourcesAt('a: 1\nb:<|>\n')).toEqual(['map', '']);
    expect(sourcesAt('a: 1\n\n\n<|>')).toEqual(['map']);
  });

  test('collections span their children', () => {
    const tree = parse(OFFICE);
    const tiers = entryOf(tree.root, 'tiers')!.value;
    const { start, end } = tree.spanOf(tiers);
    expect(OFFICE.slice(start, end)).toBe(OFFICE.slice(OFFICE.indexOf('- tier'), -1));
    const hosts = entryOf(tiers.kind === 'seq' ? tiers.items[0] : undefined, 'hosts')!.value;
    expect(tree.spanOf(hosts)).toEqual({ start: OFFICE.indexOf('- name: web'), end: OFFICE.length - 1 });
  });

  test('a host of which nothing can be read stands behind its dash', () => {
    const tree = parse('tiers:\n- hosts:\n  -\n> - ');
    expect(() => checkNodes(tree)).not.toThrow();
    expect(tree.spanOf(tree.pathAt(19).at(-1)!)).toEqual({ start: 19, end: 19 });
  });

  test('lines end at LF, CRLF and CR', () => {
    const lines = new LineIndex('a\nbc\r\nd\re');
    expect([0, 1, 2, 3, 4].map((line) => [lines.startOf(line), lines.endOf(line)])).toEqual([
      [0, 1],
      [2, 4],
      [6, 7],
      [8, 9],
      [9, 9],
    ]);
    expect(lines.count).toBe(4);
    expect(lines.positionAt(3)).toEqual({ line: 1, character: 1 });
    expect(lines.positionAt(99)).toEqual({ line: 3, character: 1 });
    expect(lines.positionAt(-1)).toEqual({ line: 0, character: 0 });
    expect(lines.offsetAt({ line: 1, character: 99 })).toBe(4);
    expect(lines.offsetAt({ line: 99, character: 0 })).toBe(9);
  });
});

describe('aliases', () => {
  const targets = (text: string): (string | undefined)[] => {
    const tree = parse(text);
    return tree.aliases.map((alias) => {
      const target = tree.resolve(alias);
      return target === undefined ? undefined : text.slice(tree.spanOf(target).start, tree.spanOf(target).end);
    });
  };

  test('stand for the last anchor before them', () => {
    expect(targets('a: &x 1\nb: *x\nc: &x 2\nd: *x\n')).toEqual(['1', '2']);
    expect(targets('a: *x\nb: &x 1\n')).toEqual([undefined]);
    expect(targets('&x a: 1\nb: *x\n')).toEqual(['a']);
  });

  test('reach from host to host', () => {
    expect(
      targets(
        OFFICE.replace('name: web', 'name: web\n        memory: &m 8 GB').replace(
          'name: front',
          'name: front\n        memory: *m',
        ),
      ),
    ).toEqual(['8 GB']);
  });

  test('never stand for what holds them', () => {
    expect(targets('a: &x [1, *x]\n')).toEqual([undefined]);
    expect(targets(OFFICE.replace('- tier: 1\n', '- &t\n    tier: 1\n').replace('[mmp]', '*t'))).toEqual([undefined]);
  });

  test('to a tier stand for its hosts too', () => {
    const tree = parse(`${OFFICE.replace('- tier: 1\n', '- &t\n    tier: 1\n')}x-copy: *t\n`);
    const target = tree.resolve(tree.aliases[0]!);
    const hosts = entryOf(target, 'hosts')!.value;
    expect(hosts.kind === 'seq' && hosts.items.map((host) => entryOf(host, 'name')?.value.kind)).toEqual([
      'scalar',
      'scalar',
    ]);
  });
});

describe('problems say what is wrong where it is wrong', () => {
  const table: readonly [marked: string, code: string, message: RegExp][] = [
    ['a: <|"x|>\nb: 1\n', 'YAML001', /quote is never closed/],
    ['a: <|"|>\n', 'YAML001', /quote is never closed/],
    ["a: <|'it''s|>\n", 'YAML001', /quote is never closed/],
    ['a: <|[1, 2|>\nb: 3\n', 'YAML001', /Put `\]` at its end/],
    ['a: <|{ b: 1|>\n', 'YAML001', /Put `\}` at its end/],
    ['a: 1\n<|foo|>\nb: 2\n', 'YAML001', /colon is missing/],
    ['a: 1\n<|foo|>\n', 'YAML001', /colon is missing/],
    ['a:\n<|\t|>b: 1\n', 'YAML001', /spaces, not tabs/],
    ['a: <|b|>: c\n', 'YAML001', /a value is already on this line/],
    ['a: <|@|>b\n', 'YAML001', /quotes/],
    ['a: <|]|>\n', 'YAML001', /closes nothing/],
    ['<|[a]|>: 1\n', 'YAML001', /A key must be plain text/],
    ['a: 1\n<|a|>: 2\n', 'YAML002', /written twice/],
    ['a: 1\n"<|"a"|>": 2\n'.replace('"<|"a"|>"', '<|"a"|>'), 'YAML002', /written twice/],
    ['a: 1\n<|---|>\nb: 2\n', 'YAML005', /one document/],
    ['a: 1\n...\n<|b: 2|>\n', 'YAML005', /one document/],
    ['a:\n  b: 1\n<| |>c: 2\n', 'YAML001', /indentation/],
    [
      'a: x<|#|>y\nb: "c"#d\n'.replace('<|#|>', '#').replace('"c"#d', '"c"<|#d|>'),
      'YAML001',
      /space is missing before the `#`/,
    ],
  ];
  test.each(table)('%j', (marked, code, message) => {
    const { text, ranges } = readMarks(marked);
    const tree = parse(text);
    expect(tree.problems.map((problem) => ({ code: problem.code, ...tree.spanOfProblem(problem) }))).toEqual([
      { code, ...ranges[0]! },
    ]);
    expect(tree.problems[0]!.message).toMatch(message);
    expect(tree.problems[0]!.message).toMatch(/\.$/);
  });

  test('a bracket that closes nothing spoils its own line only', () => {
    for (const typed of [']', '  }', 'x: ]', 'x: [1]]', 'x: {a: 1}}']) {
      const tree = parse(`a: 1\nb:\n  c: 2\n${typed}\nd:\n  - e: 3\n`);
      expect(
        tree.problems.map(({ code, message }) => [code, message.slice(0, 28)]),
        typed,
      ).toEqual([['YAML001', 'This bracket closes nothing.']]);
      expect(entryOf(tree.root, 'd')?.value.kind, typed).toBe('seq');
    }
  });

  test('one slip is one problem', () => {
    expect(parse('x:\n  - a: 1\n\t- b\n').problems.length).toBe(1);
  });

  test('what a problem touches is tainted, and nothing else', () => {
    const tree = parse('a: 1\nb: "x\n');
    expect([
      entryOf(tree.root, 'a')!.value.tainted,
      entryOf(tree.root, 'b')!.value.tainted,
      tree.root!.tainted,
      tree.broken,
    ]).toEqual([false, true, true, true]);
    const twice = parse('a: 1\na: 2\n');
    expect([twice.root!.tainted, twice.broken]).toEqual([false, false]);
  });
});
