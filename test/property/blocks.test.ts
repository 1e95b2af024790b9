/** Host items are parsed by themselves; nobody may notice. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { parseBlock } from '../../server/syntax/block';
import { SyntaxTree } from '../../server/syntax/document';
import type { Node } from '../../server/syntax/tree';
import { dumpNode, expectEqual } from '../support/dump';
import { dice, randomEdit, randomText, runs } from '../support/specs';

/** Whether reading in blocks gives what reading in one piece gives; false where YAML sees an error. */
function expectSame(text: string, lenient = false): boolean {
  const whole = parseBlock(text, false);
  if (whole.problems.some((problem) => problem.code !== 'YAML002')) return false;
  const tree = SyntaxTree.parse('file:///a.commspec.yaml', text);
  // The parser lets a quoted text go on in lines that are indented too little; the blocks do not.
  if (lenient && tree.broken) return false;
  const dumped = {
    root: dumpNode(tree.root, (node) => tree.spanOf(node)),
    problems: tree.problems.map(({ code }) => code),
  };
  const expected = {
    root: dumpNode(whole.root, (node) => ({ start: node.start, end: node.end })),
    problems: whole.problems.map(({ code }) => code),
  };
  expectEqual(dumped, expected, text);
  return true;
}

describe('reading in blocks equals reading in one piece', () => {
  test('for specs in every style', () => {
    let split = 0;
    fc.assert(
      fc.property(dice(), (random) => {
        const text = randomText(random);
        expect(expectSame(text), `the generator writes valid YAML:\n${text}`).toBe(true);
        split += SyntaxTree.parse('file:///a.commspec.yaml', text).hostBlocks.length;
      }),
      runs(100),
    );
    expect(split, 'hosts that were parsed by themselves').toBeGreaterThan(100);
  });

  test('for specs after random edits that YAML still reads', () => {
    fc.assert(
      fc.property(dice(), (random) => {
        let text = randomText(random);
        for (let edits = 1 + random.int(3); edits > 0; edits--) text = randomEdit(text, random);
        expectSame(text, true);
      }),
      runs(200),
    );
  });
});

test('the tree holds the values that YAML gives', () => {
  fc.assert(
    fc.property(dice(), (random) => {
      const text = randomText(random);
      const tree = SyntaxTree.parse('file:///a.commspec.yaml', text);
      const options = { uniqueKeys: false, schema: 'core', maxAliasCount: -1, mapAsMap: true } as const;
      fc.pre(tree.aliases.every((alias) => tree.resolve(alias) !== undefined));
      expect(toValue(tree, tree.root)).toEqual(parseYaml(text, options));
    }),
    runs(100),
  );
});

function toValue(tree: SyntaxTree, node: Node | undefined): unknown {
  switch (node?.kind) {
    case undefined:
      return null;
    case 'scalar':
      return node.value;
    case 'seq':
      return node.items.map((item) => toValue(tree, item));
    case 'map':
      return new Map(node.entries.map(({ key, value }) => [key.value, toValue(tree, value)]));
    case 'alias':
      return toValue(tree, tree.resolve(node));
  }
}
