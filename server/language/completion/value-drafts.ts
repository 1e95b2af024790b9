/** What may stand behind a key: a value on its line, or what it holds on the lines below. */
import type { Snapshot } from '../../model/snapshot';
import type { Rule } from '../../rules/rule';
import type { Span } from '../../syntax/tree';
import { noSiblings, type KeyContext, type ValueContext } from '../context/kinds';
import { escaped } from '../snippets';
import { aliasDrafts } from './aliases';
import type { CompletionDraft } from './draft';
import { itemDrafts } from './items';
import { keyDrafts } from './keys';
import { dashed } from './skeleton';
import { valuesFor } from './values';

/** The drafts for a value, those on its line first. */
export function valueDrafts(
  snapshot: Snapshot,
  context: ValueContext,
  offset: number,
  rules: readonly Rule[],
  specs: readonly string[],
): readonly CompletionDraft[] {
  const typed = snapshot.text.slice(context.replace.start, context.replace.end);
  if (typed.startsWith('*')) return aliasDrafts(snapshot, context);
  const { type } = context.slot;
  const list = type?.kind === 'list' && type.single !== true;
  const values = valuesFor(snapshot, context, offset, typed, specs).map((proposal): CompletionDraft => {
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
  return context.nest === undefined
    ? values
    : [...values, ...nestedDrafts(snapshot, context, offset, context.nest, rules)];
}

/** What a key may hold on the lines below it. */
function nestedDrafts(
  snapshot: Snapshot,
  context: ValueContext,
  offset: number,
  instead: Span,
  rules: readonly Rule[],
): readonly CompletionDraft[] {
  const { type } = context.slot;
  const below = (draft: CompletionDraft, dash: boolean): CompletionDraft => ({
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
    siblings: noSiblings,
  };
  switch (type?.kind) {
    case 'object':
    case 'dictionary':
      return keyDrafts(snapshot, key, rules).map((draft) => below(draft, false));
    case 'list': {
      if (type.item.kind !== 'object') return [];
      const item = { ...context, at: 'item', slot: { ...context.slot, type: type.item, item: true } } as const;
      return itemDrafts(snapshot, item, offset).map((draft) => below(draft, true));
    }
    default:
      return [];
  }
}
