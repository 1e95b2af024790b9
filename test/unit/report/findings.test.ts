/** Findings by file. How they look in every format is tested with the program itself. */
import { describe, expect, test } from 'vitest';
import { byFile, findingsJson, fixesOf, isAtLeast, type CheckedSpec } from '../../../server/report/findings';
import { findingsSarif } from '../../../server/report/findings-ci';
import { Engine } from '../../../server/rules/engine';
import { defineRule } from '../../../server/rules/rule';
import { Snapshot } from '../../../server/spec/snapshot';
import { validators } from '../../../server/spec/validators';
import { SyntaxTree } from '../../../server/syntax/document';

const tree = (name: string, text: string): SyntaxTree => SyntaxTree.parse(`file:///w/${name}`, text);

/** Finds every domain, with a fix here, one in the file of the name, and one that does nothing. */
const engine = new Engine([
  defineRule({
    code: 'T001',
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

function checked(path: string, over: SyntaxTree, ...bases: readonly SyntaxTree[]): CheckedSpec {
  const snapshot = Snapshot.of(over, validators, { trees: bases });
  return { path, snapshot, findings: engine.run(snapshot) };
}

const base = tree('base', 'commspec: 1\ndomain: siroe.com\n');
const one = tree('one', 'extends: ./base\nname: one\n');
const two = tree('two', 'extends: ./base\nname: two\ndomain: two.com\n');
const shown = (uri: string): string => uri.replace('file:///', '/');

describe('findings by file', () => {
  const result = byFile(
    [checked('1', one, base), checked('2', two, base), checked('1b', tree('one b', one.text), base)],
    shown,
  );

  test('stand in the file of their text, those of a base once, named as the user named it or as it is shown', () => {
    expect(result.files.map(({ path, findings }) => [path, findings.map(({ range }) => range.start.line)])).toEqual([
      ['1', []],
      ['/w/base', [1]],
      ['2', [2]],
      ['1b', []],
    ]);
  });

  test('offer the fixes that change that file, and that change anything', () => {
    const fixes = result.files.flatMap(({ findings }) =>
      findings.flatMap((finding) => fixesOf(finding).map(({ title }) => title)),
    );
    expect(fixes).toEqual(['Here', 'Here', 'There']);
  });

  test('have ranges of the file that they stand in, and paths of the others', () => {
    const json = findingsJson(result) as { readonly files: readonly { readonly findings: readonly unknown[] }[] };
    expect(json.files[1]!.findings).toMatchObject([
      {
        related: [{ path: '1' }],
        fixes: [
          { edits: [{ range: { start: { line: 1, character: 8 }, end: { line: 1, character: 17 } }, newText: 'x' }] },
        ],
      },
    ]);
    const sarif = JSON.stringify(findingsSarif(result, engine.rules, '1.0.0', 'file:///w/'));
    expect([...sarif.matchAll(/"uri":"([^"]+)"/g)].map((match) => match[1])).toEqual([
      'base',
      'one',
      'base',
      'two',
      'two',
      'two',
      'two',
    ]);
  });
});

test('severities are ranked', () => {
  expect(
    (['error', 'warning', 'information', 'hint'] as const).map((severity) => isAtLeast(severity, 'warning')),
  ).toEqual([true, true, false, false]);
});
