/** Whole items of lists, and snippets as completion proposes them. */
import { codeBlock, type Markdown } from '../../report/markup';
import type { ObjectType } from '../../model/dsl';
import { componentType, hostType } from '../../model/format';
import { userBase } from '../../model/format/users';
import type { Model } from '../../model/model';
import type { Snapshot } from '../../model/snapshot';
import type { ItemContext, KeyContext } from '../context/kinds';
import { NAME, withDefaults, type Snippet } from '../snippets';
import { hostSnippets } from '../snippets/hosts';
import { snippetsFor } from '../snippets/items';
import { sectionSnippets } from '../snippets/sections';
import type { CompletionDraft } from './draft';
import { skeleton, stops } from './skeleton';
import { componentRank, FITTING, standingAt } from './standing';

/** The drafts for an item of a list that `context` stands in: snippets, and what the item cannot be without. */
export function itemDrafts(snapshot: Snapshot, context: ItemContext, offset: number): readonly CompletionDraft[] {
  const { type } = context.slot;
  if (type?.kind !== 'object') return [];
  const snippets = snippetsAt(snapshot, context, offset, type);
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

/** The snippets for an item; of hosts and components those of what may stand there. */
function snippetsAt(
  snapshot: Snapshot,
  { slot, tier }: ItemContext,
  offset: number,
  type: ObjectType,
): readonly Snippet[] {
  if (type === hostType) return hostSnippets(snapshot, standingAt(snapshot, offset, tier));
  const snippets = snippetsFor(type);
  const { model } = snapshot;
  if (type === userBase) return snippets.map((snippet) => withShareLeft(model, snippet));
  if (type !== componentType || slot.path[0] !== 'tiers') return snippets;
  const standing = standingAt(snapshot, offset, tier);
  const here = standing.host?.components ?? [];
  return snippets.filter(
    ({ runs }) =>
      runs === undefined ||
      (componentRank(model, standing, new Set(), runs) === FITTING && !here.some(({ id }) => id === runs)),
  );
}

/** A kind of users with what the others leave; a small part where they leave nothing. */
function withShareLeft({ users }: Model, snippet: Snippet): Snippet {
  const shares = users?.bases?.items.map(({ share }) => Number.parseFloat(share?.source ?? '')) ?? [];
  const left = 100 - shares.reduce((sum, share) => sum + (Number.isFinite(share) ? share : 0), 0);
  const share = left > 0 ? left : 10;
  return { ...snippet, lines: snippet.lines.map((line) => line.replace('{2:100%}', `{2:${share}%}`)) };
}

/** A draft that inserts a snippet. */
export const ofSnippet = (snippet: Snippet): CompletionDraft => ({
  label: snippet.label,
  kind: 'snippet',
  detail: snippet.detail,
  documentation: () => shown(snippet.lines),
  lines: snippet.lines,
  ...(snippet.also === undefined ? {} : { also: snippet.also }),
});

/** Sections for a scenario, where the spec has none of their keys yet. */
export function sectionDrafts({ model }: Snapshot, context: KeyContext): readonly CompletionDraft[] {
  const { type } = context.slot;
  if (type?.kind !== 'object' || type.root !== true || context.colon || context.flow) return [];
  if (context.children !== undefined) return [];
  return sectionSnippets(model, context.siblings()).map(ofSnippet);
}

/** A preview of what a snippet inserts. */
const shown = (lines: readonly string[]): Markdown =>
  codeBlock('yaml', withDefaults(lines.join('\n').replaceAll(NAME, '$1')));
