/** Where in the specs a change stands: in the later one, or in the earlier one where it is gone from there. */
import { subjectsOf, type FindingChange } from '../../compare/findings';
import type { ChangedEnd } from '../../compare/flows';
import { namesAfter, pairsOf } from '../../compare/hosts';
import type { Finding } from '../../engine/finding';
import type { Snapshot } from '../../model/snapshot';
import { entryOf, type Node } from '../../syntax/tree';
import type { Row } from '../content';
import { placeOf } from '../place';
import type { ComparedSpec } from './compared';

type Placed = Pick<Row, 'place'>;

export interface ChangePlaces {
  /** By the name that it has in the later spec, or had in the earlier one; `mta-2` of a group is its group. */
  readonly host: (name: string | null | undefined) => Placed;
  readonly tier: (tier: number | null) => Placed;
  readonly ends: (...ends: readonly ChangedEnd[]) => Placed;
  /** Changes of findings, each asked for once and in their order. */
  readonly finding: (change: FindingChange) => Placed;
  /** Keys from the outermost in, names of things among them. */
  readonly key: (path: readonly string[]) => Placed;
}

/** For whoever cannot follow a link. */
export const nowhere: ChangePlaces = {
  host: () => ({}),
  tier: () => ({}),
  ends: () => ({}),
  finding: () => ({}),
  key: () => ({}),
};

export function placesOf(before: ComparedSpec, after: ComparedSpec): ChangePlaces {
  const sides = [after.snapshot, before.snapshot];
  const first = (find: (snapshot: Snapshot) => Placed): Placed => {
    for (const snapshot of sides) {
      const { place } = find(snapshot);
      if (place !== undefined) return { place: snapshot === before.snapshot ? { ...place, earlier: true } : place };
    }
    return {};
  };
  const host = (name: string | null | undefined): Placed =>
    name === null || name === undefined ? {} : first((own) => placeOf(own, own.model.host(name)?.at));
  const known = new Map<string, Finding[]>();
  const keyOf = (
    side: number,
    { code, subject, message, severity }: Pick<FindingChange, 'code' | 'subject' | 'message' | 'severity'>,
  ): string => JSON.stringify([side, code, subject, message, severity]);
  const nameOf = namesAfter(pairsOf(before.snapshot.model, after.snapshot.model));
  [after, before].forEach(({ snapshot, findings }, side) => {
    for (const { finding, subject } of subjectsOf(snapshot, findings, side === 1 ? nameOf : (name) => name)) {
      const { code, message, severity } = finding;
      const key = keyOf(side, { code, message, severity, subject });
      const own = known.get(key);
      if (own === undefined) known.set(key, [finding]);
      else own.push(finding);
    }
  });
  return {
    host,
    tier: (tier) =>
      tier === null ? {} : first((own) => placeOf(own, own.model.hosts.find((each) => each.tier === tier)?.at)),
    ends: (...ends) => {
      for (const { hosts } of ends) {
        const found = host(hosts[0]?.name);
        if (found.place !== undefined) return found;
      }
      return {};
    },
    finding: (change) => {
      const side = change.change === 'gone' ? 1 : 0;
      const [finding] = known.get(keyOf(side, change))?.splice(0, 1) ?? [];
      if (finding === undefined) return {};
      const { start } = finding.range;
      const place = { uri: finding.uri, line: start.line, character: start.character };
      return { place: side === 1 ? { ...place, earlier: true } : place };
    },
    key: (path) => first((own) => placeOf(own, nodeAt(own, path))),
  };
}

/** The innermost node on the way that a path names. */
function nodeAt({ tree, bases }: Snapshot, path: readonly string[]): Node | undefined {
  let deepest: { readonly node: Node; readonly depth: number } | undefined;
  for (const { root } of [tree, ...bases.trees]) {
    let value = root;
    for (const [i, key] of path.entries()) {
      const found: { readonly at: Node; readonly value: Node } | undefined = stepTo(value, key);
      if (found === undefined) break;
      value = found.value;
      if (i + 1 > (deepest?.depth ?? 0)) deepest = { node: found.at, depth: i + 1 };
    }
  }
  return deepest?.node;
}

function stepTo(node: Node | undefined, key: string): { readonly at: Node; readonly value: Node } | undefined {
  if (node?.kind === 'seq') {
    for (const item of node.items) {
      const name = entryOf(item, 'name')?.value;
      if (name?.kind === 'scalar' && name.source === key) return { at: name, value: item };
    }
    return undefined;
  }
  const entry = node === undefined ? undefined : entryOf(node, key);
  return entry === undefined ? undefined : { at: entry.key, value: entry.value };
}
