/** Renaming hosts, zones, sites and other names, in a spec and what it extends. */
import { scalarText } from '../syntax/plain';
import { fileNameOf } from '../model/address';
import type { NameKind } from '../model/dsl';
import type { Snapshot } from '../model/snapshot';
import type { SyntaxTree } from '../syntax/document';
import type { ScalarNode, Span } from '../syntax/tree';
import { anchorAt, isAnchorName, placesOfAnchor } from './anchors';
import { insideQuotes, nameAt, placesOf, type NamePlace } from './names';
import type { FileEdit, RenameResult, RenameTarget } from './types';

/** Longest name that is accepted. */
const LONGEST = 250;

/** What would be renamed at an offset; undefined where there is no name, or none that the user gave. */
export function prepareRenameAt(snapshot: Snapshot, offset: number): RenameTarget | undefined {
  const anchor = anchorAt(snapshot.tree, offset);
  if (anchor !== undefined) {
    const { span } = anchor.place;
    // At its sign, which is no part of the name: an editor wants its cursor in the range.
    return {
      span: { start: Math.min(span.start, offset), end: span.end },
      placeholder: anchor.name,
      kind: 'anchor',
      name: anchor.name,
    };
  }
  const found = nameAt(snapshot, offset);
  if (found === undefined || !placesOf(snapshot, found).some(({ link }) => link.role === 'definition'))
    return undefined;
  const name = nameSpan(snapshot.tree, found.link.at, found.name);
  // At a quote, or at the number of a host of a group: an editor wants its cursor in the range.
  const span = name.start <= offset && offset <= name.end ? name : snapshot.tree.spanOf(found.link.at);
  return { span, placeholder: found.name, kind: found.kind, name: found.name };
}

/** Renames what stands at an offset, everywhere. References to single hosts of a group (`mmp-1`) follow. */
export function renameAt(snapshot: Snapshot, offset: number, newName: string): RenameResult {
  const target = prepareRenameAt(snapshot, offset);
  if (target === undefined) return { error: 'There is no name here that could be changed.' };
  const wanted = newName.trim();
  // eslint-disable-next-line no-control-regex -- finding them is the point
  if (wanted === '' || wanted.length > LONGEST || /[\u0000-\u001f\u007f]/.test(wanted)) {
    return { error: `A name is one line of text, at most ${LONGEST} characters.` };
  }
  if (wanted === target.name) return { edits: [] };
  if (target.kind === 'anchor') return renameAnchor(snapshot, offset, wanted);
  if (isTaken(snapshot, target.kind, wanted))
    return { error: `There is a ${target.kind} \`${wanted}\` already. Choose another name.` };
  return { edits: renameIn(snapshot, target.kind, target.name, wanted) };
}

/** The same in a spec that shares a file with the one that the user renames in. */
export function renameOver(snapshot: Snapshot, kind: NameKind, name: string, newName: string): RenameResult {
  if (!isTaken(snapshot, kind, newName)) return { edits: renameIn(snapshot, kind, name, newName) };
  const file = fileNameOf(snapshot.uri);
  return { error: `There is a ${kind} \`${newName}\` already in \`${file}\`. Choose another name.` };
}

/** The edits for a name in a spec and what it extends. */
export function renameIn(snapshot: Snapshot, kind: NameKind, name: string, newName: string): readonly FileEdit[] {
  return placesOf(snapshot, { kind, name }).flatMap((place) => {
    const tree = snapshot.treeOf(place.link.at);
    return tree === undefined ? [] : [editOf(tree, place, newName)];
  });
}

/** Renames an anchor with its aliases, all in one file. */
function renameAnchor({ tree }: Snapshot, offset: number, newName: string): RenameResult {
  const anchor = anchorAt(tree, offset);
  if (anchor === undefined) return { edits: [] };
  if (!isAnchorName(newName)) return { error: 'The name of an anchor is one word without commas and brackets.' };
  if (tree.anchors.some((node) => node.anchor === newName))
    return { error: `There is an anchor \`&${newName}\` already. Choose another name.` };
  return {
    edits: placesOfAnchor(tree, anchor).map(({ span }) => ({
      uri: tree.uri,
      span,
      range: tree.lines.rangeOf(span),
      newText: newName,
    })),
  };
}

function isTaken(snapshot: Snapshot, kind: NameKind, name: string): boolean {
  if (kind === 'host' && snapshot.model.host(name) !== undefined) return true;
  return snapshot.links.some((link) => link.kind === kind && link.role === 'definition' && link.name === name);
}

function editOf(tree: SyntaxTree, { link, name }: NamePlace, newName: string): FileEdit {
  const node = link.at;
  const whole = tree.spanOf(node);
  // What follows the name of a group: the number of one of its hosts.
  const text = newName + node.source.slice(name.length);
  const span = node.style === 'plain' ? whole : insideQuotes(node, whole);
  return { uri: tree.uri, span, range: tree.lines.rangeOf(span), newText: quoted(node, text) };
}

/** A text as it stands between the quotes of a scalar, or plain. */
export function quoted(node: ScalarNode, text: string): string {
  switch (node.style) {
    case 'plain':
      return scalarText(text);
    case 'single':
      return text.replaceAll("'", "''");
    case 'double':
      return JSON.stringify(text).slice(1, -1);
    case 'literal':
    case 'folded':
      return text;
  }
}

/** The name itself: without quotes, and without the number of a host of a group. */
function nameSpan(tree: SyntaxTree, node: ScalarNode, name: string): Span {
  const span = insideQuotes(node, tree.spanOf(node));
  return node.source.length > name.length
    ? { start: span.start, end: Math.min(span.end, span.start + name.length) }
    : span;
}
