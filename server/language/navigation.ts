/** Definitions, references, highlights, selections and links. */
import { resolveComponent, type ComponentId } from '../catalog/components';
import { extendsOf } from '../model/overlay';
import { resolveBase } from '../model/extends';
import type { Snapshot } from '../model/snapshot';
import type { Node, ScalarNode, Span } from '../syntax/tree';
import { insideQuotes, nameAt, placesOf, scalarAt } from './names';
import type { DocumentLink, Highlight, Location } from './types';

/** Where the name at an offset is declared, in this file or one that it extends; the file that `extends` names. */
export function definitionAt(snapshot: Snapshot, offset: number): readonly Location[] {
  const base = extendsOf(snapshot.tree);
  if (base !== undefined && base === scalarAt(snapshot.tree, offset)) {
    const [tree] = snapshot.bases.trees;
    const start = { line: 0, character: 0 };
    return tree === undefined ? [] : [{ uri: tree.uri, span: { start: 0, end: 0 }, range: { start, end: start } }];
  }
  const name = nameAt(snapshot, offset);
  if (name === undefined) return [];
  return placesOf(snapshot, name).flatMap(({ link, location }) => (link.role === 'definition' ? [location] : []));
}

/** Where the name or the component at an offset is used, its declarations included or not. */
export function referencesAt(snapshot: Snapshot, offset: number, includeDeclaration: boolean): readonly Location[] {
  const name = nameAt(snapshot, offset);
  if (name !== undefined) {
    return placesOf(snapshot, name).flatMap(({ link, location }) =>
      includeDeclaration || link.role === 'reference' ? [location] : [],
    );
  }
  const component = componentAt(snapshot, offset);
  return component === undefined ? [] : componentPlaces(snapshot, component);
}

/** The other places in this file that the text at an offset has to do with. */
export function highlightsAt(snapshot: Snapshot, offset: number): readonly Highlight[] {
  const own = ({ uri }: Location): boolean => uri === snapshot.uri;
  const name = nameAt(snapshot, offset);
  if (name !== undefined) {
    return placesOf(snapshot, name)
      .filter(({ location }) => own(location))
      .map(({ link, location }) => ({ span: location.span, kind: link.role === 'definition' ? 'write' : 'read' }));
  }
  const component = componentAt(snapshot, offset);
  if (component === undefined) return [];
  return componentPlaces(snapshot, component)
    .filter(own)
    .map(({ span }) => ({ span, kind: 'text' }));
}

/** The component whose id stands at an offset. */
function componentAt(snapshot: Snapshot, offset: number): ComponentId | undefined {
  const node = scalarAt(snapshot.tree, offset);
  const id = node === undefined ? undefined : resolveComponent(node.source);
  return id !== undefined && componentNodes(snapshot, id).some((at) => at === node) ? id : undefined;
}

function componentNodes(snapshot: Snapshot, id: ComponentId): readonly ScalarNode[] {
  const { model } = snapshot;
  const external = model.section('external')?.items.filter((fact) => fact.value === id) ?? [];
  return [...model.of(id), ...external].map(({ at }) => at);
}

function componentPlaces(snapshot: Snapshot, id: ComponentId): readonly Location[] {
  const places = componentNodes(snapshot, id).flatMap((at) => snapshot.locate(at) ?? []);
  const other = ({ uri }: Location): number => Number(uri !== snapshot.uri);
  return places.sort((a, b) => other(a) - other(b) || a.span.start - b.span.start);
}

/** Ever larger pieces around an offset, the smallest first; each holds the one before. */
export function selectionAt(snapshot: Snapshot, offset: number): readonly Span[] {
  const { tree } = snapshot;
  const path = tree.pathAt(offset);
  const spans: Span[] = [];
  const add = (span: Span): void => {
    const inner = spans.at(-1);
    if (span.end <= span.start || offset < span.start || offset > span.end) return;
    if (inner !== undefined && (span.start > inner.start || span.end < inner.end)) return;
    if (inner?.start !== span.start || inner.end !== span.end) spans.push(span);
  };
  for (let index = path.length - 1; index >= 0; index--) {
    const node = path[index];
    const owner = path[index - 1];
    if (node === undefined) continue;
    const span = tree.spanOf(node);
    if (node.kind === 'scalar') add(insideQuotes(node, span));
    add(span);
    if (owner?.kind === 'map') add(entrySpan(snapshot, owner, node) ?? span);
  }
  add({ start: 0, end: snapshot.text.length });
  return spans;
}

function entrySpan(snapshot: Snapshot, owner: Extract<Node, { kind: 'map' }>, node: Node): Span | undefined {
  const entry = owner.entries.find((candidate) => candidate.key === node || candidate.value === node);
  if (entry === undefined) return undefined;
  const key = snapshot.tree.spanOf(entry.key);
  return { start: key.start, end: Math.max(key.end, snapshot.tree.spanOf(entry.value).end) };
}

/** The file that `extends` names. */
export function linksOf(snapshot: Snapshot): readonly DocumentLink[] {
  const base = extendsOf(snapshot.tree);
  const target = base === undefined ? undefined : resolveBase(snapshot.uri, base.source);
  if (base === undefined || target === undefined) return [];
  const span = insideQuotes(base, snapshot.tree.spanOf(base));
  return [{ span, target, tooltip: 'Open the spec that this one extends' }];
}
