/** What is carried over from version to version is looked at by itself: results that no finding shows, too. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { Engine } from '../../../server/engine/engine';
import { allRules } from '../../../server/generated/rules';
import type { Model } from '../../../server/model/model';
import { Snapshot } from '../../../server/model/snapshot';
import { validators } from '../../../server/model/validators';
import { buildReport } from '../../../server/report/build';
import { allReportKinds } from '../../../server/report/kinds';
import { defineRule, type Rule } from '../../../server/rules/rule';
import { SyntaxTree } from '../../../server/syntax/document';
import { engine, snapshotOf, URI } from '../../support/analyse';
import { auditStore, differenceOf } from '../../support/audit';
import { editOf, materialOf } from '../../support/edits';
import { diceOf } from '../../support/specs';

const next = (text: string, before: Snapshot): Snapshot =>
  Snapshot.of(SyntaxTree.parse(URI, text, before.tree), validators, before.bases, before);

describe('every result that is carried over is what would be computed anew', () => {
  const EDITS = 12;
  test.each(['two-tier', 'edge', 'broken'])('%s', { timeout: 120_000 }, (name) => {
    const text = readFileSync(`examples/${name}.commspec.yaml`, 'utf8');
    const material = materialOf([text]);
    const dice = diceOf(name.length);
    let snapshot = snapshotOf(text);
    for (let edit = 0; edit < EDITS; edit++) {
      const findings = engine.run(snapshot);
      for (const kind of allReportKinds) buildReport(kind, { snapshot, findings: () => findings });
      snapshot = next(dice.chance(30) ? text : editOf(snapshot.text, dice, material).text, snapshot);
      engine.run(snapshot);
      if (edit % 4 === 3) auditStore(snapshot);
    }
  });
});

describe('the audit sees', () => {
  const TEXT = [
    'commspec: 1',
    'name: a',
    'tiers:',
    '  - tier: 1',
    '    hosts:',
    '      - name: b',
    '        components: [mta]',
    '      - name: c',
    '        components: [mmp]',
  ].join('\n');
  let hidden = 1;
  afterEach(() => (hidden = 1));
  const ruleOf = (check: Rule['check']): Rule =>
    defineRule({ ...allRules[0]!, code: 'TST001', name: 'test-rule', ...(check === undefined ? {} : { check }) });
  /** The second version of a spec, in which nothing was changed that the rule has read. */
  function secondVersion(rule: Rule): Snapshot {
    const first = snapshotOf(TEXT);
    const own = new Engine([rule]);
    own.run(first);
    const second = next(TEXT.replace('name: c', 'name: d'), first);
    hidden = 2;
    own.run(second);
    return second;
  }

  test('a result that hangs on what was not read through the model', () => {
    const rule = ruleOf((model, report) => {
      for (const { at } of model.of('mta')) report({ at, message: `Hidden ${hidden}.` });
    });
    expect(() => auditStore(secondVersion(rule), [rule])).toThrow(
      'TST001` differs from what is computed again.0.message: Hidden 1., not Hidden 2.',
    );
  });

  test('a shared result that hangs on it', () => {
    const shared = (model: Model): readonly number[] => model.shared('hidden', () => [hidden]);
    const rule = ruleOf((model) => void shared(model));
    expect(() => auditStore(secondVersion(rule), [rule])).toThrow(
      'the kept `hidden` differs from what is computed again.0: 1, not 2',
    );
  });
});

describe('two values differ', () => {
  const [own, other] = [snapshotOf('name: a\n'), snapshotOf('name: a\n')];
  const moved = snapshotOf(' name: a\n');
  const difference = (a: unknown, b: unknown, of = other): string | undefined =>
    differenceOf({ of: own, value: a }, { of, value: b });

  test('where nodes stand at different places', () => {
    expect(difference(own.root, other.root)).toBeUndefined();
    expect(difference([own.root], [moved.root], moved)).toBe(`.0: a node at ${URI} 0-7, not at ${URI} 1-8`);
  });

  test('in maps, sets, lists and what is made on demand', () => {
    expect(difference(new Map([['a', [1]]]), new Map([['a', [2]]]))).toBe('.a.0: 1, not 2');
    expect(difference(new Set([1]), new Set([1, 2]))).toBe(': 1 parts, not 2');
    expect(difference({ fixes: () => [{ title: 'a' }] }, { fixes: () => [{ title: 'b' }] })).toBe(
      '.fixes.0.title: a, not b',
    );
  });

  test('not where they lead back to themselves', () => {
    const ring = (): object => {
      const host: { components?: object[] } = {};
      host.components = [{ host }];
      return host;
    };
    expect(difference(ring(), ring())).toBeUndefined();
  });
});
