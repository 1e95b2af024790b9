/** What is moved takes its comments along: no comment of a file is lost, whatever is moved where. */
import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Lexer, parse } from 'yaml';
import { SyntaxTree } from '../../server/syntax/document';
import { Editor } from '../../server/syntax/edits';
import { applyEdits } from '../../server/syntax/text-edit';
import { childrenOf, type Node, type SeqNode } from '../../server/syntax/tree';
import { URI } from '../support/analyse';
import { dice, runs, type Dice } from '../support/specs';

const SPECS = ['examples', 'test/fixtures', 'test/fixtures/examples'].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml') && file !== 'broken.commspec.yaml')
    .map((file) => readFileSync(join(folder, file), 'utf8')),
);

const commentsOf = (text: string): readonly string[] =>
  [...new Lexer().lex(text)]
    .filter((token) => token.startsWith('#'))
    .map((token) => token.trimEnd())
    .sort();

/** Comments of their own everywhere, and flow lists over several lines. */
function commented(text: string, random: Dice): string {
  let count = 0;
  const comment = (): string => `# c${(++count).toString()}`;
  return text
    .split('\n')
    .flatMap((line) => {
      if (line.trim() === '' || line.trim().startsWith('#')) return [line];
      const indent = /^ */.exec(line)?.[0] ?? '';
      const above = random.chance(25) ? [indent + comment()] : [];
      const flow = /^(.*: )\[(\w[\w, -]*)\]$/.exec(line);
      if (flow !== null && random.chance(40)) {
        const [, head = '', items = ''] = flow;
        const lines = items
          .split(', ')
          .flatMap((item, index, all) => [
            ...(random.chance(30) ? [`${indent}      ${comment()}`] : []),
            `${indent}      ${item}${index + 1 < all.length || random.chance(30) ? ',' : ''}${random.chance(30) ? ` ${comment()}` : ''}`,
          ]);
        return [...above, `${head}[${random.chance(30) ? ` ${comment()}` : ''}`, ...lines, `${indent}    ]`];
      }
      return [...above, random.chance(25) && !line.includes('#') ? `${line} ${comment()}` : line];
    })
    .join('\n');
}

function listsOf(tree: SyntaxTree): readonly SeqNode[] {
  const lists: SeqNode[] = [];
  const visit = (node: Node): void => {
    if (node.kind === 'seq' && node.items.length > 0) lists.push(node);
    for (const child of childrenOf(node)) visit(child);
  };
  if (tree.root !== undefined) visit(tree.root);
  return lists;
}

test('any item to any list keeps every comment of the file', () => {
  fc.assert(
    fc.property(dice(), (random) => {
      const text = commented(random.pick(SPECS), random);
      const tree = SyntaxTree.parse(URI, text);
      expect(tree.problems, text).toEqual([]);
      const lists = listsOf(tree);
      const from = random.pick(lists);
      const item = random.pick(from.items);
      const span = tree.spanOf(item);
      const isInside = (list: SeqNode): boolean => {
        const { start, end } = tree.spanOf(list);
        return span.start <= start && end <= span.end;
      };
      const to = random.pick(lists.filter((list) => list !== from && !isInside(list)));
      const editor = new Editor(tree);
      const before = random.chance(30) ? random.pick(to.items) : undefined;
      if (before === undefined) editor.move(item, to);
      else editor.moveBefore(item, before);
      const after = applyEdits(text, editor.edits);
      const shown = `${text}\n======= ${text.slice(span.start, span.end)} to ${tree.spanOf(to).start}\n${after}`;
      expect(SyntaxTree.parse(URI, after).problems, shown).toEqual([]);
      expect(commentsOf(after), shown).toEqual(commentsOf(text));
      // The same values are there, in other lists.
      const values = (data: unknown): readonly string[] =>
        typeof data === 'object' && data !== null
          ? Object.entries(data).flatMap(([key, value]) =>
              Array.isArray(data) ? values(value) : [key, ...values(value)],
            )
          : [String(data)];
      expect([...values(parse(after))].sort(), shown).toEqual([...values(parse(text))].sort());
    }),
    runs(150),
  );
});
