/** Hover: what a key, a value or a name means, where the knowledge comes from, and what is known of it in this spec. */
import { componentInfo, resolveComponent, type ComponentId } from '../catalog/components';
import { protocolPorts } from '../catalog/ports';
import { resolveAlias, valueOf, type ValueSet } from '../catalog/types';
import { isProtocolId, protocol } from '../catalog/vocabulary';
import { code, codeBlock, markdown, paragraphs, prose, type Markdown } from '../report/markup';
import type { Rule } from '../rules/rule';
import { MARKER } from '../engine/ignores';
import { RuleIndex } from '../engine/rule-index';
import { propertyOf, type Property, type ScalarType } from '../model/dsl';
import { format } from '../model/format';
import type { Model } from '../model/model';
import type { Snapshot } from '../model/snapshot';
import type { SyntaxTree } from '../syntax/document';
import type { Span } from '../syntax/tree';
import { anchorAt, placesOfAnchor, type Anchor, type AnchorPlace } from './anchors';
import { contextsAt } from './context';
import type { Context, KeyContext, ValueContext } from './context/kinds';
import { scalarOf } from './context/slots';
import {
  clip,
  componentDocumentation,
  ignoreDocumentation,
  keyDocumentation,
  ruleDocumentation,
  valueDocumentation,
} from './documentation';
import { describeName } from './hover/names';
import { describeNumber, describeQuantity, describeVersion } from './hover/numbers';
import type { Figures, Hover } from './types';

/** What is known of the text at an offset; undefined where there is nothing to say. Never throws. */
export function hoverAt(
  snapshot: Snapshot,
  offset: number,
  rules: readonly Rule[],
  figures?: Figures,
): Hover | undefined {
  const anchor = anchorAt(snapshot.tree, offset);
  if (anchor !== undefined) return hoverOnAnchor(snapshot, anchor, offset);
  for (const context of contextsAt(snapshot.tree, offset)) {
    const span = context.replace;
    const word = snapshot.text.slice(span.start, span.end);
    // White space around the word is what completion would replace too.
    const start = span.start + (word.length - word.trimStart().length);
    const end = start + word.trim().length;
    if (start === end || offset < start || offset > end) continue;
    const markdown = describe(snapshot, context, word.trim(), rules);
    if (markdown === undefined) continue;
    const node = figures === undefined ? undefined : snapshot.tree.pathAt(offset).at(-1);
    const computed = node === undefined ? [] : (figures?.(node) ?? []);
    return { markdown: paragraphs([markdown, ...computed]), span: { start, end } };
  }
  return undefined;
}

/** What an alias stands for, or how an anchor is used. */
function hoverOnAnchor(
  snapshot: Snapshot,
  anchor: Anchor & { readonly place: AnchorPlace },
  offset: number,
): Hover | undefined {
  const { tree } = snapshot;
  const { name, node, place } = anchor;
  const span = { start: place.span.start - 1, end: place.span.end };
  if (place.role === 'definition') {
    const lines = placesOfAnchor(tree, anchor)
      .filter(({ role }) => role === 'reference')
      .map((use) => (tree.lines.lineAt(use.span.start) + 1).toString());
    const used =
      lines.length === 0
        ? markdown`No alias ${code(`*${clip(name)}`)} uses it.`
        : markdown`Used as ${code(`*${clip(name)}`)} in ${lines.length === 1 ? 'line' : 'lines'} ${listOfLines(lines)}.`;
    return { markdown: paragraphs([markdown`${code(`&${clip(name)}`)} (anchor)`, used]), span };
  }
  const target = tree.spanOf(node);
  const stands = markdown`${code(`*${clip(name)}`)} stands for what line ${tree.lines.lineAt(target.start) + 1} says:`;
  const context = contextsAt(tree, offset).find((candidate) => candidate.at === 'value');
  const known =
    node.kind === 'scalar' && context !== undefined ? describeValue(snapshot, context, node.source) : undefined;
  return { markdown: paragraphs([stands, codeBlock('yaml', excerptOf(tree, target)), known]), span };
}

/** So many lines of what an alias stands for are shown. */
const EXCERPT = 12;
const listOfLines = (lines: readonly string[]): string =>
  lines.length > 10 ? `${lines.slice(0, 10).join(', ')} and ${lines.length - 10} more` : lines.join(', ');

/** The first lines of a piece of the spec, moved to the left. */
function excerptOf({ text, lines }: SyntaxTree, { start, end }: Span): string {
  const column = start - lines.startOf(lines.lineAt(start));
  const all = text.slice(start, Math.min(end, start + 2000)).split(/\r?\n/);
  const shown = all.slice(0, EXCERPT).map((line, index) => clip(index === 0 ? line : outdented(line, column)));
  return [...shown, ...(all.length > EXCERPT ? ['…'] : [])].join('\n').trimEnd();
}

const outdented = (line: string, by: number): string =>
  line.slice(0, by).trim() === '' ? line.slice(by) : line.trimStart();

function describe(snapshot: Snapshot, context: Context, word: string, rules: readonly Rule[]): Markdown | undefined {
  switch (context.at) {
    case 'key':
      return describeKey(context, word, rules);
    case 'value':
      return describeValue(snapshot, context, word);
    case 'comment':
      return word === MARKER ? ignoreDocumentation : describeRule(rules, word);
    case 'item':
    case 'document':
      return undefined;
  }
}

function describeRule(rules: readonly Rule[], word: string): Markdown | undefined {
  const rule = new RuleIndex(rules).find(word);
  if (rule === undefined) return undefined;
  return paragraphs([markdown`**${rule.code}** ${code(rule.name)}`, ruleDocumentation(rule)]);
}

// ---- keys ---------------------------------------------------------------------------------------------------------------

function describeKey(context: KeyContext, word: string, rules: readonly Rule[]): Markdown | undefined {
  const { type } = context.slot;
  if (type?.kind === 'object') {
    const property = propertyOf(type, word);
    return property === undefined
      ? undefined
      : paragraphs([markdown`**${clip(word)}** (${type.title})`, keyDocumentation(property)]);
  }
  if (type?.kind !== 'dictionary') return undefined;
  if (type === format.properties.rules.type) return describeRule(rules, word);
  const known = type.keys === undefined ? undefined : valueOf(type.keys, word);
  return known === undefined
    ? undefined
    : paragraphs([markdown`**${clip(word)}**: ${prose(known.title)}`, valueDocumentation(known)]);
}

// ---- values -------------------------------------------------------------------------------------------------------------

function describeValue(snapshot: Snapshot, context: ValueContext, word: string): Markdown | undefined {
  const { slot } = context;
  const scalar =
    scalarOf(slot) ?? (slot.type?.kind === 'list' ? scalarOf({ ...slot, type: slot.type.item }) : undefined);
  if (scalar === undefined) return undefined;
  return describeScalar(snapshot, context, scalar.type, scalar.property, word);
}

function describeScalar(
  snapshot: Snapshot,
  context: ValueContext,
  type: ScalarType,
  property: Property | undefined,
  word: string,
): Markdown | undefined {
  switch (type.kind) {
    case 'choice':
      return describeChoice(type.set, word);
    case 'component': {
      const id = resolveComponent(word);
      return id === undefined ? undefined : describeComponent(snapshot.model, id, word);
    }
    case 'ref':
      return describeName(snapshot, type.to, word);
    case 'name':
      return describeName(snapshot, type.of, word);
    case 'quantity':
      return describeQuantity(type.of, word);
    case 'version':
      return describeVersion(context, word);
    case 'integer':
      return describeNumber(snapshot, context, word);
    case 'boolean':
    case 'number':
    case 'text':
      return property === undefined ? undefined : prose(property.text);
  }
}

function describeChoice(set: ValueSet, word: string): Markdown | undefined {
  const id = resolveAlias(set, word);
  const value = id === undefined ? undefined : valueOf(set, id);
  if (id === undefined || value === undefined) return undefined;
  const usual = set === protocol && isProtocolId(id) ? protocolPorts[id] : undefined;
  return paragraphs([
    markdown`**${id}** (${set.name}): ${prose(value.title)}`,
    id === word ? undefined : markdown`${code(clip(word))} is another name of it.`,
    usual === undefined ? undefined : markdown`Usual port: ${usual.port}.`,
    valueDocumentation(value),
  ]);
}

function describeComponent(model: Model, id: ComponentId, word: string): Markdown {
  const places = model.of(id);
  const hosts = model.countOf(places);
  return paragraphs([
    markdown`**${id}**: ${prose(componentInfo(id).title)}`,
    id === word ? undefined : markdown`${code(clip(word))} is another name of it.`,
    componentDocumentation(id),
    hosts > 1 ? markdown`In this spec it runs on ${hosts} hosts.` : undefined,
  ]);
}
