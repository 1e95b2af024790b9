/** Names of rules: they may stand wherever a code may. */
import { describe, expect, test } from 'vitest';
import { Engine } from '../../../server/engine/engine';
import { findIgnores, namedRules } from '../../../server/engine/ignores';
import { allRules } from '../../../server/generated/rules';
import { defineRule, type Rule } from '../../../server/rules/rule';
import { SyntaxTree } from '../../../server/syntax/document';
import { applyEdits } from '../../../server/syntax/text-edit';
import { snapshotOf, URI } from '../../support/analyse';

const HEAD = 'commspec: 1\nname: office\nsuite: 7u3\narchitecture: two-tier\ntiers: []\n';

const finder = (code: string, name: string): Rule =>
  defineRule({
    code,
    name,
    severity: 'error',
    title: code,
    source: [],
    check: (model, report) => {
      if (model.suite !== undefined) report({ at: model.suite.at, message: `${code} is here.` });
    },
  });
const file = allRules.filter(({ code }) => /^(YAML|FMT|IGN)/.test(code));
const engine = new Engine([...file, finder('AAA001', 'suite-is-here'), finder('AAA002', 'suite-is-still-here')]);
const index = engine.index;

const found = (text: string, bases?: Parameters<typeof snapshotOf>[1]): readonly string[] =>
  engine.run(snapshotOf(text, bases)).findings.map(({ code, severity }) => `${code} ${severity}`);
const withSuite = (comment: string, more = ''): string => HEAD.replace('7u3', `7u3 # ${comment}`) + more;

describe('a word means', () => {
  test.each([
    ['AAA001', 'AAA001'],
    ['aaa001', 'AAA001'],
    ['suite-is-here', 'AAA001'],
    ['Suite-Is-Here', 'AAA001'],
    ['suite', undefined],
    ['toString', undefined],
    ['__proto__', undefined],
  ])('%s: %s', (word, code) => {
    expect(index.find(word)?.code).toBe(code);
    expect(index.codeOf(word)).toBe(code ?? word);
  });

  test.each([
    ['AAA011', 'AAA001'],
    ['suite-is-her', 'suite-is-here'],
    ['still-here-is-suite', 'suite-is-still-here'],
    ['the-suite-is', undefined],
    ['something-else', undefined],
    ['quite-other-words-here', undefined],
  ])('%s, most likely: %s', (word, near) => {
    expect(index.nearest(word)).toEqual(near === undefined ? [] : [near]);
  });
});

describe('the list of a comment', () => {
  test.each<[text: string, words: readonly string[]]>([
    ['AAA001: why', ['AAA001']],
    ['suite-is-here: why', ['suite-is-here']],
    ['suite-is-here, aaa002: why', ['suite-is-here', 'aaa002']],
    ['AAA001 suite-is-still-here: why', ['AAA001', 'suite-is-still-here']],
    ['AAA001 suite-is-still-here', ['AAA001', 'suite-is-still-here']],
    ['AAA001,suite-is-still-here because', ['AAA001', 'suite-is-still-here']],
    // Without a colon, a hyphen behind a space is no name yet.
    ['AAA001 read-only host', ['AAA001']],
    ['AAA001 read-only host: why', ['AAA001']],
    ['AAA001 AAA002 because', ['AAA001', 'AAA002']],
    ['AAA001 - why', ['AAA001']],
    ['AAA001- why', ['AAA001']],
    ['tls1-and-tls2: why', ['tls1-and-tls2']],
    ['why: AAA001', []],
    ['because AAA001', []],
    ['', []],
    [',', []],
  ])('%j', (text, words) => {
    expect(namedRules(text, 0, text.length).map(({ word }) => word)).toEqual(words);
  });

  test('is read in the time that its length takes', () => {
    for (const piece of ['a', 'a-', 'A1 ', ', ', 'a-b ', 'a1-'] as const) {
      const text = `commspec: 1 # commspec-ignore ${piece.repeat(200_000)}`;
      const from = performance.now();
      findIgnores(SyntaxTree.parse(URI, text));
      expect(performance.now() - from).toBeLessThan(2000);
    }
  });
});

describe('a comment', () => {
  test.each<[comment: string, left: readonly string[]]>([
    ['commspec-ignore suite-is-here: why', ['AAA002 error']],
    ['commspec-ignore suite-is-here, aaa002: why', []],
    ['commspec-ignore AAA001, suite-is-still-here: why', []],
    ['commspec-ignore suite-is-there: why', ['AAA001 error', 'AAA002 error', 'IGN002 warning']],
  ])('%s', (comment, left) => {
    expect(found(withSuite(comment))).toEqual(left);
  });

  test.each([
    ['suite-is-hear', 'suite-is-here'],
    ['AAA0001', 'AAA001'],
  ])('with %s is repaired to %s', (wrong, right) => {
    const text = withSuite(`commspec-ignore ${wrong}: why`);
    const finding = engine.run(snapshotOf(text)).findings.find(({ code }) => code === 'IGN002');
    expect(finding?.message).toBe(`There is no rule \`${wrong}\`. Did you mean \`${right}\`?`);
    expect(applyEdits(text, finding?.fixes[0]?.edits() ?? [])).toBe(withSuite(`commspec-ignore ${right}: why`));
  });

  test('that hides nothing is told by the word that stands there, and loses it', () => {
    const text = HEAD.replace('name: office', 'name: office # commspec-ignore suite-is-here, AAA002: why');
    const findings = engine.run(snapshotOf(text)).findings.filter(({ code }) => code === 'IGN001');
    expect(findings.map(({ message }) => message.split(' ')[0])).toEqual(['`suite-is-here`', '`AAA002`']);
    expect(applyEdits(text, findings[0]?.fixes[0]?.edits() ?? [])).toContain('# commspec-ignore AAA002: why');
  });
});

describe('severities', () => {
  test.each<[rules: string, found: readonly string[]]>([
    ['rules: { suite-is-here: off }', ['AAA002 error']],
    ['rules: { suite-is-here: hint, AAA002: off }', ['AAA001 hint']],
    ['rules: { aaa001: hint, AAA002: off }', ['AAA001 hint']],
    ['rules: { suite-is-her: off }', ['AAA001 error', 'AAA002 error', 'IGN002 warning']],
    // The later one counts, as of any key that is written twice.
    ['rules: { AAA001: off, suite-is-here: hint, AAA002: off }', ['AAA001 hint', 'YAML002 error']],
    ['rules: { suite-is-here: hint, AAA001: off, AAA002: off }', ['YAML002 error']],
  ])('of a spec: %s', (rules, left) => {
    expect(found(`${HEAD}${rules}\n`)).toEqual(left);
  });

  test('of a rule that is named twice: both are told, the first can go', () => {
    const text = `${HEAD}rules:\n  AAA001: off\n  suite-is-here: hint\n`;
    const finding = engine.run(snapshotOf(text)).findings.find(({ code }) => code === 'YAML002');
    expect(finding?.message).toContain('`suite-is-here` and `AAA001` are one rule');
    expect(finding?.range.start.line).toBe(7);
    expect(applyEdits(text, finding?.fixes[0]?.edits() ?? [])).toBe(`${HEAD}rules:\n  suite-is-here: hint\n`);
  });

  test.each([
    ['AAA001', 'suite-is-here'],
    ['suite-is-here', 'AAA001'],
  ])('of an overlay come before those of its base: %s below, %s above', (below, above) => {
    const base = SyntaxTree.parse('file:///test/base.commspec.yaml', `${HEAD}rules: { ${below}: off, AAA002: off }\n`);
    expect(found(`extends: ./base.commspec.yaml\nrules: { ${above}: hint }\n`, { trees: [base] })).toEqual([
      'AAA001 hint',
    ]);
  });

  test('of the editor are named either way, and the spec comes first', () => {
    const run = (text: string, severities: Record<string, 'off' | 'hint'>): readonly string[] =>
      engine.run(snapshotOf(text), { severities }).findings.map(({ code, severity }) => `${code} ${severity}`);
    expect(run(HEAD, { 'suite-is-here': 'off', AAA002: 'hint' })).toEqual(['AAA002 hint']);
    expect(run(`${HEAD}rules: { AAA001: hint, suite-is-still-here: off }\n`, { 'suite-is-here': 'off' })).toEqual([
      'AAA001 hint',
    ]);
  });
});
