/** Completion: what may be written at a cursor, ready to insert so that it reads back as intended. */
import { idsOf, valueOf } from '../catalog/types';
import { codeBlock, type Markdown } from '../report/markup';
import { freeName } from '../rules/kit';
import type { Rule } from '../rules/rule';
import { MARKER } from '../rules/suppress';
import { propertyOf, type ListType, type ObjectType, type Property, type Type } from '../model/dsl';
import { format } from '../model/format';
import type { Snapshot } from '../model/snapshot';
import type { Span } from '../syntax/tree';
import { contextsAt } from './context';
import type { ChildLines, CommentContext, Context, ItemContext, KeyContext, ValueContext } from './context/kinds';
import { ignoreDocumentation, keyDocumentation, ruleDocumentation, valueDocumentation } from './documentation';
import { scalarOf } from './context/slots';
import { NAME, snippetsFor, starters, withDefaults, type Snippet } from './snippets';
import type { CompletionItem, CompletionKind } from './types';
import { valuesFor } from './values';

/** An item before it is fitted to its place. */
interface Draft {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  readonly documentation?: Markdown;
  /** Lines in snippet syntax, indented relative to the first. */
  readonly lines: readonly string[];
  /** Replaces this instead of what the context says, and neither prefix nor suffix is written. */
  readonly instead?: Span;
  readonly deprecated?: boolean;
  readonly retrigger?: boolean;
}

/** What may be written at an offset, best first. Never throws; empty where nothing may stand. */
export function completionsAt(snapshot: Snapshot, offset: number, rules: readonly Rule[]): readonly CompletionItem[] {
  const names = new Map<string, string>();
  const freed = (line: string): string =>
    !line.includes('«')
      ? line
      : line.replaceAll(NAME, (_, base: string) => {
          let name = names.get(base);
          if (name === undefined) names.set(base, (name = freeName(snapshot.model, base)));
          return name;
        });
  const eol = snapshot.text.includes('\r\n') ? '\r\n' : '\n';
  const items: CompletionItem[] = [];
  const seen = new Set<string>();
  for (const context of contextsAt(snapshot.tree, offset)) {
    for (const draft of draftsFor(snapshot, context, rules)) {
      if (seen.has(draft.label)) continue;
      seen.add(draft.label);
      items.push(fit({ ...draft, lines: draft.lines.map(freed) }, context, eol, items.length));
    }
  }
  return items;
}

/** The text to insert for a client that indents further lines as the first one by itself. */
export const adjusted = (item: CompletionItem): string =>
  item.lineIndent === '' ? item.insertText : item.insertText.replaceAll(`\n${item.lineIndent}`, '\n');

function draftsFor(snapshot: Snapshot, context: Context, rules: readonly Rule[]): readonly Draft[] {
  switch (context.at) {
    case 'key':
      return keyDrafts(context, rules);
    case 'value':
      return valueDrafts(snapshot, context, rules);
    case 'item':
      return itemDrafts(context);
    case 'comment':
      return commentDrafts(context, rules);
    case 'document':
      return starters.map(ofSnippet);
  }
}

/** Puts a draft into its place. */
function fit(draft: Draft, context: Context, eol: string, index: number): CompletionItem {
  const place =
    context.at === 'comment' || context.at === 'document'
      ? { prefix: '', suffix: '', column: 0, lineIndent: '' }
      : context;
  const whole = draft.instead === undefined;
  const [first = '', ...rest] = draft.lines;
  const indent = ' '.repeat(place.column);
  const body = [first, ...rest.map((line) => (line === '' ? '' : indent + line))].join(eol);
  const snippet = draft.lines.some((line) => /\$[{\d]/.test(line));
  const text = snippet ? body : unescaped(body);
  const edge = (outer: string): string => (snippet ? escaped(outer) : outer);
  return {
    label: draft.label,
    kind: draft.kind,
    ...(draft.detail === undefined ? {} : { detail: draft.detail }),
    ...(draft.documentation === undefined || draft.documentation.text === ''
      ? {}
      : { documentation: draft.documentation }),
    insertText: (whole ? edge(place.prefix) : '') + text + edge(place.suffix),
    snippet,
    replace: draft.instead ?? context.replace,
    sortText: index.toString().padStart(5, '0'),
    deprecated: draft.deprecated === true,
    retrigger: draft.retrigger === true,
    lineIndent: place.lineIndent,
  };
}

/** Text so that snippet syntax reads it as itself. */
const escaped = (text: string): string => (/[\\$}]/.test(text) ? text.replaceAll(/[\\$}]/g, String.raw`\$&`) : text);
const unescaped = (text: string): string => (text.includes('\\') ? text.replaceAll(/\\([\\$}])/g, '$1') : text);

// ---- keys ---------------------------------------------------------------------------------------------------------------

/** Numbers of tab stops, in order. */
type Stops = () => string;
const stops = (): Stops => {
  let last = 0;
  return () => (++last).toString();
};

function keyDrafts(context: KeyContext, rules: readonly Rule[]): readonly Draft[] {
  const { type } = context.slot;
  if (type?.kind === 'dictionary') return dictionaryDrafts(context, type.value, rules);
  if (type?.kind !== 'object') return [];
  return propertiesOf(type, context).flatMap(([key, property]): readonly Draft[] => {
    const draft = keyDraft(key, property, context);
    return draft === undefined ? [] : [draft];
  });
}

/** The keys that a mapping may still get: required ones first, else in the order of the format. */
function propertiesOf(
  type: ObjectType,
  context: Pick<KeyContext, 'siblings' | 'component'>,
): readonly (readonly [string, Property])[] {
  const present = context.siblings();
  // Elsewhere it is not known what component the keys are about.
  const ofComponent = propertyOf(type, 'component') !== undefined;
  const missing = Object.entries(type.properties).filter(
    ([key, property]) =>
      !present.has(key) &&
      (!ofComponent ||
        property.for === undefined ||
        (context.component !== undefined && property.for.includes(context.component))),
  );
  const required = missing.filter(([, property]) => property.required === true);
  return [...required, ...missing.filter(([, property]) => property.required !== true)];
}

function keyDraft(key: string, property: Property, context: KeyContext): Draft | undefined {
  const base = {
    label: key,
    kind: 'key' as const,
    detail: property.required === true ? `${typeName(property.type)}, required` : typeName(property.type),
    documentation: keyDocumentation(property),
  };
  if (context.colon) return { ...base, lines: [key] };
  if (context.children !== undefined)
    return takes(property.type, context.children) ? { ...base, lines: [`${key}:`] } : undefined;
  return { ...base, ...keyLines(key, property, context.flow) };
}

/** Whether the lines below a key can be its value. */
function takes(type: Type, { kind, key }: ChildLines): boolean {
  switch (type.kind) {
    case 'list':
      return (
        kind === 'list' &&
        (key === undefined
          ? type.item.kind !== 'object' || type.item.shorthand !== undefined
          : takes(type.item, { kind: 'mapping', key }))
      );
    case 'object':
      return kind === 'mapping' && key !== undefined && propertyOf(type, key) !== undefined;
    case 'dictionary':
      return (
        kind === 'mapping' && key !== undefined && (type.keys === undefined || valueOf(type.keys, key) !== undefined)
      );
    default:
      return false;
  }
}

/** A key ready to be continued. */
function keyLines(key: string, property: Property, flow: boolean): Pick<Draft, 'lines' | 'retrigger'> {
  const { type } = property;
  const next = stops();
  const bare = { lines: [`${key}: `], retrigger: true };
  switch (type.kind) {
    case 'list':
      if (isInline(type)) return { lines: [`${key}: [$1]`], retrigger: true };
      return flow ? { lines: [`${key}: [$1]`] } : { lines: entryLines(key, property, next) };
    case 'object':
      if (type.shorthand !== undefined) return bare;
      return flow
        ? { lines: [`${key}: { $1 }`], retrigger: true }
        : { lines: entryLines(key, property, next), retrigger: true };
    case 'dictionary':
      return flow
        ? { lines: [`${key}: { $1 }`], retrigger: true }
        : { lines: entryLines(key, property, next), retrigger: true };
    case 'integer':
      return type.minimum === type.maximum ? { lines: [`${key}: ${type.minimum.toString()}`] } : bare;
    default:
      return bare;
  }
}

/** Lists whose items are mostly written side by side, between brackets. */
function isInline(type: ListType): boolean {
  if (type.item.kind !== 'object') return type.item.kind !== 'list' && type.item.kind !== 'dictionary';
  switch (scalarOf({ type: type.item, property: undefined, owner: undefined, path: [], item: true })?.type.kind) {
    case 'choice':
    case 'component':
    case 'ref':
      return true;
    default:
      return false;
  }
}

/** A key with all that is required below it, as lines with tab stops. */
function entryLines(key: string, property: Property, next: Stops): readonly string[] {
  const { type } = property;
  switch (type.kind) {
    case 'list':
      if (isInline(type) || type.item.kind !== 'object') return [`${key}: [$${next()}]`];
      return [`${key}:`, ...dashed(skeleton(type.item, next)).map((line) => `  ${line}`)];
    case 'object':
      if (type.shorthand !== undefined) return [`${key}: $${next()}`];
      return [`${key}:`, ...skeleton(type, next).map((line) => `  ${line}`)];
    case 'dictionary':
      return [`${key}:`, `  $${next()}`];
    case 'integer':
      if (type.maximum !== undefined && type.maximum - type.minimum < 4) {
        const all = Array.from({ length: type.maximum - type.minimum + 1 }, (_, index) =>
          (type.minimum + index).toString(),
        );
        return [`${key}: \${${next()}|${all.join(',')}|}`];
      }
      return [`${key}: ${placeholder(property, next)}`];
    case 'name':
    case 'text':
    case 'quantity':
      return [`${key}: ${placeholder(property, next)}`];
    default:
      return [`${key}: $${next()}`];
  }
}

/** What a mapping cannot be without; an empty place where nothing is required. */
function skeleton(type: ObjectType, next: Stops): readonly string[] {
  const required = Object.entries(type.properties).filter(([, property]) => property.required === true);
  return required.length === 0
    ? [`$${next()}`]
    : required.flatMap(([key, property]) => entryLines(key, property, next));
}

function placeholder(property: Property, next: Stops): string {
  const example = property.examples?.find((text) => !/^[[{]/.test(text));
  if (example === undefined) return `$${next()}`;
  const text = property.type.kind === 'name' ? `«${example}»` : escaped(example);
  return `\${${next()}:${text}}`;
}

const dashed = (lines: readonly string[]): readonly string[] =>
  lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));

function dictionaryDrafts(context: KeyContext, value: Type, rules: readonly Rule[]): readonly Draft[] {
  const { type } = context.slot;
  if (type?.kind !== 'dictionary') return [];
  const present = context.siblings();
  const lines = (key: string): readonly string[] => [context.colon ? key : `${key}: `];
  if (type === format.properties.rules.type) {
    return rules.flatMap((rule): readonly Draft[] =>
      present.has(rule.code) ? [] : [{ ...ofRule(rule), lines: lines(rule.code), retrigger: !context.colon }],
    );
  }
  if (type.keys === undefined || context.children !== undefined) return [];
  const set = type.keys;
  return idsOf(set).flatMap((key): readonly Draft[] => {
    const known = valueOf(set, key);
    if (present.has(key)) return [];
    return [
      {
        label: key,
        kind: 'key',
        detail: known?.title ?? typeName(value),
        ...(known === undefined ? {} : { documentation: valueDocumentation(known) }),
        lines: lines(key),
        retrigger: !context.colon,
      },
    ];
  });
}

/** What a value is, in a word or two. */
function typeName(type: Type): string {
  switch (type.kind) {
    case 'text':
    case 'name':
      return type.kind;
    case 'ref':
      return type.to;
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'true or false';
    case 'choice':
      return 'choice';
    case 'component':
    case 'version':
      return type.kind;
    case 'quantity':
      return type.of;
    case 'list':
      return type.item.kind === 'object' ? `list: ${type.item.title}` : `list: ${typeName(type.item)}`;
    case 'dictionary':
    case 'object':
      return 'mapping';
  }
}

// ---- values -------------------------------------------------------------------------------------------------------------

function valueDrafts(snapshot: Snapshot, context: ValueContext, rules: readonly Rule[]): readonly Draft[] {
  const typed = snapshot.text.slice(context.replace.start, context.replace.end);
  const { type } = context.slot;
  const list = type?.kind === 'list' && type.single !== true;
  const values = valuesFor(snapshot, context, typed).map((proposal): Draft => {
    const text = escaped(context.quoted ? proposal.label : proposal.text);
    return {
      label: proposal.label,
      kind: proposal.kind,
      ...(proposal.detail === undefined ? {} : { detail: proposal.detail }),
      ...(proposal.documentation === undefined ? {} : { documentation: proposal.documentation }),
      lines: [list ? `[${text}]` : text],
      deprecated: proposal.deprecated === true,
    };
  });
  if (context.quoted && list) return [];
  return context.nest === undefined ? values : [...values, ...nestedDrafts(context, context.nest, rules)];
}

/** What a key may hold on the lines below it. */
function nestedDrafts(context: ValueContext, instead: Span, rules: readonly Rule[]): readonly Draft[] {
  const { type } = context.slot;
  const below = (draft: Draft, dash: boolean): Draft => ({
    ...draft,
    lines: ['', ...(dash ? dashed(draft.lines) : draft.lines).map((line) => `  ${line}`)],
    instead,
  });
  const key: KeyContext = {
    ...context,
    at: 'key',
    colon: false,
    children: undefined,
    component: undefined,
    siblings: () => new Map(),
  };
  switch (type?.kind) {
    case 'object':
    case 'dictionary':
      return keyDrafts(key, rules).map((draft) => below(draft, false));
    case 'list': {
      if (type.item.kind !== 'object') return [];
      return itemDrafts({ ...context, at: 'item', slot: { ...context.slot, type: type.item, item: true } }).map(
        (draft) => below(draft, true),
      );
    }
    default:
      return [];
  }
}

// ---- items of lists, comments, whole documents ----------------------------------------------------------------------------

function itemDrafts(context: ItemContext): readonly Draft[] {
  const { type } = context.slot;
  if (type?.kind !== 'object') return [];
  const snippets = snippetsFor(type);
  const label = `new ${type.title}`;
  const drafts = snippets.map(ofSnippet);
  if (type.shorthand === undefined && !snippets.some((snippet) => snippet.label === label)) {
    const lines = skeleton(type, stops());
    drafts.unshift({
      label,
      kind: 'snippet',
      detail: 'with what it must have',
      documentation: shown(lines),
      lines,
    });
  }
  if (!context.flow) return drafts;
  // Between brackets everything stays on one line, and only what is required has no lines of its own.
  return drafts.flatMap((draft) => {
    if (draft.lines.length === 1 && draft.lines[0]?.startsWith('{') === true) return [draft];
    const simple = draft.lines.every((line) => /^[a-z-]+: \S/.test(line));
    return simple ? [{ ...draft, lines: [`{ ${draft.lines.join(', ')} }`] }] : [];
  });
}

const ofSnippet = (snippet: Snippet): Draft => ({
  label: snippet.label,
  kind: 'snippet',
  detail: snippet.detail,
  documentation: shown(snippet.lines),
  lines: snippet.lines,
});

/** A preview of what a snippet inserts. */
const shown = (lines: readonly string[]): Markdown =>
  codeBlock('yaml', withDefaults(lines.join('\n').replaceAll(NAME, '$1')));

function ofRule(rule: Rule): Omit<Draft, 'lines'> {
  return { label: rule.code, kind: 'rule', detail: rule.title, documentation: ruleDocumentation(rule) };
}

function commentDrafts(context: CommentContext, rules: readonly Rule[]): readonly Draft[] {
  const list = new RegExp(String.raw`^#+\s*${MARKER}[\s:]+((?:[A-Za-z]+\d+[\s,]+)*)$`).exec(context.before);
  if (list !== null) {
    const named = new Set(list[1]?.toUpperCase().match(/[A-Z]+\d+/g));
    return rules.flatMap((rule): readonly Draft[] =>
      named.has(rule.code) ? [] : [{ ...ofRule(rule), lines: [rule.code] }],
    );
  }
  if (!/^#+\s*$/.test(context.before)) return [];
  return [
    {
      label: MARKER,
      kind: 'snippet',
      detail: 'hide a finding of this line',
      documentation: ignoreDocumentation,
      lines: [`${context.before.endsWith('#') ? ' ' : ''}${MARKER} \${1:CODE}: \${2:reason}`],
    },
  ];
}
