/** Trees, findings and links as plain data that can be compared. */
import { deepStrictEqual } from 'node:assert/strict';
import type { Findings } from '../../server/engine/engine';
import type { Finding } from '../../server/engine/finding';
import type { Snapshot } from '../../server/model/snapshot';
import type { SyntaxTree } from '../../server/syntax/document';
import { childrenOf, type Node, type Span } from '../../server/syntax/tree';

/** A node and all below it, one line each. */
export function dumpNode(node: Node | undefined, spanOf: (node: Node) => Span): readonly string[] {
  if (node === undefined) return ['nothing'];
  const { start, end } = spanOf(node);
  const own = [
    node.kind,
    start,
    end,
    node.tainted ? 'tainted' : '',
    node.anchor === undefined ? '' : `&${node.anchor}`,
  ];
  const more =
    node.kind === 'scalar'
      ? [node.style, typeof node.value, JSON.stringify(node.source)]
      : node.kind === 'alias'
        ? [node.name]
        : [node.flow ? 'flow' : 'block'];
  return [[...own, ...more].join(' '), ...childrenOf(node).flatMap((child) => dumpNode(child, spanOf))];
}

export function dumpTree(tree: SyntaxTree): unknown {
  const problems = tree.problems.map((problem) => ({
    code: problem.code,
    message: problem.message,
    ...tree.spanOfProblem(problem),
  }));
  const aliases = tree.aliases.map((alias) => {
    const target = tree.resolve(alias);
    return { ...tree.spanOf(alias), target: target && tree.spanOf(target) };
  });
  return { root: dumpNode(tree.root, (node) => tree.spanOf(node)), problems, aliases, broken: tree.broken };
}

export function dumpFindings({ findings, suppressed }: Findings): unknown {
  return {
    suppressed,
    findings: findings.map(({ code, severity, message, uri, span, range, related, advice, unnecessary, fixes }) => ({
      ...{ code, severity, message, uri, span, range, related, advice, unnecessary },
      fixes: fixes.map((fix) => ({ title: fix.title, safe: fix.safe, uri: fix.uri, edits: fix.edits() })),
    })),
  };
}

export function dumpLinks(snapshot: Snapshot): unknown {
  return snapshot.links.map(({ kind, role, name, builtIn, at }) => ({
    kind,
    role,
    name,
    builtIn,
    at: snapshot.locate(at),
  }));
}

/** Everything that was read of a spec, with the places that it stands at. */
export function dumpSpec(snapshot: Snapshot): unknown {
  const dump = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(dump);
    if (typeof value !== 'object' || value === null) return Number.isNaN(value) ? 'NaN' : value;
    if (isNode(value)) return placeOf(snapshot, value);
    if (value instanceof Map) return [...value].map((entry) => dump(entry));
    return Object.fromEntries(keysOf(value).map((key) => [key, dump((value as Record<string, unknown>)[key])]));
  };
  return dump(snapshot.spec);
}

export const isNode = (value: object): value is Node =>
  'tainted' in value && 'kind' in value && ['scalar', 'map', 'seq', 'alias'].includes(value.kind as string);
const placeOf = (snapshot: Snapshot, node: Node): unknown => {
  const place = snapshot.locate(node);
  return place === undefined ? 'nowhere' : [place.uri, place.span.start, place.span.end];
};

/** The properties of an object, those that its class computes among them. */
export function keysOf(value: object): readonly string[] {
  const found = new Set(Object.keys(value));
  for (
    let proto: unknown = Object.getPrototypeOf(value);
    proto !== null && proto !== Object.prototype;
    proto = Object.getPrototypeOf(proto)
  )
    for (const [key, property] of Object.entries(Object.getOwnPropertyDescriptors(proto as object)))
      if ('get' in property) found.add(key);
  return [...found];
}

/** What rules read that findings may not show. */
export function dumpModel(snapshot: Snapshot): unknown {
  const { model } = snapshot;
  const hosts = model.hosts.map(({ name, at, count, tier, tierAt, incomplete, components }) => ({
    ...{ name, count, tier, incomplete, at: snapshot.locate(at), tierAt: tierAt && snapshot.locate(tierAt) },
    components: components.map((component) => [
      component.id,
      snapshot.locate(component.at),
      snapshot.locate(component.spec.at),
    ]),
  }));
  const tiers = model.tiers.map(({ number, at, capacity, hosts: own }) => [
    number,
    snapshot.locate(at),
    capacity && snapshot.locate(capacity.at),
    own.length,
  ]);
  return { hosts, tiers, placed: model.placed, complete: model.complete, broken: model.broken };
}

/** All that is said of a finding, as an object of its own that can be changed. */
export function plainFinding(finding: Finding): Finding {
  const { code, severity, message, uri, span, range, related, fixes, advice, unnecessary, rule } = finding;
  return { code, severity, message, uri, span, range, related, fixes, advice, unnecessary, rule };
}

/** Equality of plain data; the careful comparison, which is slow, only where there is a difference to show. */
export function expectEqual(actual: unknown, expected: unknown, hint = ''): void {
  const [own, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (own !== other) deepStrictEqual(JSON.parse(own), JSON.parse(other), hint);
}
