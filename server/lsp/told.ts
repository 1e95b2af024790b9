/** What the client was told of each open document, so that it is not told the same again. */
import { DocumentDiagnosticReportKind, type Diagnostic, type DocumentDiagnosticReport } from 'vscode-languageserver';
import type { OpenDocument } from './open-document';

export type Items = readonly Diagnostic[];
type Related = NonNullable<DocumentDiagnosticReport['relatedDocuments']>;

interface Result {
  readonly id: string;
  readonly items: Items;
  /** What stands in other documents, by URI. */
  readonly others: ReadonlyMap<string, { readonly id: string; readonly items: Items }>;
}

export class Told {
  readonly #results = new WeakMap<OpenDocument, Result>();
  readonly #pushed = new WeakMap<OpenDocument, Items>();
  #next = 1;

  /** The answer to a pull by a client that has the result `previous`: only what differs from that is in it. */
  answer(
    document: OpenDocument,
    previous: string | undefined,
    items: Items,
    others: ReadonlyMap<string, Items>,
  ): DocumentDiagnosticReport {
    const last = this.#results.get(document);
    const base = last !== undefined && last.id === previous ? last : undefined;
    const isKnown = last !== undefined && areSame(last.items, items);
    const named = new Map(
      [...others].map(([uri, theirs]) => {
        const old = last?.others.get(uri);
        return [
          uri,
          old !== undefined && areSame(old.items, theirs) ? old : { id: this.#id(), items: theirs },
        ] as const;
      }),
    );
    const isSame =
      isKnown && last.others.size === named.size && [...named].every(([uri, one]) => last.others.get(uri) === one);
    // Those that are kept are the same objects the next time: comparing them is cheap.
    const result = isSame ? last : { id: this.#id(), items: isKnown ? last.items : items, others: named };
    this.#results.set(document, result);
    if (result.id === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: result.id };
    const own: DocumentDiagnosticReport =
      isKnown && base !== undefined
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: result.id }
        : { kind: DocumentDiagnosticReportKind.Full, resultId: result.id, items: [...items] };
    const related = relatedOf(result, base);
    return related === undefined ? own : { ...own, relatedDocuments: related };
  }

  /** Other documents whose findings the client has from this one. */
  othersOf(document: OpenDocument): readonly string[] {
    return [...(this.#results.get(document)?.others.keys() ?? [])];
  }

  /** Says of an open document, in an answer about all files: the name of the result, or undefined where the client was told it. */
  note(document: OpenDocument, items: Items): string | undefined {
    const last = this.#results.get(document);
    if (last !== undefined && areSame(last.items, items)) return undefined;
    const id = this.#id();
    this.#results.set(document, { id, items, others: last?.others ?? new Map() });
    return id;
  }

  /**
   * Whether a push would tell the client something new. It may carry a newer version, but clients look at that only to drop
   * what comes late: diagnostics of an older version that are those of the newest too are shown as well as these.
   */
  isNews(document: OpenDocument, items: Items): boolean {
    const last = this.#pushed.get(document);
    if (last !== undefined && areSame(last, items)) return false;
    this.#pushed.set(document, items);
    return true;
  }

  #id(): string {
    return (this.#next++).toString();
  }
}

/** What stands in other documents: of those that the client has, that they are the same; of those that have none any more, that. */
function relatedOf({ others }: Result, base: Result | undefined): Related | undefined {
  const related: Related = {};
  for (const [uri, { id, items }] of others)
    related[uri] =
      base?.others.get(uri)?.id === id
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
        : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: [...items] };
  for (const uri of base?.others.keys() ?? [])
    if (!others.has(uri)) related[uri] = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  return Object.keys(related).length === 0 ? undefined : related;
}

export const areSame = (a: Items, b: Items): boolean =>
  a === b || (a.length === b.length && a.every((one, i) => isSame(one, b[i])));

/** Equal as JSON. They are small, mostly of numbers, and mostly differ in the first line or not at all. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [own, other] = [Object.entries(a), Object.entries(b)];
  return (
    own.length === other.length && own.every(([key, value], i) => other[i]?.[0] === key && isSame(value, other[i][1]))
  );
}
