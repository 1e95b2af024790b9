/**
 * How the CPU time of a check from scratch, and of one after an edit, grows with a spec; how many rules an edit runs; and which rules
 * take most of a first check.
 */
import { performance } from 'node:perf_hooks';
import { cpuUsage } from 'node:process';
import { allRules } from '../server/generated/rules';
import { Engine } from '../server/engine/engine';
import { createEngine } from '../server/engine/all';
import { Snapshot } from '../server/model/snapshot';
import { validators } from '../server/model/validators';
import { SyntaxTree } from '../server/syntax/document';
import { Counter } from '../test/support/counting';

const URI = 'file:///bench/spec.commspec.yaml';
/** The edits of a process that are called cold, and those that are called warm (after the first, before the second). */
const COLD = 30;
const WARM = { from: 100, to: 200 };

/** A line that reads one way, then another. */
export interface Change {
  /** 0-based. */
  readonly line: number;
  readonly from: string;
  readonly to: string;
}

export interface Measured {
  /** CPU ms of one edit each. */
  readonly cold: readonly number[];
  readonly warm: readonly number[];
  /** Codes of the rules that ran when the line was changed once more. */
  readonly rules: readonly string[];
  readonly shared: readonly string[];
  readonly items: number;
}

const fromScratch = (text: string): Snapshot => Snapshot.of(SyntaxTree.parse(URI, text), validators);

/** The versions of a spec, its line changed and changed back. */
class Versions {
  #snapshot: Snapshot;
  readonly #engine: Engine;
  readonly #texts: readonly [string, string];
  #edits = 0;

  constructor(engine: Engine, text: string, { line, from, to }: Change) {
    const lines = text.split('\n');
    if (lines[line] !== from) throw new Error(`line ${line.toString()} does not read \`${from}\``);
    lines[line] = to;
    this.#texts = [text, lines.join('\n')];
    this.#engine = engine;
    this.#snapshot = fromScratch(text);
    engine.run(this.#snapshot);
  }

  edit(): void {
    this.#edits++;
    const text = this.#edits % 2 === 0 ? this.#texts[0] : this.#texts[1];
    const tree = SyntaxTree.parse(URI, text, this.#snapshot.tree);
    this.#snapshot = Snapshot.of(tree, validators, undefined, this.#snapshot);
    this.#engine.run(this.#snapshot);
  }
}

/**
 * Edits one line of a spec again and again, in a process that has done nothing else. `budget` is the CPU time in ms that cold edits,
 * those between, and warm ones may take each; at least five of each kind are measured.
 */
export function measureEdits(text: string, change: Change, budget: number): Measured {
  const versions = new Versions(createEngine(), text, change);
  const edits = (count: number): readonly number[] => {
    const all: number[] = [];
    for (let spent = 0; all.length < count && (spent < budget || all.length < 5);) {
      const before = cpuUsage();
      versions.edit();
      const { user, system } = cpuUsage(before);
      all.push((user + system) / 1000);
      spent += (user + system) / 1000;
    }
    return all;
  };
  const cold = edits(COLD);
  edits(WARM.from - COLD);
  const warm = edits(WARM.to - WARM.from);
  const counter = new Counter(allRules);
  const counted = new Versions(counter.engine, text, change);
  // The second time: what the first finds may be new, and is kept.
  for (let i = 0; i < 2; i++) counted.edit();
  const { rules, shared, items } = counter.during(() => counted.edit());
  counter.dispose();
  return { cold, warm, rules, shared, items: [...items.values()].reduce((sum, count) => sum + count, 0) };
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

function time(run: () => void, times: number): number {
  const all: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    run();
    all.push(performance.now() - start);
  }
  return median(all);
}

/** How long reading and checking from scratch takes, in ms of an engine that is warm. */
export function reportScratch(specs: readonly { readonly hosts: number; readonly text: string }[]): void {
  const engine = createEngine();
  for (const { text } of specs) engine.run(fromScratch(text));
  console.log('   hosts    lines parse ms   all ms  ms/host');
  for (const { hosts, text } of specs) {
    const parse = time(() => SyntaxTree.parse(URI, text), 5);
    const all = time(() => engine.run(fromScratch(text)), 5);
    const cells = [hosts, text.split('\n').length, parse.toFixed(1), all.toFixed(1), (all / hosts).toFixed(3)];
    console.log(cells.map((cell) => cell.toString().padStart(8)).join(' '));
  }
  const some = specs.find(({ hosts }) => hosts >= 250);
  if (some === undefined) return;
  const tree = SyntaxTree.parse(URI, some.text);
  const cost = allRules.map((rule) => {
    const own = new Engine([rule]);
    const snapshot = Snapshot.of(tree, validators);
    // Reading is done before, so that the rule alone is timed.
    new Engine([]).run(snapshot);
    const start = performance.now();
    own.run(snapshot);
    return { code: rule.code, ms: performance.now() - start };
  });
  console.log(`\nslowest rules alone at ${some.hosts.toString()} hosts`);
  for (const { code, ms } of cost.sort((a, b) => b.ms - a.ms).slice(0, 12))
    console.log(`${code.padEnd(8)} ${ms.toFixed(1).padStart(8)} ms`);
}
