/** Findings by file. How they look in every format is tested with the program itself. */
import { describe, expect, test } from 'vitest';
import {
  isAtLeast,
  jsonFormat,
  writeFindings,
  writtenFindings,
  type CheckedSpec,
  type FindingsFormat,
} from '../../../server/report/findings/findings';
import { sarifFormat } from '../../../server/report/findings/findings-sarif';
import { plainStyle, textFormat } from '../../../server/report/findings/findings-text';
import { Engine } from '../../../server/engine/engine';
import { defineRule } from '../../../server/rules/rule';
import { Snapshot } from '../../../server/model/snapshot';
import { validators } from '../../../server/model/validators';
import { SyntaxTree } from '../../../server/syntax/document';

const tree = (name: string, text: string): SyntaxTree => SyntaxTree.parse(`file:///w/${name}`, text);

/** Finds every domain, with a fix here, one in the file of the name, and one that does nothing. */
const engine = new Engine([
  defineRule({
    code: 'T001',
    name: 'test-1',
    severity: 'warning',
    title: 'A domain is there',
    source: ['L100'],
    check: (model, report) => {
      const domain = model.section('domain');
      const name = model.section('name');
      if (domain === undefined || name === undefined) return;
      report({
        at: domain.at,
        message: 'There is a domain.',
        related: [{ at: name.at, message: 'The name' }],
        fixes: [
          { title: 'Here', safe: true, edit: (editor) => editor.replace(domain.at, 'x') },
          { title: 'There', in: name.at, edit: (editor) => editor.replace(name.at, 'y') },
          { title: 'Nothing', edit: () => undefined },
        ],
      });
    },
  }),
]);

function checked(over: SyntaxTree, ...bases: readonly SyntaxTree[]): CheckedSpec {
  const snapshot = Snapshot.of(over, validators, { trees: bases });
  return { snapshot, findings: engine.run(snapshot) };
}

const base = tree('base', 'commspec: 1\ndomain: siroe.com\n');
const one = tree('one', 'extends: ./base\nname: one\n');
const two = tree('two', 'extends: ./base\nname: two\ndomain: two.com\n');
const again = tree('again', one.text);
const shown = (uri: string): string => uri.replace('file:///w/', './');

/** What is written after each spec, and at the end. `last` is by the name of the file. */
function written(
  format: FindingsFormat,
  specs: readonly CheckedSpec[],
  last: Readonly<Record<string, number>>,
): readonly string[] {
  const writer = writeFindings(format, (uri) => last[uri.replace('file:///w/', '')], shown);
  return [
    writer.head,
    ...specs.map((spec, index) => {
      const { uri } = spec.snapshot;
      return writer.add(index, {
        ...{ uri, suppressed: spec.findings.suppressed },
        findings: [...writtenFindings(format, spec, shown)],
      });
    }),
    writer.end(),
  ];
}

const SARIF = {
  version: '1.0.0',
  root: 'file:///w/',
  ruleOf: (code: string) => engine.rule(code),
  pageOf: () => undefined,
};

interface Json {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly { readonly range: { readonly start: { readonly line: number } } }[];
  }[];
}

describe('findings by file', () => {
  const specs = [checked(one, base), checked(two, base), checked(again, base)];
  const parts = written(jsonFormat, specs, { one: 0, base: 2, two: 1, again: 2 });
  const json = JSON.parse(parts.join('')) as Json;

  test('stand in the file of their text, those of a base once, behind the last spec that extends it', () => {
    expect(json.files.map(({ path, findings }) => [path, findings.map(({ range }) => range.start.line)])).toEqual([
      ['./one', []],
      ['./two', [2]],
      ['./base', [1]],
      ['./again', []],
    ]);
  });

  test('are written as soon as all of a file is known', () => {
    expect(
      parts.map((part) => [...part.matchAll(/"path": "(\.[^"]+)",\n +"findings"/g)].map((match) => match[1])),
    ).toEqual([[], ['./one'], ['./two'], ['./base', './again'], []]);
  });

  test('of a file of which nobody knows who speaks last are written once, at the end', () => {
    const late = JSON.parse(written(jsonFormat, specs, { one: 0, two: 1, again: 2 }).join('')) as Json;
    expect(late.files.map(({ path, findings }) => [path, findings.length])).toEqual([
      ['./one', 0],
      ['./two', 1],
      ['./again', 0],
      ['./base', 1],
    ]);
  });

  test('of a base that is checked itself wait for those who extend it', () => {
    const own = [checked(base), checked(one, base)];
    const both = JSON.parse(written(jsonFormat, own, { base: 1, one: 1 }).join('')) as Json;
    expect(both.files.map(({ path, findings }) => [path, findings.length])).toEqual([
      ['./base', 1],
      ['./one', 0],
    ]);
  });

  test('offer the fixes that change that file and change anything, with ranges of that file and paths of the others', () => {
    expect(json.files[2]!.findings).toMatchObject([
      {
        related: [{ path: './one' }],
        fixes: [
          { edits: [{ range: { start: { line: 1, character: 8 }, end: { line: 1, character: 17 } }, newText: 'x' }] },
        ],
      },
    ]);
    expect(json.files[1]!.findings).toMatchObject([{ fixes: [{ title: 'Here' }, { title: 'There' }] }]);
  });

  test('are indented as JSON is', () => {
    for (const text of [parts.join(''), written(jsonFormat, [], {}).join('')])
      expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  });

  test('are SARIF with addresses relative to the folder, and with the rules that are used', () => {
    const sarif = written(sarifFormat(SARIF), specs, { one: 0, base: 2, two: 1, again: 2 }).join('');
    expect([...sarif.matchAll(/"uri": "([^"]+)"/g)].map((match) => match[1])).toEqual([
      'two',
      'two',
      'two',
      'two',
      'base',
      'one',
      'base',
    ]);
    expect(JSON.parse(sarif)).toMatchObject({
      runs: [{ results: [{ ruleIndex: 0 }, { ruleIndex: 0 }], tool: { driver: { rules: [{ id: 'T001' }] } } }],
    });
    for (const text of [sarif, written(sarifFormat(SARIF), [], {}).join('')])
      expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  });
});

describe('the marks below a line', () => {
  const names = new Engine([
    defineRule({
      code: 'T002',
      name: 'test-2',
      severity: 'warning',
      title: 'A name is there',
      source: ['L100'],
      check: (model, report) => {
        const name = model.section('name');
        if (name !== undefined) report({ at: name.at, message: 'There is a name.' });
      },
    }),
  ]);

  test.each([
    ['name: office', '      ^^^^^^'],
    ['name: 办公室', '      ^^^^^^'],
    ['name: "😀👨‍👩‍👧"', '      ^^^^^^'],
    ['name: e\u0301a', '      ^^'],
    ['{ "办": 1, name: a }', `${' '.repeat(17)}^`],
    ['{ "e\u0301": 1, name: a }', `${' '.repeat(16)}^`],
    ['name:\ta\tb', '     \t^\t^'],
    ['name: \u0E01\u0E33\u0E01', '      ^^^'],
    ['name: \u{1F1EC}\u{1F1E7}x', '      ^^^'],
    ['name: "\\a\u009B"', '      ^^^^^'],
  ])('%j', (text, marks) => {
    const snapshot = Snapshot.of(tree('a', text), validators);
    const pretty = written(textFormat(plainStyle), [{ snapshot, findings: names.run(snapshot) }], { a: 0 }).join('');
    expect(pretty.split('\n')[2]).toBe(`    | ${marks}`);
  });
});

test('severities are ranked', () => {
  expect(
    (['error', 'warning', 'information', 'hint'] as const).map((severity) => isAtLeast(severity, 'warning')),
  ).toEqual([true, true, false, false]);
});
