/** How the time of a check from scratch, and of one after an edit, grows with a spec; and which rules take most of it. */
import { performance } from 'node:perf_hooks';
import { allRules } from '../server/generated/rules';
import { Engine } from '../server/engine/engine';
import { createEngine } from '../server/engine/all';
import { Snapshot } from '../server/model/snapshot';
import { validators } from '../server/model/validators';
import { SyntaxTree } from '../server/syntax/document';

const URI = 'file:///bench/spec.commspec.yaml';

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

const fromScratch = (text: string): Snapshot => Snapshot.of(SyntaxTree.parse(URI, text), validators);

export function report(specs: readonly { readonly hosts: number; readonly text: string }[]): void {
  const engine = createEngine();
  for (const { text } of specs) engine.run(fromScratch(text));
  console.log('hosts   lines   parse ms   all ms   ms a host   edit ms');
  for (const { hosts, text } of specs) {
    const parse = time(() => SyntaxTree.parse(URI, text), 5);
    const all = time(() => engine.run(fromScratch(text)), 5);
    let tree = SyntaxTree.parse(URI, text);
    let snapshot = Snapshot.of(tree, validators);
    engine.run(snapshot);
    let cpus = 2;
    const edit = time(() => {
      cpus = cpus === 2 ? 4 : 2;
      const next = tree.text.replace(/(back-0003[\s\S]*?cpus: )\d/, `$1${cpus.toString()}`);
      tree = SyntaxTree.parse(URI, next, tree);
      snapshot = Snapshot.of(tree, validators, undefined, snapshot);
      engine.run(snapshot);
    }, 15);
    const each = all / hosts;
    const cells = [hosts, text.split('\n').length, parse.toFixed(1), all.toFixed(1), each.toFixed(3), edit.toFixed(2)];
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
