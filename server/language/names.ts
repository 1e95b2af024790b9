/** Names that are given and used: hosts, zones, sites, firewalls. Over a spec and all that it extends. */
import type { SyntaxTree } from '../syntax/document';
import type { Node, ScalarNode, Span } from '../syntax/tree';
import type { NameKind } from '../model/dsl';
import type { Model } from '../model/model';
import { linksIn } from '../model/file-links';
import type { Link } from '../model/read';
import type { Snapshot } from '../model/snapshot';
import type { Location } from './types';

export interface Name {
  readonly kind: NameKind;
  /** As it is given where it is declared: of `mmp-1` it is `mmp`, where that is a group. */
  readonly name: string;
}

export interface NamePlace extends Name {
  readonly link: Link;
  readonly location: Location;
}

/** The innermost scalar at an offset, both ends included. */
export function scalarAt(tree: SyntaxTree, offset: number): ScalarNode | undefined {
  const node = tree.pathAt(offset).at(-1);
  return node?.kind === 'scalar' && node.source !== '' ? node : undefined;
}

const declaredName = (model: Model, link: Link): string =>
  link.kind === 'host' ? (model.host(link.name)?.name ?? link.name) : link.name;

/** The name that is given or used at an offset. */
export function nameAt(snapshot: Snapshot, offset: number): (Name & { readonly link: Link }) | undefined {
  const node = scalarAt(snapshot.tree, offset);
  const link =
    node === undefined
      ? undefined
      : (snapshot.links.find((candidate) => candidate.at === node) ??
        linksTakenAway(snapshot).find((candidate) => candidate.at === node));
  return link === undefined ? undefined : { kind: link.kind, name: declaredName(snapshot.model, link), link };
}

/** Everywhere that a name is given or used, this file first. */
export function placesOf(snapshot: Snapshot, wanted: Name): readonly NamePlace[] {
  const { model } = snapshot;
  const places: NamePlace[] = [];
  const seen = new Set<Node>();
  for (const link of allLinks(snapshot)) {
    if (link.kind !== wanted.kind || seen.has(link.at) || declaredName(model, link) !== wanted.name) continue;
    const location = snapshot.locate(link.at);
    if (location === undefined) continue;
    seen.add(link.at);
    places.push({ ...wanted, link, location });
  }
  const other = (place: NamePlace): number => Number(place.location.uri !== snapshot.uri);
  return places.sort(
    (a, b) =>
      other(a) - other(b) ||
      a.location.uri.localeCompare(b.location.uri) ||
      a.location.span.start - b.location.span.start,
  );
}

/** What was laid over something else, or taken away, is not in the reading of the whole: each file is read by itself too. */
function* allLinks(snapshot: Snapshot): Generator<Link> {
  yield* snapshot.links;
  yield* linksTakenAway(snapshot);
  for (const base of snapshot.bases.trees) yield* linksIn(base);
}

/** The names of this file, where it takes away what stands below: those of what goes are in no reading of the whole. */
const linksTakenAway = (snapshot: Snapshot): readonly Link[] => (snapshot.takesAway ? linksIn(snapshot.tree) : []);

/** The text of a scalar inside its quotes. */
export function insideQuotes(node: ScalarNode, span: Span): Span {
  const quoted = node.style === 'single' || node.style === 'double';
  return quoted && span.end - span.start >= 2 ? { start: span.start + 1, end: span.end - 1 } : span;
}
