// Which pages a mutant can matter to. Every example runs every rule, so by coverage alone it would be all of them.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';

const IMPORT = /^(?:import|export) (?!type )[^'"]*from ['"](\.[^'"]+)['"]/gm;

/** By file: the codes of the rules that it has a part in, through imports of values. @param {string} root */
export function rulesByFile(root) {
  const files = readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' })
    .map((name) => `server/${name.split(sep).join('/')}`)
    .filter((file) => file.endsWith('.ts'));
  const known = new Set(files);
  const importsOf = new Map(
    files.map((file) => {
      const found = readFileSync(join(root, file), 'utf8').matchAll(IMPORT);
      const targets = [...found].map(([, path = '']) => `${join(dirname(file), path).split(sep).join('/')}.ts`);
      return [file, targets.filter((target) => known.has(target))];
    }),
  );
  const codes = new Map(files.map((file) => [file, /** @type {Set<string>} */ (new Set())]));
  for (const file of files) {
    const code = codeOf(file);
    if (code === undefined) continue;
    const seen = new Set();
    const waiting = [file];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      codes.get(next)?.add(code);
      waiting.push(...(importsOf.get(next) ?? []));
    }
  }
  return codes;
}

/** The code of a rule's own module. @param {string} file */
export const codeOf = (file) => /^server\/rules\/\w+\/([A-Z]+\d+)\.ts$/.exec(file)?.[1];

/** @typedef {import('./bundle.mjs').Product} Product */
/** @typedef {import('../../server/syntax/document').SyntaxTree} SyntaxTree */
/** @typedef {import('../../server/model/snapshot').Bases} Bases */

/**
 * The examples of all pages, each parsed once, for the question in which of them a few rules find something else than before.
 * `product` is what `bundle.mjs` exports under that name.
 */
export class Examples {
  #product;
  /** @type {{ readonly page: string, readonly tree: SyntaxTree, readonly bases: Bases | undefined }[]} */
  #examples = [];

  /** @param {Product} product */
  constructor(product) {
    this.#product = product;
  }

  async load(folder = 'server/rules') {
    const { readRulePage, SyntaxTree, basesOf, URI } = this.#product;
    const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /[A-Z]+\d+\.md$/.test(name),
    );
    for (const name of pages.sort()) {
      for (const { kind, text, files } of readRulePage(readFileSync(join(folder, name), 'utf8')).examples) {
        if (kind === 'fixed') continue;
        const bases = files.size === 0 ? undefined : await basesOf(text, files);
        this.#examples.push({ page: basename(name, '.md'), tree: SyntaxTree.parse(URI, text), bases });
      }
    }
  }

  /** Has all rules look at the examples of a page and makes their fixes, for what they reach. @param {string} page */
  reach(page) {
    const { allRules, Engine, Snapshot, validators } = this.#product;
    const engine = new Engine(allRules);
    for (const { tree, bases } of this.#examples.filter((example) => example.page === page))
      for (const { fixes } of engine.run(Snapshot.of(tree, validators, bases)).findings)
        for (const fix of fixes) fix.edits();
  }

  /**
   * What rules find in each example, as one line each; what is thrown counts as found. The rules are those of `product`.
   * @param {ReadonlySet<string>} codes
   */
  findings(codes, product = this.#product) {
    const { allRules, Engine, Snapshot, validators } = product;
    const engine = new Engine(allRules.filter(({ code }) => codes.has(code)));
    return this.#examples.map(({ tree, bases }) => {
      try {
        return engine
          .run(Snapshot.of(tree, validators, bases))
          .findings.filter(({ advice }) => !advice)
          .map(({ code, uri, span }) => `${code} ${uri} ${span.start}-${span.end}`)
          .join();
      } catch (error) {
        return String(error);
      }
    });
  }

  /**
   * The pages with examples in which two results of `findings` differ.
   * @param {readonly string[]} before @param {readonly string[]} after
   */
  pagesThatDiffer(before, after) {
    return new Set(this.#examples.filter((_, i) => before[i] !== after[i]).map(({ page }) => page));
  }
}
