/**
 * What is worked out of each host or component by itself is kept while nothing changes that it read through its parameters. A value
 * that it took from the function around it would be that of another version.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

interface Call {
  /** As it is written, with what is put in left out. */
  readonly key: string;
  /** Names that the function takes from the one around it. */
  readonly captured: readonly string[];
}

const isScope = (node: ts.Node): boolean =>
  ts.isFunctionLike(node) || ts.isBlock(node) || ts.isForStatement(node) || ts.isForOfStatement(node);

/** The names that a scope declares itself. */
function declaredIn(scope: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  const bind = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) names.add(name.text);
    else for (const element of name.elements) if (ts.isBindingElement(element)) bind(element.name);
  };
  const look = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) || ts.isParameter(node)) bind(node.name);
    if (ts.isFunctionDeclaration(node) && node.name !== undefined) names.add(node.name.text);
    if (!isScope(node)) ts.forEachChild(node, look);
  };
  ts.forEachChild(scope, look);
  return names;
}

/** Whether an identifier stands for a variable, and not for a property or a part of a type. */
function isReference(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== name;
  if (ts.isPropertyAssignment(parent) || ts.isBindingElement(parent)) return parent.initializer === name;
  return !ts.isTypeReferenceNode(parent) && !ts.isQualifiedName(parent);
}

function capturedBy(work: ts.Node): readonly string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isReference(node)) {
      let scope: ts.Node = node.parent;
      while (!ts.isSourceFile(scope) && !(isScope(scope) && declaredIn(scope).has(node.text))) scope = scope.parent;
      const isOwn = scope.pos >= work.pos && scope.end <= work.end;
      if (!ts.isSourceFile(scope) && !isOwn) found.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(work);
  return [...found];
}

const textOf = (key: ts.Node): string =>
  key
    .getText()
    .slice(1, -1)
    .replace(/\$\{[^}]*\}/g, '…');

/** The calls of `model.each(…)`, its helpers and `model.shared(…)` in a text. */
function callsIn(text: string): readonly Call[] {
  const calls: Call[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const { expression: callee, arguments: given } = node;
      const isEach = ts.isPropertyAccessExpression(callee) && callee.name.text === 'each' && given.length === 3;
      const isShared = ts.isPropertyAccessExpression(callee) && callee.name.text === 'shared' && given.length === 2;
      const isHelper = ts.isIdentifier(callee) && (callee.text === 'reportEach' || callee.text === 'statedBy');
      const [key, work] = [given[isHelper ? 2 : isShared ? 0 : 1], given.at(-1)];
      // What has its key and its function from a caller is a helper itself.
      if ((isEach || isHelper || isShared) && key !== undefined && work !== undefined && !ts.isIdentifier(key))
        // What is shared has in its key what it takes from the function around it.
        calls.push({ key: textOf(key), captured: isShared ? [] : capturedBy(work) });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('rule.ts', text, ts.ScriptTarget.Latest, true));
  return calls;
}

const calls = readdirSync('server', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
  .flatMap((file) => callsIn(readFileSync(join('server', file), 'utf8')).map((call) => ({ ...call, file })));

describe('what is worked out of each host or component', () => {
  test('takes nothing from the function around it', () => {
    expect(calls.filter(({ captured }) => captured.length > 0)).toEqual([]);
  });

  test('has a key of its own', () => {
    const keys = calls.map(({ key }) => key);
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
    expect(keys.length).toBeGreaterThan(20);
  });

  test.each([
    ['(host, report) => { if (host.count > limit) report({ at: host.at }); }', ['limit']],
    ['({ spec }, report) => { const limit = 2; for (const n of spec.list) report(n > limit); }', []],
    ['(host, report, model) => { report({ fixes: () => fix(model, { limit: host.count }) }); }', []],
    ['(host) => { report(host); }', ['report']],
    ['judge', ['judge']],
  ])('is found out: %s', (work, captured) => {
    const text = `function check(model, report) { const limit = 1; const judge = () => {}; reportEach(model, report, 'A', model.hosts, ${work}); }`;
    expect(callsIn(text)).toEqual([{ key: 'A', captured }]);
  });
});
