/**
 * Twenty thousand edits as people make them, in chains: after each the tree is what reading the text anew gives, and after every few of them
 * so is all that is made of it. `SEED` begins with other chains, `CHAINS` says how many there are.
 */
import { describe, expect, test } from 'vitest';
import { Snapshot, type Bases } from '../../server/model/snapshot';
import { validators } from '../../server/model/validators';
import { allReportKinds } from '../../server/report/kinds';
import { changeOf, type Change } from '../../server/syntax/hull';
import { SyntaxTree } from '../../server/syntax/document';
import { readSeeds } from '../fuzz/seeds';
import { SPEC, type Files } from '../fuzz/case';
import { engine, URI } from '../support/analyse';
import { materialOf, Writing } from '../support/edits';
import { expectSameAnalysis, expectSameTree } from '../support/same';
import { diceOf, randomText, type Dice } from '../support/specs';

const SEED = Number(process.env['SEED'] ?? 2026);
const CHAINS = Number(process.env['CHAINS'] ?? 500);
const EDITS = 40;
/** Each is a test of its own, so that none takes long. */
const BATCHES = 25;
/** One in so many versions is compared in whole; the last one of a chain always is. */
const EVERY = 25;
const BASE = 'file:///test/base.commspec.yaml';
/** UTF-16 units of a spec that a chain begins with. */
const LONGEST = 1600;

const seeds = readSeeds().filter((files) => (files[SPEC] ?? '').length < LONGEST);
const textOf = (files: Files): string => files[SPEC] ?? '';
const material = materialOf(seeds.map(textOf));

/** A document that chains edit, read on top of its version before. */
class Document {
  readonly #uri: string;
  readonly #writing: Writing;
  tree: SyntaxTree;

  constructor(uri: string, text: string) {
    this.#uri = uri;
    this.#writing = new Writing(text, material);
    this.tree = SyntaxTree.parse(uri, text);
  }

  get kind(): string {
    return this.#writing.kind;
  }

  fresh(): SyntaxTree {
    return SyntaxTree.parse(this.#uri, this.tree.text);
  }

  edit(dice: Dice): void {
    const { tree } = this;
    const text = this.#writing.next(dice, tree.broken);
    this.tree = SyntaxTree.parse(
      this.#uri,
      text,
      tree,
      dice.chance(50) ? wider(changeOf(tree.text, text), tree, dice) : undefined,
    );
  }
}

/** The change as an editor tells it, whose edits may write again what stood there. */
function wider({ start, end, by }: Change, { text }: SyntaxTree, dice: Dice): Change {
  return { start: Math.max(0, start - dice.int(9)), end: Math.min(text.length, end + dice.int(9)), by };
}

/** One in four chains lays a spec on another, and edits both. */
function startOf(dice: Dice): { readonly text: string; readonly base?: string } {
  const draw = dice.int(100);
  const text = draw < 15 ? randomText(dice) : textOf(dice.pick(seeds));
  if (draw < 75) return { text };
  const base = draw < 80 ? randomText(dice) : textOf(dice.pick(seeds));
  const sections = (draw < 90 ? base : text).replaceAll('\r', '').split(/^(?=[A-Za-z])/m);
  const own = sections.filter((section) => !/^(commspec|extends|\W)/.test(section) && dice.chance(60));
  return { text: `commspec: 1\nextends: ./base.commspec.yaml\n${own.join('')}`, base };
}

const counts = { edits: 0, compared: 0, unbroken: 0, laid: 0, kinds: new Map<string, number>() };

function runChain(number: number): void {
  const dice = diceOf(Math.imul(SEED, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const start = startOf(dice);
  const spec = new Document(URI, start.text);
  const base = start.base === undefined ? undefined : new Document(BASE, start.base);
  const bases = (tree: (document: Document) => SyntaxTree): Bases => ({
    trees: base === undefined ? [] : [tree(base)],
  });
  let before = Snapshot.of(
    spec.tree,
    validators,
    bases(({ tree }) => tree),
  );
  engine.run(before);
  for (let edit = 1; edit <= EDITS; edit++) {
    const edited = base !== undefined && dice.chance(40) ? base : spec;
    const old = edited.tree.text;
    edited.edit(dice);
    const hint = (): string =>
      [
        `SEED=${SEED}, chain ${number}, edit ${edit} (${edited.kind})${edited === base ? ' of the base' : ''}`,
        ...(base === undefined || edited === base ? [] : [`----- the base\n${base.tree.text}`]),
        ...(edited === base ? [`----- what is laid on it\n${spec.tree.text}`] : []),
        `----- before\n${old}`,
        `----- after\n${edited.tree.text}`,
      ].join('\n');
    try {
      expectSameTree(edited.tree, edited.fresh());
      const snapshot = Snapshot.of(
        spec.tree,
        validators,
        bases(({ tree }) => tree),
        before,
      );
      // Sometimes nobody looks at a version, or only at a part of it.
      const look = dice.int(100);
      if (edit === EDITS || look < 100 / EVERY) {
        const fresh = Snapshot.of(
          spec.fresh(),
          validators,
          bases((document) => document.fresh()),
        );
        const kind = allReportKinds[counts.compared % allReportKinds.length];
        expectSameAnalysis(engine, snapshot, fresh, { kinds: kind === undefined ? [] : [kind] });
        counts.compared++;
        if (!snapshot.broken) counts.unbroken++;
      } else if (look < 12) engine.run(snapshot);
      else if (look < 30) snapshot.model.hosts.at(0);
      before = snapshot;
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : String(error)}\n${hint()}`, { cause: error });
    }
    counts.edits++;
    counts.kinds.set(edited.kind, (counts.kinds.get(edited.kind) ?? 0) + 1);
  }
  if (base !== undefined) counts.laid++;
}

describe('after every edit everything is as from scratch', () => {
  const size = Math.ceil(CHAINS / BATCHES);
  const batches = Array.from({ length: BATCHES }, (_, batch) => ({
    from: batch * size,
    to: Math.min(CHAINS, (batch + 1) * size),
  }));
  test.each(batches)('chains $from to $to', { timeout: 240_000 }, ({ from, to }) => {
    for (let number = from; number < to; number++) runChain(number);
  });

  test.runIf(CHAINS >= 500)('of every kind, mostly of specs that can be read', () => {
    const { edits, compared, unbroken, laid, kinds } = counts;
    expect(edits).toBe(CHAINS * EDITS);
    expect(compared).toBeGreaterThan(edits / EVERY / 2);
    expect(unbroken, 'compared where every line could be read').toBeGreaterThan(compared / 3);
    expect(laid, 'of specs that are laid on another').toBeGreaterThan(CHAINS / 6);
    expect(kinds.size).toBeGreaterThan(20);
  });
});
