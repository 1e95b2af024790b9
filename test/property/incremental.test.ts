/** What is carried over from the version before is what would have been computed from scratch. */
import * as fc from 'fast-check';
import { describe, test } from 'vitest';
import type { Snapshot as SnapshotType } from '../../server/model/snapshot';
import { Snapshot } from '../../server/model/snapshot';
import { validators } from '../../server/model/validators';
import { SyntaxTree } from '../../server/syntax/document';
import { engine, URI } from '../support/analyse';
import { dumpFindings, dumpLinks, dumpModel, dumpTree, expectEqual } from '../support/dump';
import { dice, randomEdit, randomText, runs, type Dice } from '../support/specs';

const EDITS = 6;

const shown = (versions: readonly string[]): string => versions.slice(-2).join('\n=======\n');

describe('incremental equals from scratch', () => {
  test('trees', () => {
    fc.assert(
      fc.property(dice(), (random) => {
        const versions = [randomText(random)];
        let tree = SyntaxTree.parse(URI, versions[0]!);
        for (let edit = 0; edit < EDITS; edit++) {
          const text = randomEdit(tree.text, random);
          versions.push(text);
          tree = SyntaxTree.parse(URI, text, tree);
          expectEqual(dumpTree(tree), dumpTree(SyntaxTree.parse(URI, text)), shown(versions));
        }
      }),
      runs(60),
    );
  });

  test('findings and links', () => {
    fc.assert(
      fc.property(dice(), (random) => {
        const versions = [randomText(random)];
        let snapshot = Snapshot.of(SyntaxTree.parse(URI, versions[0]!), validators);
        engine.run(snapshot);
        for (let edit = 0; edit < EDITS; edit++) {
          const text = randomEdit(snapshot.text, random);
          versions.push(text);
          snapshot = Snapshot.of(SyntaxTree.parse(URI, text, snapshot.tree), validators, undefined, snapshot);
          // Sometimes nobody looks at a version, or only at a part of it.
          if (random.chance(70)) expectSame(snapshot, Snapshot.of(SyntaxTree.parse(URI, text), validators), versions);
          else if (random.chance(50)) snapshot.model.hosts.at(0);
        }
      }),
      runs(50),
    );
  });

  test('findings and links of a spec that extends another one, while either is edited', () => {
    fc.assert(
      fc.property(dice(), (random) => {
        const over = `commspec: 1\nextends: ./base.commspec.yaml\n${overlayOf(randomText(random), random)}`;
        let base = SyntaxTree.parse(BASE, randomText(random));
        let snapshot = Snapshot.of(SyntaxTree.parse(URI, over), validators, { trees: [base] });
        engine.run(snapshot);
        for (let edit = 0; edit < EDITS; edit++) {
          let { tree } = snapshot;
          if (random.chance(50)) tree = SyntaxTree.parse(URI, randomEdit(tree.text, random), tree);
          else base = SyntaxTree.parse(BASE, randomEdit(base.text, random), base);
          snapshot = Snapshot.of(tree, validators, { trees: [base] }, snapshot);
          const bases = { trees: [SyntaxTree.parse(BASE, base.text)] };
          expectSame(snapshot, Snapshot.of(SyntaxTree.parse(URI, tree.text), validators, bases), [
            base.text,
            tree.text,
          ]);
        }
      }),
      runs(20),
    );
  });
});

const BASE = 'file:///test/base.commspec.yaml';

function expectSame(snapshot: SnapshotType, fresh: SnapshotType, versions: readonly string[]): void {
  expectEqual(dumpFindings(engine.run(snapshot)), dumpFindings(engine.run(fresh)), shown(versions));
  expectEqual(dumpLinks(snapshot), dumpLinks(fresh), shown(versions));
  expectEqual(dumpModel(snapshot), dumpModel(fresh), shown(versions));
}

/** Some of the sections of a spec. */
function overlayOf(text: string, random: Dice): string {
  const sections = text.replaceAll('\r', '').split(/^(?=[A-Za-z])/m);
  return sections.filter((section) => !/^(commspec|\W)/.test(section) && random.chance(60)).join('');
}
