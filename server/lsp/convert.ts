/** Plain data of the language layer to LSP, as the client can take it, and edits of the client to plain ones. */
import {
  CodeActionKind,
  DiagnosticSeverity,
  DiagnosticTag,
  DocumentHighlightKind,
  MarkupKind,
  SymbolKind,
  type CodeAction,
  type Diagnostic,
  type DocumentHighlight,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Location,
  type MarkupContent,
  type Position,
  type Range,
  type SelectionRange,
  type SymbolInformation,
  type TextDocumentContentChangeEvent,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type * as language from '../language/types';
import type { NamedSymbol } from '../language/workspace-symbols';
import type { Finding } from '../engine/finding';
import type { Markdown } from '../report/markup';
import { plainText } from '../report/plain-text';
import type { Severity } from '../rules/rule';
import type { LineIndex } from '../syntax/lines';
import type { Client, DiagnosticOptions } from './client';
import { isFields } from './parse';

const SOURCE = 'commspec';

// ---- diagnostics

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(finding: Finding, options: DiagnosticOptions): Diagnostic {
  const help =
    options.codeDescription && options.helpCommand !== undefined
      ? {
          codeDescription: {
            href: `command:${options.helpCommand}?${encodeURIComponent(JSON.stringify([finding.code]))}`,
          },
        }
      : {};
  return {
    range: finding.range,
    severity: finding.advice ? DiagnosticSeverity.Hint : SEVERITY[finding.severity],
    code: finding.code,
    ...help,
    source: SOURCE,
    message: finding.message,
    ...(finding.unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(options.relatedInformation && finding.related.length > 0
      ? {
          relatedInformation: finding.related.map((related) => ({
            location: { uri: related.uri, range: related.range },
            message: related.message,
          })),
        }
      : {}),
  };
}

const FIRST_LINE = 200;

/** A diagnostic about a document as a whole. `text` may be as long as it likes: only its beginning is looked at. */
export function toNotice(severity: Severity, message: string, text: string): Diagnostic {
  const line = /^[^\r\n]*/.exec(text.slice(0, FIRST_LINE))?.[0] ?? '';
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: line.length } },
    severity: SEVERITY[severity],
    source: SOURCE,
    message,
  };
}

// ---- what is shown at a place

/** `asIs`: the client shows Markdown. */
export const toMarkup = (markdown: Markdown, asIs: boolean): MarkupContent =>
  asIs
    ? { kind: MarkupKind.Markdown, value: markdown.text }
    : { kind: MarkupKind.PlainText, value: plainText(markdown) };

export const toHover = (lines: LineIndex, hover: language.Hover, client: Client): Hover => ({
  contents: toMarkup(hover.markdown, client.markdown.hover),
  range: lines.rangeOf(hover.span),
});

export const toLocation = ({ uri, range }: language.Location): Location => ({ uri, range });

const HIGHLIGHT_KIND: Readonly<Record<language.Highlight['kind'], DocumentHighlightKind>> = {
  read: DocumentHighlightKind.Read,
  write: DocumentHighlightKind.Write,
  text: DocumentHighlightKind.Text,
};

export const toHighlight = (lines: LineIndex, { span, kind }: language.Highlight): DocumentHighlight => ({
  range: lines.rangeOf(span),
  kind: HIGHLIGHT_KIND[kind],
});

export const toLink = (lines: LineIndex, { span, target, tooltip }: language.DocumentLink): DocumentLink => ({
  range: lines.rangeOf(span),
  target,
  tooltip,
});

/** The spans around a position, one in the other; only the position where there are none. */
export function toSelection(lines: LineIndex, spans: readonly language.Span[], position: Position): SelectionRange {
  let selection: SelectionRange | undefined;
  for (const span of [...spans].sort((a, b) => b.end - b.start - (a.end - a.start)))
    selection = { range: lines.rangeOf(span), ...(selection === undefined ? {} : { parent: selection }) };
  return selection ?? { range: { start: position, end: position } };
}

// ---- the outline

const SYMBOL_KIND: Readonly<Record<language.SymbolKind, SymbolKind>> = {
  section: SymbolKind.Module,
  value: SymbolKind.Property,
  list: SymbolKind.Array,
  tier: SymbolKind.Namespace,
  host: SymbolKind.Class,
  component: SymbolKind.Method,
  zone: SymbolKind.Package,
  site: SymbolKind.Package,
  firewall: SymbolKind.Interface,
  item: SymbolKind.Object,
};

/** VS Code refuses an empty name. */
const symbolName = (name: string): string => (name === '' ? '(no name)' : name);

export const toSymbol = (lines: LineIndex, symbol: language.DocumentSymbol): DocumentSymbol => ({
  name: symbolName(symbol.name),
  ...(symbol.detail === '' ? {} : { detail: symbol.detail }),
  kind: SYMBOL_KIND[symbol.kind],
  range: lines.rangeOf(symbol.span),
  selectionRange: lines.rangeOf(symbol.selection),
  children: symbol.children.map((child) => toSymbol(lines, child)),
});

/** For a client that knows no symbols within symbols. */
export const toFlatSymbols = (
  uri: string,
  lines: LineIndex,
  symbols: readonly language.DocumentSymbol[],
  container?: string,
): SymbolInformation[] =>
  symbols.flatMap((symbol) => [
    {
      name: symbolName(symbol.name),
      kind: SYMBOL_KIND[symbol.kind],
      location: { uri, range: lines.rangeOf(symbol.span) },
      ...(container === undefined ? {} : { containerName: container }),
    },
    ...toFlatSymbols(uri, lines, symbol.children, symbol.name),
  ]);

/** A symbol that was found in some spec. */
export const toFoundSymbol = ({
  name,
  kind,
  container,
  ...location
}: NamedSymbol & { readonly uri: string }): SymbolInformation => ({
  name: symbolName(name),
  kind: SYMBOL_KIND[kind],
  location: { uri: location.uri, range: location.range },
  ...(container === '' ? {} : { containerName: container }),
});

export const toFolding = ({ startLine, endLine, kind }: language.FoldingRange): FoldingRange => ({
  startLine,
  endLine,
  ...(kind === undefined ? {} : { kind }),
});

// ---- edits

/** Edits carry the version that they were made for, where the client can check it. */
export function toWorkspaceEdit(
  edits: readonly language.FileEdit[],
  client: Client,
  versionOf: (uri: string) => number | undefined,
): WorkspaceEdit {
  const byFile = new Map<string, TextEdit[]>();
  for (const { uri, range, newText } of edits) {
    const list = byFile.get(uri) ?? [];
    list.push({ range, newText });
    byFile.set(uri, list);
  }
  if (!client.versionedEdits) return { changes: Object.fromEntries(byFile) };
  return {
    documentChanges: [...byFile].map(([uri, list]) => ({
      textDocument: { uri, version: versionOf(uri) ?? null },
      edits: list,
    })),
  };
}

/** An action, still without what it does; undefined for one that explains a rule to a client that cannot show it. */
export function toCodeAction(action: language.CodeAction, client: Client): CodeAction | undefined {
  const { title, explain } = action;
  const diagnostics = action.findings.map((finding) => toDiagnostic(finding, client.diagnostics));
  if (explain !== undefined) {
    const { helpCommand } = client.diagnostics;
    if (helpCommand === undefined) return undefined;
    const command = { title, command: helpCommand, arguments: [explain] };
    return { title, kind: CodeActionKind.QuickFix, diagnostics, command };
  }
  return {
    title,
    kind: action.kind,
    ...(diagnostics.length > 0 ? { diagnostics } : {}),
    ...(action.preferred ? { isPreferred: true } : {}),
  };
}

/** An edit of the client: some send `null` where there is no range. */
export const fromChange = (change: TextDocumentContentChangeEvent): TextDocumentContentChangeEvent =>
  'range' in change && isFields(change.range) ? { range: change.range, text: change.text } : { text: change.text };

/** The offsets of a range, in UTF-16 units. */
export const fromRange = (lines: LineIndex, { start, end }: Range): language.Span => ({
  start: lines.offsetAt(start),
  end: lines.offsetAt(end),
});
