/** Proposals to LSP, as small as the client can take them: what all of a list share is said once, what is long when it is looked at. */
import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type CompletionList,
  type MarkupContent,
} from 'vscode-languageserver';
import { adjusted } from '../language/completion';
import { withDefaults } from '../language/snippets';
import type * as language from '../language/types';
import type { LineIndex } from '../syntax/lines';
import type { Span } from '../syntax/tree';
import type { Client } from './client';
import { toMarkup } from './convert';

const KIND: Readonly<Record<language.CompletionKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  component: CompletionItemKind.Class,
  reference: CompletionItemKind.Reference,
  snippet: CompletionItemKind.Snippet,
  rule: CompletionItemKind.Constant,
  unit: CompletionItemKind.Unit,
  file: CompletionItemKind.File,
};

/** The answer to a request for completion. `data` comes back with a proposal whose documentation is asked for. */
export function toCompletions(
  lines: LineIndex,
  items: readonly language.CompletionItem[],
  client: Client,
  data: unknown,
): CompletionList | CompletionItem[] {
  const { itemDefaults, resolvesDocumentation } = client;
  // Nearly all replace the same.
  const range = itemDefaults.has('editRange') ? items[0]?.replace : undefined;
  const own = resolvesDocumentation && !itemDefaults.has('data') ? { data } : {};
  const made = items.map((item): CompletionItem => ({ ...toItem(lines, item, client, range), ...own }));
  if (itemDefaults.size === 0) return made;
  return {
    isIncomplete: false,
    itemDefaults: {
      ...(range === undefined ? {} : { editRange: lines.rangeOf(range) }),
      ...(resolvesDocumentation && itemDefaults.has('data') ? { data } : {}),
    },
    items: made,
  };
}

/** `shared`: what is replaced where the item does not say otherwise. */
function toItem(
  lines: LineIndex,
  item: language.CompletionItem,
  client: Client,
  shared: Span | undefined,
): CompletionItem {
  const written = client.insertAsIs ? item.insertText : adjusted(item);
  const snippet = item.snippet && client.snippets;
  const newText = item.snippet && !snippet ? withDefaults(written) : written;
  const isShared = shared?.start === item.replace.start && shared.end === item.replace.end;
  const documentation = client.resolvesDocumentation ? undefined : toDocumentation(item, client);
  return {
    label: item.label,
    kind: KIND[item.kind],
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    ...(documentation === undefined ? {} : { documentation }),
    ...(!isShared
      ? { textEdit: { range: lines.rangeOf(item.replace), newText } }
      : newText === item.label
        ? {}
        : { textEditText: newText }),
    ...(item.also === undefined
      ? {}
      : {
          additionalTextEdits: item.also.map(({ span, newText: text }) => ({
            range: lines.rangeOf(span),
            newText: text,
          })),
        }),
    ...(snippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(client.insertAsIs && newText.includes('\n') ? { insertTextMode: InsertTextMode.asIs } : {}),
    sortText: item.sortText,
    ...(item.filterText === undefined ? {} : { filterText: item.filterText }),
    ...(item.deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(item.retrigger && client.retriggerCommand !== undefined
      ? { command: { title: 'Suggest', command: client.retriggerCommand, arguments: [AS_IF_TYPED] } }
      : {}),
  };
}

/** VS Code then takes the list for one that typing has opened: Enter behind a value that is finished breaks the line. */
const AS_IF_TYPED = { auto: true };

/** What is said of a proposal; undefined where there is nothing to say. */
export function toDocumentation({ documentation }: language.CompletionItem, client: Client): MarkupContent | undefined {
  const said = documentation?.();
  return said === undefined || said.text === '' ? undefined : toMarkup(said, client.markdown.completion);
}
