/**
 * What the language features answer: plain data, no type of an LSP library. Spans are document offsets (UTF-16 units, end
 * exclusive); a `range` (0-based lines and characters) is given too where the answer may be about another file.
 *
 *     completionsAt(snapshot, offset, rules): readonly CompletionItem[]                       completion.ts
 *     adjusted(item): string                                                                  completion.ts
 *     withDefaults(insertText): string      (clients without snippets)                        snippets.ts
 *     hoverAt(snapshot, offset, rules, figures?): Hover | undefined                           hover.ts
 *     definitionAt(snapshot, offset): readonly Location[]                                     navigation.ts
 *     referencesAt(snapshot, offset, includeDeclaration): readonly Location[]                 navigation.ts
 *     highlightsAt(snapshot, offset): readonly Highlight[]                                    navigation.ts
 *     subjectAt(snapshot, offset): Subject | undefined                                        navigation.ts
 *     referencesOf(snapshot, subject, includeDeclaration): readonly Location[]  (other specs) navigation.ts
 *     selectionAt(snapshot, offset): readonly Span[]                                          navigation.ts
 *     linksOf(snapshot): readonly DocumentLink[]                                              navigation.ts
 *     symbolsOf(snapshot): readonly DocumentSymbol[]                                          outline.ts
 *     foldingOf(snapshot): readonly FoldingRange[]                                            outline.ts
 *     prepareRenameAt(snapshot, offset): RenameTarget | undefined                             rename.ts
 *     renameAt(snapshot, offset, newName): RenameResult                                       rename.ts
 *     renameIn(snapshot, kind, name, newName): readonly FileEdit[]   (other specs)            rename.ts
 *     actionsAt(snapshot, findings, span): readonly CodeAction[]                              actions.ts
 *     repairs(engine, snapshot, choice, options?): steps to readonly FileEdit[]        actions.ts
 */
import type { Markdown } from '../report/markup';
import type { Finding } from '../engine/finding';
import type { FixChoice } from '../repair/repair';
import type { NameKind } from '../model/dsl';
import type { Range } from '../syntax/lines';
import type { TextEdit } from '../syntax/text-edit';
import type { Node, Span } from '../syntax/tree';

export type { Range, Span };

export type CompletionKind = 'key' | 'value' | 'component' | 'reference' | 'snippet' | 'rule' | 'unit' | 'file';

export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words beside the label. */
  readonly detail?: string;
  /** Made when somebody looks; empty text where there is nothing to say. */
  readonly documentation?: () => Markdown;
  /**
   * Line breaks are those of the document, and lines after the first carry their whole indentation: to be inserted as it is
   * (LSP `InsertTextMode.asIs`). For a client that indents by itself use `adjusted`.
   */
  readonly insertText: string;
  /** `insertText` is in snippet syntax (`${1:text}`, `\$`). */
  readonly snippet: boolean;
  /** On one line, and the cursor lies in it. */
  readonly replace: Span;
  /** What is written elsewhere besides: none of it touches the line of the cursor. */
  readonly also?: readonly TextEdit[];
  readonly sortText: string;
  /** What the text from the start of `replace` to the cursor is compared with; the label where it is left out. */
  readonly filterText?: string;
  readonly deprecated: boolean;
  /** What was inserted wants to be continued: suggestions should open again. */
  readonly retrigger: boolean;
  /** White space at the start of the line that stays: what a client that indents by itself adds to every further line. */
  readonly lineIndent: string;
}

export interface Hover {
  readonly markdown: Markdown;
  readonly span: Span;
}

/** Further lines for a hover, such as computed figures: given a node of the spec, sentences. */
export type Figures = (node: Node) => readonly Markdown[];

export interface Location {
  readonly uri: string;
  readonly span: Span;
  readonly range: Range;
}

export interface Highlight {
  readonly span: Span;
  readonly kind: 'read' | 'write' | 'text';
}

export type SymbolKind =
  'section' | 'value' | 'list' | 'tier' | 'host' | 'component' | 'zone' | 'site' | 'firewall' | 'item';

export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  /** Inside `span`: what is selected when somebody goes there. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

/** 0-based lines, both included. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: 'comment';
}

export interface DocumentLink {
  readonly span: Span;
  /** The address of the file. */
  readonly target: string;
  readonly tooltip: string;
}

export interface FileEdit {
  readonly uri: string;
  readonly span: Span;
  readonly range: Range;
  readonly newText: string;
}

export interface RenameTarget {
  /** What is replaced at the cursor. */
  readonly span: Span;
  readonly placeholder: string;
  /** For `renameIn` on other specs; an anchor is of one file. */
  readonly kind: NameKind | 'anchor';
  readonly name: string;
}

/** `error` is a sentence for the user. */
export type RenameResult = { readonly edits: readonly FileEdit[] } | { readonly error: string };

export interface CodeAction {
  readonly title: string;
  /** As in LSP: `quickfix`, `refactor.rewrite`, `source.fixAll`; for `explain` the empty kind. */
  readonly kind: 'quickfix' | 'refactor.rewrite' | 'source.fixAll' | '';
  /** The one right answer. */
  readonly preferred: boolean;
  /** The findings at the span that it answers. */
  readonly findings: readonly Finding[];
  /** Made when asked for. Empty for an action that only explains. */
  readonly edits: () => readonly FileEdit[];
  /** It makes fixes in the whole file: all that `repairs` finds for `choice`, or in steps what `edits` makes in one round. */
  readonly many?: {
    readonly choice: FixChoice;
    readonly oneRound: () => Generator<undefined, readonly FileEdit[], unknown>;
  };
  /** The code of the rule whose help is to be shown. */
  readonly explain?: string;
}
