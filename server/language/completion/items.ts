/** Whole items of lists, and snippets as completion proposes them. */
import { codeBlock, type Markdown } from '../../report/markup';
import type { ItemContext } from '../context/kinds';
import { NAME, withDefaults, type Snippet } from '../snippets';
import { snippetsFor } from '../snippets/items';
import type { CompletionDraft } from './draft';
import { skeleton, stops } from './skeleton';

/** The drafts for an item of a list that `context` stands in: snippets, and what the item cannot be without. */
export function itemDrafts(context: ItemContext): readonly CompletionDraft[] {
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
      documentation: () => shown(lines),
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

/** A draft that inserts a snippet. */
export const ofSnippet = (snippet: Snippet): CompletionDraft => ({
  label: snippet.label,
  kind: 'snippet',
  detail: snippet.detail,
  documentation: () => shown(snippet.lines),
  lines: snippet.lines,
});

/** A preview of what a snippet inserts. */
const shown = (lines: readonly string[]): Markdown =>
  codeBlock('yaml', withDefaults(lines.join('\n').replaceAll(NAME, '$1')));
