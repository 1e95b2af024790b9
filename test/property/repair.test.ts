/** A repair is done when it says so: a second one changes nothing, and what it says it did is what it did. */
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allRules } from '../../server/generated/rules';
import { fixText, type FixResult } from '../../server/repair/repair';
import { Snapshot } from '../../server/model/snapshot';
import { validators } from '../../server/model/validators';
import { applyEdits } from '../../server/syntax/text-edit';
import { SyntaxTree } from '../../server/syntax/document';
import { basesOf, engine, snapshotOf, URI } from '../support/analyse';
import { folderOf } from '../support/page-check';
import { readRulePage } from '../support/rule-page';
import { dice, mistaken, randomText, runs } from '../support/specs';

const repair = (first: Snapshot, all: boolean): Promise<FixResult> =>
  fixText(engine, first, { all }, (after, before) =>
    Promise.resolve(Snapshot.of(SyntaxTree.parse(URI, after, before.tree), validators, before.bases, before)),
  );

async function expectDone(first: Snapshot, all: boolean): Promise<void> {
  const { text, bases } = first;
  const once = await repair(first, all);
  expect(applyEdits(text, once.edits)).toBe(once.text);
  expect(once.unfinished, text).toBe(false);
  // What is unchanged is unchanged again.
  if (once.text === text) return;
  const twice = await repair(snapshotOf(once.text, bases), all);
  expect(twice.text, `of\n${text}`).toBe(once.text);
  expect(twice.refused).toEqual(once.refused);
}

test('over random specs with mistakes', async () => {
  await fc.assert(
    fc.asyncProperty(dice(), fc.boolean(), (random, all) =>
      expectDone(snapshotOf(mistaken(randomText(random), random)), all),
    ),
    runs(40),
  );
}, 120_000);

test('one version after the other gives what each from scratch gives', async () => {
  await fc.assert(
    fc.asyncProperty(dice(), async (random) => {
      const text = mistaken(randomText(random), random);
      const scratch = await fixText(engine, snapshotOf(text), { all: true }, (after) =>
        Promise.resolve(snapshotOf(after)),
      );
      expect((await repair(snapshotOf(text), true)).text).toBe(scratch.text);
    }),
    runs(15),
  );
}, 120_000);

describe('over the examples of the pages', () => {
  const areas = new Set(allRules.map(({ code }) => folderOf(code)));
  test.each([...areas])(
    '%s',
    async (area) => {
      for (const { code } of allRules.filter((rule) => folderOf(rule.code) === area)) {
        const { examples } = readRulePage(readFileSync(join('server/rules', folderOf(code), `${code}.md`), 'utf8'));
        for (const { kind, text, files } of examples) {
          // What passes has no mistake of its own; the long ones are cut off before they are read.
          if ((kind !== 'fail' && kind !== 'advice') || text.length > 100_000) continue;
          const first = snapshotOf(text, await basesOf(text, files));
          for (const all of [false, true]) await expectDone(first, all);
        }
      }
    },
    240_000,
  );
});

test('a key that is put right may bring to light the same mistake elsewhere', async () => {
  const text =
    'commspec: 1\nname: a\ntiers:\n  - tier: 1\n    hosts:\n      - name: a\n        component: [mta]\n  - tier: 2\n    host:\n      - name: b\n        component: [message-store]\n';
  expect((await repair(snapshotOf(text), false)).text).toBe(
    text.replaceAll('component:', 'components:').replace('host:', 'hosts:'),
  );
});
