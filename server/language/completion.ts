/** Completion: what may be written at a cursor, ready to insert so that it reads back as intended. */
import { freeName } from '../questions/names';
import type { Rule } from '../rules/rule';
import { MARKER, namedRules } from '../engine/ignores';
import type { Snapshot } from '../model/snapshot';
import { askedAt, type LastFound } from './completion/asked';
import { ofRules, type CompletionDraft } from './completion/draft';
import { itemDrafts, ofSnippet, sectionDrafts } from './completion/items';
import { keyDrafts } from './completion/keys';
import { valueDrafts } from './completion/value-drafts';
import { contextsAt } from './context';
import type { CommentContext, Context } from './context/kinds';
import { ignoreDocumentation } from './documentation';
import { escaped, NAME, unescaped } from './snippets';
import { starters } from './snippets/specs';
import type { CompletionItem } from './types';

/** What is known besides the spec itself; all of it may be missing. */
export interface Surroundings {
  readonly found?: LastFound | undefined;
  /** Addresses of other specs, which this one may extend. */
  readonly specs?: readonly string[];
}

/** What may be written at an offset (UTF-16 units, the end of the text included), best first. Never throws; empty where nothing may stand. */
export function completionsAt(
  snapshot: Snapshot,
  offset: number,
  rules: readonly Rule[],
  { found: last, specs = [] }: Surroundings = {},
): readonly CompletionItem[] {
  const names = new Map<string, string>();
  const freed = (line: string): string =>
    !line.includes('«')
      ? line
      : line.replaceAll(NAME, (_, base: string) => {
          let name = names.get(base);
          if (name === undefined) names.set(base, (name = freeName(snapshot.model, base)));
          return name;
        });
  const { eol } = snapshot.tree;
  const found: Placed[] = [];
  const seen = new Set<string>();
  for (const context of contextsAt(snapshot.tree, offset)) {
    const typed = snapshot.text.slice(context.replace.start, offset).trim();
    const asked = askedAt(snapshot, context, offset, last);
    for (const draft of draftsFor(snapshot, context, offset, rules, specs)) {
      if (seen.has(draft.label)) continue;
      seen.add(draft.label);
      const rank = draft.label === typed ? EXACT : (asked.get(draft.label) ?? UNASKED);
      found.push({ draft, context, rank });
    }
  }
  return inOrder(found).map(({ draft, context }, index) =>
    fit({ ...draft, lines: draft.lines.map(freed) }, context, eol, index),
  );
}

interface Placed {
  readonly draft: CompletionDraft;
  readonly context: Context;
  /** Lower comes first; those of one rank as the drafts come. */
  readonly rank: number;
}

/** It is what is typed already. */
const EXACT = -1;
/** No finding asks for it: behind all weights of those that one asks for. */
const UNASKED = 10;

/**
 * The best first, for editors that look at this order alone: what is typed already, what findings ask for, then as the drafts come;
 * but no key behind one that it is the beginning of, for whoever types it whole means it (`ha` before `hardening`).
 */
function inOrder(found: readonly Placed[]): readonly Placed[] {
  const order: Placed[] = [];
  for (const placed of [...found].sort((a, b) => a.rank - b.rank)) {
    const { label, kind } = placed.draft;
    const longer =
      kind === 'key' ? order.findIndex(({ draft }) => draft.kind === 'key' && draft.label.startsWith(label)) : -1;
    order.splice(longer < 0 ? order.length : longer, 0, placed);
  }
  return order;
}

/** The text to insert for a client that indents further lines as the first one by itself. */
export const adjusted = (item: CompletionItem): string =>
  item.lineIndent === '' ? item.insertText : item.insertText.replaceAll(`\n${item.lineIndent}`, '\n');

function draftsFor(
  snapshot: Snapshot,
  context: Context,
  offset: number,
  rules: readonly Rule[],
  specs: readonly string[],
): readonly CompletionDraft[] {
  switch (context.at) {
    case 'key':
      return [...keyDrafts(snapshot, context, rules), ...sectionDrafts(snapshot, context)];
    case 'value':
      return valueDrafts(snapshot, context, offset, rules, specs);
    case 'item':
      return itemDrafts(snapshot, context, offset);
    case 'comment':
      return commentDrafts(context, rules);
    case 'document':
      return starters.map(ofSnippet);
  }
}

/** Puts a draft into its place. */
function fit(draft: CompletionDraft, context: Context, eol: string, index: number): CompletionItem {
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
    ...(draft.documentation === undefined ? {} : { documentation: draft.documentation }),
    insertText: (whole ? edge(place.prefix) : '') + text + edge(place.suffix),
    snippet,
    replace: draft.instead ?? context.replace,
    ...alsoOf(context, draft),
    ...(draft.filterText === undefined ? {} : { filterText: draft.filterText }),
    sortText: index.toString().padStart(5, '0'),
    deprecated: draft.deprecated === true,
    retrigger: draft.retrigger === true,
    lineIndent: place.lineIndent,
  };
}

/** What is written elsewhere besides; nothing where that would meet what is written here. */
function alsoOf(context: Context, { also = [] }: CompletionDraft): Pick<CompletionItem, 'also'> {
  const comma = 'comma' in context ? context.comma : undefined;
  const edits = comma === undefined ? also : [...also, { span: { start: comma, end: comma }, newText: ',' }];
  return edits.length === 0 ? {} : { also: edits };
}

function commentDrafts(context: CommentContext, rules: readonly Rule[]): readonly CompletionDraft[] {
  const list = new RegExp(String.raw`^#+\s*${MARKER}[\s:]+`).exec(context.before);
  if (list !== null) {
    const from = list[0].length;
    const { before } = context;
    const named = namedRules(before, from, before.length);
    // Behind the last of them, and what parts it from the next, nothing else may stand.
    if (!/^[\s,]*$/.test(before.slice(named.at(-1)?.end ?? from))) return [];
    return ofRules(rules, new Set(named.map(({ word }) => word)), (word) => ({ lines: [word] }));
  }
  if (!/^#+\s*$/.test(context.before)) return [];
  return [
    {
      label: MARKER,
      kind: 'snippet',
      detail: 'hide a finding of this line',
      documentation: () => ignoreDocumentation,
      lines: [`${context.before.endsWith('#') ? ' ' : ''}${MARKER} \${1:CODE}: \${2:reason}`],
    },
  ];
}
