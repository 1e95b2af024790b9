/** Values that are looked at in place of those of a spec: what they write, and that they write nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assumedEdits, declaredValues, limits, scaledTo, sharedOut } from '../../server/report/growth/assumed';
import { sliderIds, type Assumed, type SliderId } from '../../server/report/content';
import { applyEdits } from '../../server/syntax/text-edit';
import type { Snapshot } from '../../server/model/snapshot';
import { basesOf, snapshotOf } from '../support/analyse';
import { runs } from '../support/specs';

const FOLDER = join(import.meta.dirname, '../../examples');
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
const files = new Map(names.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));

/** Values as a slider may have them, and as nobody would. */
const valueOf = (id: SliderId): fc.Arbitrary<number> => {
  const { least, most } = limits[id];
  return fc.oneof(
    fc.integer({ min: Math.ceil(least), max: Math.min(most, 100_000) }),
    fc.double({ min: least, max: Math.min(most, 1000), noNaN: true }),
    fc.constantFrom(least, most, least - 1, most + 1),
  );
};
const anyAssumed: fc.Arbitrary<Assumed> = fc.record(
  Object.fromEntries(sliderIds.map((id) => [id, valueOf(id)])) as Record<SliderId, fc.Arbitrary<number>>,
  { requiredKeys: [] },
);

/** As it is written: within limits, rounded. */
const expected = (id: SliderId, value: number): number =>
  Number(Math.min(limits[id].most, Math.max(limits[id].least, value)).toFixed(limits[id].digits));

/** All that a spec says but for what sliders change. */
function rest(snapshot: Snapshot): unknown {
  const dropped = new Set(['total', 'growth', 'concurrent', 'mailbox', 'count', 'users']);
  const plain = (value: unknown, inside: readonly string[]): unknown => {
    if (value instanceof Map || typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => plain(item, inside));
    const { source, items, ...fields } = value as Record<string, unknown>;
    if (typeof source === 'string') return source;
    if (Array.isArray(items)) return plain(items, inside);
    return Object.fromEntries(
      Object.entries(fields)
        .filter(([key]) => !['at', 'key', 'incomplete', 'unread'].includes(key))
        .filter(([key]) => !(dropped.has(key) && (inside[0] === 'users' || inside[0] === 'sites')))
        .map(([key, inner]) => [key, plain(inner, [...inside, key])]),
    );
  };
  const { users, ...others } = (snapshot.spec ?? {}) as Record<string, unknown>;
  return plain({ users: users ?? { at: 0 }, ...others }, []);
}

const comments = (text: string): readonly string[] => text.match(/#.*$/gm) ?? [];

describe.each(names)('in %s', (name) => {
  test('whatever is assumed can be written, reads back, and changes nothing else', async () => {
    const text = files.get(name) ?? '';
    const bases = await basesOf(text, files);
    const written = snapshotOf(text, bases);
    fc.assert(
      fc.property(anyAssumed, (assumed) => {
        const made = assumedEdits(written, assumed);
        if (made.kind === 'refused') {
          expect(written.tree.broken || (written.model.users?.bases?.items.length ?? 0) === 0).toBe(true);
          expect(made.reason).toMatch(/^[A-Z].*\.$/s);
          return;
        }
        const after = applyEdits(text, made.edits);
        const edited = snapshotOf(after, bases);
        expect([...edited.syntaxProblems, ...edited.structureProblems]).toEqual([
          ...written.syntaxProblems.map((problem) => expect.objectContaining({ message: problem.message }) as unknown),
          ...written.structureProblems.map(
            (problem) => expect.objectContaining({ message: problem.message }) as unknown,
          ),
        ]);
        const values = declaredValues(edited);
        const before = declaredValues(written);
        for (const id of sliderIds) {
          const value = assumed[id];
          if (value === undefined) expect([id, values[id]]).toEqual([id, before[id]]);
          else if (id === 'concurrent' || id === 'mailbox') {
            // Rounded amounts of several bases: as near as they are written.
            const off = Math.abs((values[id] ?? NaN) - expected(id, value));
            expect(off, `${id} ${value}`).toBeLessThanOrEqual(Math.max(0.02, expected(id, value) * 1e-4));
          } else expect([id, values[id]]).toEqual([id, expected(id, value)]);
        }
        expect(rest(edited)).toEqual(rest(written));
        expect(comments(after)).toEqual(comments(text));
        // A second time there is nothing to write but the noise of a mean.
        const exact: Assumed = {
          users: values.users ?? 0,
          ...(values.growth === null ? {} : { growth: values.growth }),
        };
        expect(assumedEdits(edited, values.users === null ? {} : exact)).toEqual({ kind: 'edits', edits: [] });
      }),
      runs(60),
    );
  });
});

const amounts = fc.array(
  fc.record({
    amount: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 100, noNaN: true })),
    weight: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 1000, noNaN: true })),
  }),
  { minLength: 1, maxLength: 6 },
);

test('amounts are scaled to a mean, none above the most', () => {
  fc.assert(
    fc.property(amounts, fc.double({ min: 0, max: 100, noNaN: true }), (parts, mean) => {
      const scaled = scaledTo(parts, mean, 100);
      for (const each of scaled) expect(each).toBeLessThanOrEqual(100 + 1e-9);
      const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
      const sum = parts.reduce((all, { weight }, i) => all + weight * scaled[i]!, 0);
      if (weights > 0) expect(sum / weights).toBeCloseTo(mean, 6);
    }),
    runs(500),
  );
});

test('whole numbers in proportion add up, and none is off by one or more', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 8 }), fc.nat(1_000_000), (parts, total) => {
      const sum = parts.reduce((all, part) => all + part, 0);
      const shared = sharedOut(parts, total);
      if (sum === 0) expect(shared).toEqual(parts);
      else {
        expect(shared.reduce((all, part) => all + part, 0)).toBe(total);
        for (const [i, part] of shared.entries()) expect(Math.abs(part - (parts[i]! * total) / sum)).toBeLessThan(1);
      }
    }),
    runs(500),
  );
});
