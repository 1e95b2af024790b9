import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeIn } from '../../../server/network/flows';
import { placeOfListener, plainPorts, portTable } from '../../../server/network/ports';
import { blockedNeeds } from '../../../server/network/needs';
import { Snapshot } from '../../../server/model/snapshot';
import { validators } from '../../../server/model/validators';
import { SyntaxTree } from '../../../server/syntax/document';
import { snapshotOf, URI } from '../../support/analyse';
import * as deployments from './deployments';

const texts = Object.values(deployments);

const everything = (snapshot: Snapshot): string =>
  JSON.stringify([
    plainPorts(portTable(snapshot.model)),
    blockedNeeds(snapshot.model).map(({ firewall, leg }) => [firewall.name, leg.protocol, leg.port]),
  ]);

describe('properties', () => {
  test('a spec that is being typed never makes it throw', () => {
    for (const text of texts) {
      for (let length = 0; length < text.length; length += 7) everything(snapshotOf(text.slice(0, length)));
    }
  });

  test('nor does one with a piece cut out or doubled', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(80), fc.boolean(), (text, at, length, double) => {
        const start = at % text.length;
        const piece = text.slice(start, start + length);
        everything(snapshotOf(text.slice(0, start) + (double ? piece + piece : '') + text.slice(start + length)));
      }),
      { numRuns: 150 },
    );
  });

  test('the same text gives the same table', () => {
    for (const text of texts) expect(everything(snapshotOf(text))).toBe(everything(snapshotOf(text)));
  });

  test('an edit gives what reading anew gives', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(
          fc.tuple(
            fc.nat(),
            fc.nat(30),
            fc.constantFrom('', ' ', '[', 'imap', '\n', 'zone: dmz', 'ports: { http: 80 }'),
          ),
          { minLength: 1, maxLength: 4 },
        ),
        (text, edits) => {
          let tree = SyntaxTree.parse(URI, text);
          let snapshot = Snapshot.of(tree, validators);
          everything(snapshot);
          let now = text;
          for (const [at, length, piece] of edits) {
            const start = at % now.length;
            now = now.slice(0, start) + piece + now.slice(start + length);
            tree = SyntaxTree.parse(URI, now, tree);
            snapshot = Snapshot.of(tree, validators, undefined, snapshot);
            expect(everything(snapshot)).toBe(everything(snapshotOf(now)));
            if (now.length === 0) return;
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test('every node of the table can be located', () => {
    for (const text of texts) {
      const snapshot = snapshotOf(text);
      const { flows, listeners, collisions } = portTable(snapshot.model);
      const nodes = [
        ...flows.flatMap(({ from, to }) =>
          [from, to].filter(({ hosts }) => hosts.length > 0).map((end) => placeIn(snapshot.model, end)),
        ),
        ...listeners.map((row) => placeOfListener(snapshot.model, row)),
        ...collisions.flatMap(({ claimants }) => claimants.map(({ at }) => at)),
      ];
      for (const node of nodes) expect(node === undefined ? node : snapshot.locate(node)).toBeDefined();
    }
  });

  test('names that look like members of objects or groups do no harm', () => {
    const text = deployments.suite5TwoTier
      .replaceAll('calbe', '__proto__')
      .replaceAll('msgfe', 'constructor-1')
      .replaceAll('calfe', 'toString');
    expect(portTable(snapshotOf(text).model).flows).toHaveLength(
      portTable(snapshotOf(deployments.suite5TwoTier).model).flows.length,
    );
  });
});
