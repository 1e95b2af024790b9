/** Definitions, references, highlights, selections and links. */
import { resolveComponent, type ComponentId } from '../catalog/components';
import { extendsOf } from '../model/overlay';
import { resolveBase } from '../model/extends';
import type { Snapshot } from '../model/snapshot';
import type { Node, ScalarNode, Span } from '../syntax/tree';
import { anchorAt, placesOfAnchor, type Anchor } from './anchors';
import { insideQuotes, nameAt, placesOf, scalarAt, type Name } from './names';
import type { DocumentLink, Highlight, Location } from './types';

/** What can be looked for in a spec, and in others that share a file with it. */
export type Subject =
  | { readonly kind: 'name'; readonly name: Name }
  | { readonly kind: 'component'; readonly id: ComponentId }
  | { readonly kind: 'anchor'; readonly anchor: Anchor };

/** A place of a subject: it is declared or used there, or a component, which is neither. */
interface SubjectPlace {
  readonly location: Location;
  readonly role: 'definition' | 'reference' | 'either';
}

/** The name, the anchor or the component at an offset. */
export function subjectAt(snapshot: Snapshot, offset: number): Subject | undefined {
  const anchor = anchorAt(snapshot.tree, offset);
  if (anchor !== undefined) return { kind: 'anchor', anchor };
  const name = nameAt(snapshot, offset);
  if (name !== undefined) return { kind: 'name', name };
  const id = componentAt(snapshot, offset);
  return id === undefined ? undefined : { kind: 'component', id };
}

/** All places of a subject, this file first. */
function placesOfSubject(snapshot: Snapshot, subject: Subject): readonly SubjectPlace[] {
  switch (subject.kind) {
    case 'name':
      return placesOf(snapshot, subject.name).map(({ link, location }) => ({ location, role: link.role }));
    case 'component':
      return componentPlaces(snapshot, subject.id).map((location) => ({ location, role: 'either' }));
    case 'anchor': {
      const { tree } = snapshot;
      return placesOfAnchor(tree, subject.anchor).map(({ span, role }) => ({
        location: { uri: tree.uri, span, range: tree.lines.rangeOf(span) },
        role,
      }));
    }
  }
}

/** Where a subject is declared. */
export const definitionsOf = (snapshot: Snapshot, subject: Subject): readonly Location[] =>
  placesOfSubject(snapshot, subject).flatMap(({ location, role }) => (role === 'definition' ? [location] : []));

/** Where a subject is used, its declarations included or not. */
export const referencesOf = (snapshot: Snapshot, subject: Subject, includeDeclaration: boolean): readonly Location[] =>
  placesOfSubject(snapshot, subject).flatMap(({ location, role }) =>
    includeDeclaration || role !== 'definition' ? [location] : [],
  );

/** Where what stands at an offset is declared, in this file or one that it extends; the file that `extends` names. */
export function definitionAt(snapshot: Snapshot, offset: number): readonly Location[] {
  const base = extendsOf(snapshot.tree);
  if (base !== undefined && base === scalarAt(snapshot.tree, offset)) {
    const [tree] = snapshot.bases.trees;
    const start = { line: 0, character: 0 };
    return tree === undefined ? [] : [{ uri: tree.uri, span: { start: 0, end: 0 }, range: { start, end: start } }];
  }
  const subject = subjectAt(snapshot, offset);
  return subject === undefined ? [] : definitionsOf(snapshot, subject);
}

/** Where what stands at an offset is used, its declarations included or not. */
export function referencesAt(snapshot: Snapshot, offset: number, includeDeclaration: boolean): readonly Location[] {
  const subject = subjectAt(snapshot, offset);
  return subject === undefined ? [] : referencesOf(snapshot, subject, includeDeclaration);
}

/** The other places in this file that the text at an offset has to do with. */
export function highlightsAt(snapshot: Snapshot, offset: number): readonly Highlight[] {
  const subject = subjectAt(snapshot, offset);
  if (subject === undefined) return [];
  return placesOfSubject(snapshot, subject)
    .filter(({ location }) => location.uri === snapshot.uri)
    .map(({ location: { span }, role }) => ({ span, kind: HIGHLIGHT[role] }));
}

const HIGHLIGHT = { definition: 'write', reference: 'read', either: 'text' } as const;

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
