/**
 * Recomputes what a snapshot has carried over from versions before it, and compares: the result of each rule, reported or not, and every
 * result that rules and reports share. What the store calls valid is computed again in the same version, and all of it in a fresh snapshot.
 */
import { Engine } from '../../server/engine/engine';
import { allRules } from '../../server/generated/rules';
import { Model } from '../../server/model/model';
import { Snapshot } from '../../server/model/snapshot';
import { validators } from '../../server/model/validators';
import { buildReport } from '../../server/report/build';
import { allReportKinds } from '../../server/report/kinds';
import type { Rule } from '../../server/rules/rule';
import { SyntaxTree } from '../../server/syntax/document';
import { dumpFindings, expectEqual, isNode, keysOf } from './dump';

type Compute = (model: Model) => unknown;
type Shared = (this: Model, key: string, compute: Compute) => unknown;

/** Throws where what `snapshot` says differs from what its texts say when they are read anew. */
export function auditStore(snapshot: Snapshot, rules: readonly Rule[] = allRules): void {
  const isEqual = (kept: unknown, made: unknown): boolean =>
    differenceOf({ of: snapshot, value: kept }, { of: snapshot, value: made }) === undefined;
  for (const { key, kept, fresh: made } of snapshot.audit(isEqual)) {
    const where = differenceOf({ of: snapshot, value: kept }, { of: snapshot, value: made }) ?? '';
    throw new Error(`the kept \`${key}\` differs from what is computed again${where}`);
  }
  const read = ({ uri, text }: SyntaxTree): SyntaxTree => SyntaxTree.parse(uri, text);
  const bases = { ...snapshot.bases, trees: snapshot.bases.trees.map(read) };
  const fresh = Snapshot.of(read(snapshot.tree), validators, bases);
  // No rule takes the place of another; the results are those of the engine with all rules, by the same key.
  const apart = new Engine(rules.map((rule) => ({ ...rule, above: [] })));
  const computed = sharedBy(() => {
    const findings = apart.run(fresh);
    const kept = dumpFindings(apart.run(snapshot));
    expectEqual(kept, dumpFindings(findings), 'the kept results of the rules differ from new ones');
    for (const kind of allReportKinds) buildReport(kind, { snapshot: fresh, findings: () => findings });
  });
  for (const [key, compute] of computed) {
    const [kept, made] = [snapshot, fresh].map(({ model }) => model.shared(key, compute));
    const where = differenceOf({ of: snapshot, value: kept }, { of: fresh, value: made });
    if (where !== undefined) throw new Error(`the kept \`${key}\` differs from a new one${where}`);
  }
}

/** The shared results that are computed while something is done, by key. */
function sharedBy(work: () => void): ReadonlyMap<string, Compute> {
  const computed = new Map<string, Compute>();
  const { shared } = Model.prototype as unknown as { shared: Shared };
  const recording: Shared = function (key, compute) {
    return shared.call(this, key, (model) => {
      computed.set(key, compute);
      return compute(model);
    });
  };
  Object.assign(Model.prototype, { shared: recording });
  try {
    work();
  } finally {
    Object.assign(Model.prototype, { shared });
  }
  return computed;
}

interface Side {
  readonly of: Snapshot;
  readonly value: unknown;
}

/**
 * Where two values differ: a path and what stands at its end; undefined where they are the same. Nodes are the same at the same place,
 * whatever snapshot they are of; functions are not looked into, those of a draft aside, which make its fixes and related places.
 */
export function differenceOf(own: Side, other: Side, seen = new Map<object, Set<object>>()): string | undefined {
  const [a, b] = [own.value, other.value];
  if (Object.is(a, b)) return undefined;
  if (typeof a === 'function' && typeof b === 'function') return undefined;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return `: ${String(a)}, not ${String(b)}`;
  if (isNode(a) || isNode(b)) {
    const [place, expected] = [placeOf(own), placeOf(other)];
    return place === expected ? undefined : `: a node at ${place}, not at ${expected}`;
  }
  // What has been begun to be compared is the same unless a difference is found.
  const others = seen.get(a) ?? new Set();
  if (others.has(b)) return undefined;
  seen.set(a, others.add(b));
  const [parts, expected] = [partsOf(a), partsOf(b)];
  if (parts.length !== expected.length) return `: ${parts.length} parts, not ${expected.length}`;
  for (const [i, [name, value]] of parts.entries()) {
    const [otherName, otherValue] = expected[i]!;
    const key = differenceOf({ ...own, value: name }, { ...other, value: otherName }, seen);
    const where = key ?? differenceOf({ ...own, value }, { ...other, value: otherValue }, seen);
    if (where !== undefined) return `.${typeof name === 'string' ? name : i}${where}`;
  }
  return undefined;
}

function placeOf({ of, value }: Side): string {
  if (typeof value !== 'object' || value === null || !isNode(value)) return 'nothing';
  const place = of.locate(value);
  return place === undefined ? 'no place of this analysis' : `${place.uri} ${place.span.start}-${place.span.end}`;
}

/** Of lists, sets and maps their items, in order; of other objects their properties that are not undefined. */
function partsOf(value: object): readonly (readonly [unknown, unknown])[] {
  if (value instanceof Map) return [...value];
  if (value instanceof Set || Array.isArray(value))
    return [...(value as Iterable<unknown>)].map((item, i) => [i, item]);
  return keysOf(value).flatMap((key): readonly (readonly [unknown, unknown])[] => {
    const part = (value as Record<string, unknown>)[key];
    if (part === undefined) return [];
    // Made when somebody looks: here they are looked at.
    const isMade = typeof part === 'function' && (key === 'fixes' || key === 'related');
    return [[key, isMade ? (part as () => unknown)() : part]];
  });
}
