/** How fixes are put together; which fixes there are is tested by the pages of the rules. */
import { describe, expect, test } from 'vitest';
import { Engine } from '../../../server/rules/engine';
import { fixText, type FixChoice } from '../../../server/rules/fix';
import { defineRule, type FixDraft, type Rule } from '../../../server/rules/rule';
import type { Model } from '../../../server/spec/model';
import type { Editor } from '../../../server/syntax/edits';
import type { ScalarNode } from '../../../server/syntax/tree';
import { snapshotOf } from '../../support/analyse';

const HEAD = 'commspec: 1\nname: ';
const SAFE: FixChoice = { all: false };

/** A rule about the name of the spec: it finds names that match, and offers fixes of their node. */
const rule = (code: string, pattern: RegExp, fixes: (at: ScalarNode) => readonly FixDraft[], advice = false): Rule =>
  defineRule({
    code,
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

async function repaired(name: string, rules: readonly Rule[], choice: FixChoice = SAFE) {
  const again = (text: string) => Promise.resolve(snapshotOf(text));
  const { text, applied, left } = await fixText(new Engine(rules), snapshotOf(`${HEAD}${name}\n`), choice, again);
  return {
    name: text.slice(HEAD.length, -1),
    applied: applied.map(({ code }) => code),
    left: left.map(({ code }) => code),
  };
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
    expect((await repaired('a', rules, { all: false, code: 'A001' })).name).toBe('b');
    expect((await repaired('a', rules, { all: false, code: 'B001' })).name).toBe('a');
    expect((await repaired('a', [rule('A001', /^a$/, both)], { all: true })).name).toBe('safe');
  });
});

describe('fixes are not applied', () => {
  test('to advice', async () => {
    const rules = [rule('A001', /^a$/, put('b'), true)];
    expect(await repaired('a', rules, { all: true })).toEqual({ name: 'a', applied: [], left: ['A001'] });
  });

  test('where they make the text worse to read; others at the same time are', async () => {
    const rules = [rule('A001', /^a/, insert('"', 'before')), rule('B001', /a$/, insert('b', 'after'))];
    expect(await repaired('a', rules)).toEqual({ name: 'ab', applied: ['B001'], left: ['A001'] });
  });

  test('again where they did not help', async () => {
    const rules = [rule('A001', /^a/, insert('a', 'before'))];
    expect(await repaired('a', rules)).toEqual({ name: 'aa', applied: ['A001'], left: ['A001'] });
  });

  test('in a circle', async () => {
    const rules = [rule('A001', /^a$/, put('b')), rule('B001', /^b$/, put('a'))];
    expect(await repaired('a', rules)).toEqual({ name: 'b', applied: ['A001'], left: ['B001'] });
  });

  test('where they have no edits', async () => {
    const rules = [rule('A001', /^a$/, () => [{ title: 'Nothing', safe: true, edit: () => undefined }])];
    expect(await repaired('a', rules, { all: true })).toEqual({ name: 'a', applied: [], left: ['A001'] });
  });
});
