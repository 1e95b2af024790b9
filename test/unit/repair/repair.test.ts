/** How fixes are put together; which fixes there are is tested by the pages of the rules. */
import { describe, expect, test } from 'vitest';
import { Engine } from '../../../server/engine/engine';
import { fixSteps, fixText, type FixChoice } from '../../../server/repair/repair';
import { defineRule, type Rule } from '../../../server/rules/rule';
import { type FixDraft } from '../../../server/fixes/fix';
import type { Host, Model } from '../../../server/model/model';
import { Snapshot } from '../../../server/model/snapshot';
import { validators } from '../../../server/model/validators';
import { SyntaxTree } from '../../../server/syntax/document';
import { applyEdits } from '../../../server/syntax/text-edit';
import { Raw } from '../../../server/syntax/plain';
import { type Editor } from '../../../server/syntax/edits';
import type { ScalarNode } from '../../../server/syntax/tree';
import { engine, snapshotOf, URI } from '../../support/analyse';

const HEAD = 'commspec: 1\nname: ';
const SAFE: FixChoice = { all: false };

/** A rule about the name of the spec: it finds names that match, and offers fixes of their node. */
const rule = (code: string, pattern: RegExp, fixes: (at: ScalarNode) => readonly FixDraft[], advice = false): Rule =>
  defineRule({
    code,
    name: code.toLowerCase(),
    severity: 'error',
    title: code,
    source: [],
    check: (model: Model, report) => {
      const name = model.section('name');
      if (name === undefined || !pattern.test(name.value)) return;
      report({ at: name.at, message: `${code} about ${pattern.source}.`, fixes: fixes(name.at), advice });
    },
  });

const put =
  (text: string, safe = true): ((at: ScalarNode) => readonly FixDraft[]) =>
  (at) => [{ title: `Write ${text}`, safe, edit: (editor: Editor) => editor.replace(at, text) }];
const insert =
  (text: string, where: 'before' | 'after'): ((at: ScalarNode) => readonly FixDraft[]) =>
  (at) => [
    {
      title: `Insert ${text}`,
      safe: true,
      edit: (editor) => {
        const start = HEAD.length + (where === 'before' ? 0 : at.source.length);
        editor.raw({ start, end: start }, text);
      },
    },
  ];

const again = (text: string): Promise<Snapshot> => Promise.resolve(snapshotOf(text));

async function repaired(name: string, rules: readonly Rule[], choice: FixChoice = SAFE) {
  const first = `${HEAD}${name}\n`;
  const result = await fixText(new Engine(rules), snapshotOf(first), choice, again);
  expect(applyEdits(first, result.edits)).toBe(result.text);
  return {
    name: result.text.slice(HEAD.length, -1),
    applied: result.applied.map(({ code }) => code),
    left: result.left.map(({ code }) => code),
  };
}

/** What was not made, as `A001 undone by B001`. */
async function refusals(name: string, rules: readonly Rule[], choice: FixChoice = SAFE): Promise<readonly string[]> {
  const { refused } = await fixText(new Engine(rules), snapshotOf(`${HEAD}${name}\n`), choice, again);
  return refused.map(({ code, reason, by }) => [code, reason, ...(by.length > 0 ? ['by', ...by] : [])].join(' '));
}

describe('fixes are applied', () => {
  test('until nothing is left', async () => {
    const rules = [rule('A001', /^a$/, put('b')), rule('B001', /^b$/, put('c'))];
    expect(await repaired('a', rules)).toEqual({ name: 'c', applied: ['A001', 'B001'], left: [] });
  });

  test('together where they do not touch, one after the other where they do', async () => {
    const rules = [
      rule('A001', /^(?!x)/, insert('x', 'before')),
      rule('B001', /(?<!y)$/, insert('y', 'after')),
      rule('C001', /(?<!y)$/, insert('y', 'after')),
    ];
    expect(await repaired('name', rules)).toEqual({ name: 'xnamey', applied: ['A001', 'B001'], left: [] });
  });

  test('unsafe ones only where they are asked for, and of a finding the safe one first', async () => {
    const both = (at: ScalarNode): readonly FixDraft[] => [...put('unsafe', false)(at), ...put('safe')(at)];
    const rules = [rule('A001', /^a$/, put('b', false))];
    expect(await repaired('a', rules)).toEqual({ name: 'a', applied: [], left: ['A001'] });
    expect((await repaired('a', rules, { all: true })).name).toBe('b');
    expect((await repaired('a', rules, { all: true, code: 'A001' })).name).toBe('b');
    expect((await repaired('a', rules, { all: false, code: 'A001' })).name).toBe('a');
    expect((await repaired('a', rules, { all: true, code: 'B001' })).name).toBe('a');
    expect((await repaired('a', [rule('A001', /^a$/, both)], { all: true })).name).toBe('safe');
  });
});

describe('fixes are not applied', () => {
  test('where another one is as likely, however they are asked for', async () => {
    const either = (at: ScalarNode): readonly FixDraft[] =>
      [...put('b', false)(at), ...put('c', false)(at)].map((fix) => ({ ...fix, tied: true }));
    const rules = [rule('A001', /^a$/, either)];
    for (const choice of [{ all: true }, { all: true, code: 'A001' }])
      expect(await repaired('a', rules, choice)).toEqual({ name: 'a', applied: [], left: ['A001'] });
  });

  test('to advice', async () => {
    const rules = [rule('A001', /^a$/, put('b'), true)];
    expect(await repaired('a', rules, { all: true })).toEqual({ name: 'a', applied: [], left: ['A001'] });
  });

  test('where they make the text worse to read; others at the same time are', async () => {
    const rules = [rule('A001', /^a/, insert('"', 'before')), rule('B001', /a$/, insert('b', 'after'))];
    expect(await repaired('a', rules)).toEqual({ name: 'ab', applied: ['B001'], left: ['A001'] });
  });

  test('where their finding would still be there', async () => {
    const rules = [rule('A001', /^a/, insert('a', 'before'))];
    expect(await repaired('a', rules)).toEqual({ name: 'a', applied: [], left: ['A001'] });
    expect(await refusals('a', rules)).toEqual(['A001 useless']);
  });

  test('where they hinder each other, all at once; alone they are', async () => {
    const rules = [
      rule('A001', /^(?!x)|xnamey$/, insert('x', 'before')),
      rule('B001', /(?<!y)$|xnamey$/, insert('y', 'after')),
    ];
    expect(await repaired('name', rules)).toEqual({ name: 'xname', applied: ['A001'], left: ['B001'] });
  });

  test('in a circle: of a pair the same one is made from either side, and the other is refused', async () => {
    const rules = [rule('A001', /^a$/, put('b')), rule('B001', /^b$/, put('a'))];
    expect(await repaired('a', rules)).toEqual({ name: 'b', applied: ['A001'], left: ['B001'] });
    expect(await repaired('b', rules)).toEqual({ name: 'b', applied: [], left: ['B001'] });
    expect(await refusals('a', rules)).toEqual(['B001 undone by A001']);
    expect(await refusals('b', rules)).toEqual(['B001 undone by A001']);
  });

  test.each([
    ['the safe one', 'error', false, 'information', true],
    ['that of the graver finding', 'hint', true, 'warning', true],
  ] as const)('of a pair that undoes itself %s is made', async (_, severity, safe, other, otherSafe) => {
    const rules = [
      { ...rule('A001', /^a$/, put('b', safe)), severity },
      { ...rule('B001', /^b$/, put('a', otherSafe)), severity: other },
    ];
    for (const name of ['a', 'b']) expect((await repaired(name, rules, { all: true })).name).toBe('a');
  });

  test('in a circle of three, from wherever it is entered', async () => {
    const rules = [rule('A001', /^a$/, put('b')), rule('B001', /^b$/, put('c')), rule('C001', /^c$/, put('a'))];
    for (const name of ['a', 'b', 'c']) expect((await repaired(name, rules)).name).toBe(name);
    expect(await refusals('a', rules)).toEqual(['A001 undone by C001']);
  });

  test('where others bring the finding back, though the text is another one; what is apart from that is made', async () => {
    const rules = [
      rule('A001', /^a*$/, insert('b', 'after')),
      rule('B001', /b$/, (at) => put(`${at.source.slice(0, -1)}a`)(at)),
    ];
    expect((await repaired('a', rules)).name).toBe('a');
    expect(await refusals('a', rules)).toEqual(['A001 undone by B001']);
    const dot = rule('C001', /^(?!x)/, insert('x', 'before'));
    expect((await repaired('a', [rule('A001', /^x?a*$/, insert('b', 'after')), rules[1]!, dot])).name).toBe('xa');
  });

  test('for ever: it is said where not all was tried', async () => {
    const grow: Rule = defineRule({
      ...rule('A001', /a/, () => []),
      check: (model, report) => {
        const name = model.section('name');
        if (name !== undefined)
          report({ at: name.at, message: `${name.source} is short.`, fixes: put(`${name.source}a`)(name.at) });
      },
    });
    const result = await fixText(new Engine([grow]), snapshotOf(`${HEAD}a\n`), SAFE, again);
    expect(result.unfinished).toBe(true);
    expect(result.applied.length).toBe(300);
    expect((await fixText(new Engine([]), snapshotOf(`${HEAD}a\n`), SAFE, again)).unfinished).toBe(false);
  });

  test('where they have no edits', async () => {
    const rules = [rule('A001', /^a$/, () => [{ title: 'Nothing', safe: true, edit: () => undefined }])];
    expect(await repaired('a', rules, { all: true })).toEqual({ name: 'a', applied: [], left: ['A001'] });
  });
});

describe('many fixes', () => {
  /** A spec with hosts whose keys are misspelt. */
  const misspelt = (hosts: number): string =>
    `${HEAD}a\ntiers:\n  - tier: 1\n    hosts:\n${Array.from(
      { length: hosts },
      (_, i) => `      - name: h${i}\n        zon: dmz\n        memry: 8 GB\n`,
    ).join('')}`;
  const ofHosts = (code: string, edit: (editor: Editor, host: Host) => void, only: RegExp): Rule =>
    defineRule({
      ...rule(code, /a/, () => []),
      check: (model, report) => {
        for (const host of model.hosts.filter(({ name }) => only.test(name)))
          report({
            at: host.at,
            message: `${code} about a host.`,
            fixes: [{ title: code, safe: true, edit: (editor) => edit(editor, host) }],
          });
      },
    });
  const shout = ofHosts('A001', (editor, host) => editor.replace(host.at, host.name.toUpperCase()), /^h/);
  const quote = ofHosts('B001', (editor, host) => editor.replace(host.spec.at, new Raw('"')), /^.*0$/);

  /** How often a text was analysed, how many steps it took, and what came out. */
  function counted(text: string, own = engine) {
    let looks = 0;
    let answer: Snapshot | undefined;
    const steps = fixSteps(own, snapshotOf(text), SAFE);
    for (let count = 0; ; count++) {
      const step = steps.next(answer);
      if (step.done === true) return { looks, steps: count, ...step.value };
      answer = undefined;
      if (typeof step.value !== 'object') continue;
      looks++;
      const { text: after, before } = step.value;
      answer = Snapshot.of(SyntaxTree.parse(URI, after, before.tree), validators, before.bases, before);
    }
  }

  test('take as many looks as few', () => {
    const few = counted(misspelt(50));
    const many = counted(misspelt(400));
    expect(many.applied.length).toBe(800);
    expect([few.looks, many.looks]).toEqual([1, 1]);
    expect(many.edits.length).toBe(800);
    expect(many.steps).toBeGreaterThan(few.steps);
  });

  test('are made although some would make the text unreadable, in as many looks as for few', () => {
    const own = new Engine([shout, quote]);
    const few = counted(misspelt(50), own);
    const many = counted(misspelt(400), own);
    expect(many.applied.map(({ code }) => code)).toEqual(Array(400).fill('A001'));
    expect(many.refused.map(({ code, reason }) => `${code} ${reason}`)).toEqual(Array(40).fill('B001 unreadable'));
    expect(many.looks).toBe(few.looks);
  });

  test('of one comment go in a few rounds, however many codes it names', () => {
    const codes = engine.rules.map(({ code }) => code).filter((code) => code !== 'IGN001');
    const text = `${misspelt(1).replace('zon:', 'zone:').replace('memry:', 'memory:')}# commspec-ignore ${codes.slice(0, 200).join(', ')}\n`;
    const { looks, text: after } = counted(text);
    expect(after).not.toContain('commspec-ignore');
    expect(looks).toBeLessThan(12);
  });

  test('can be stopped between two steps', () => {
    const steps = fixSteps(engine, snapshotOf(misspelt(50)), SAFE);
    steps.next();
    expect(steps.return(undefined as never).done).toBe(true);
  });
});
