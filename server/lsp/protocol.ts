/**
 * What client and server say to each other beyond LSP. Types and names only: no library is imported, so that both sides
 * (which bundle different copies of the LSP library) and other editors can use it.
 */
import type { ComparisonFormat } from '../report/compare/compare-formats';
import type { Assumed, ReportContent, RowPlace, Verdict } from '../report/content';
import type { DocumentFormat } from '../report/document/document-formats';
import type { ReportFormat } from '../report/formats';
import type { ReportKind } from '../report/kinds';

/** The editor's settings that the server heeds, section `commspec`. */
export interface Settings {
  /** Severity by the code or name of a rule; the `rules:` of a spec come first. */
  readonly rules: Readonly<Record<string, 'error' | 'warning' | 'information' | 'hint' | 'off'>>;
  /** Shows advice as diagnostics too. */
  readonly advice: boolean;
  /** Diagnostics for one file at most. */
  readonly maxProblems: number;
  /** So many specs that are not open are checked at most; 0 for none. */
  readonly maxSpecs: number;
}

export const defaultSettings: Settings = { rules: {}, advice: false, maxProblems: 200, maxSpecs: 1000 };

export interface InitializationOptions {
  /** A command of the editor that opens the help of a rule, given its code; findings link to it. */
  readonly helpCommand?: string;
  /** The client answers `commspec/readFile`: used where the server itself has no files (browser, virtual workspaces). */
  readonly readFile?: boolean;
  /** The client answers `commspec/findSpecs`: used in place of a search of the server's own. */
  readonly findSpecs?: boolean;
  /** What holds until, and where, the client says something else. May also be wrapped in `commspec`, with or without `settings`. */
  readonly settings?: Partial<Settings>;
  /** Documents that may have ended the server before this one: they are not analysed. */
  readonly suspects?: readonly Suspect[];
}

export interface Suspect {
  readonly uri: string;
  /** What must happen before it is analysed again: a change of its text, or that it is closed and opened again. */
  readonly until: 'change' | 'close';
}

/** Client to server: the tables of a preview. Null for a document that is not open. */
export const reportRequest = 'commspec/report';
export interface ReportParams {
  readonly uri: string;
  readonly kind: ReportKind;
  /** The `resultId` of a report of this kind that the client has already. */
  readonly previousResultId?: string;
  /** Values to look at in place of those of the spec. */
  readonly assumed?: Assumed;
}
export interface ReportResult {
  readonly uri: string;
  readonly version: number;
  /** Names what the report is made of: the text, what it extends, the settings, what is assumed. */
  readonly resultId: string;
  /** Left out where the client has it already. */
  readonly report?: ReportContent;
}

/**
 * Client to server: the edit (a `WorkspaceEdit`) that writes assumed values into a spec. Null where there is nothing to write; an
 * error says why they cannot be.
 */
export const assumedEditsRequest = 'commspec/assumedEdits';
export interface AssumedEditsParams {
  readonly uri: string;
  readonly assumed: Assumed;
}

/**
 * Client to server: the edit (a `WorkspaceEdit`) that makes one repair of a row of the report `findings`. Null where there is
 * none; `ContentModified` where the report is no longer that of the newest text.
 */
export const fixFindingRequest = 'commspec/fixFinding';
export interface FixFindingParams {
  readonly uri: string;
  /** The `resultId` of the report. */
  readonly resultId: string;
  /** The place of the row in the report, and of the repair in the row. 0-based. */
  readonly section: number;
  readonly table: number;
  readonly row: number;
  readonly fix: number;
}

/** Client to server: the edit (a `WorkspaceEdit`) that makes all safe repairs of a spec. Null and errors as above. */
export const fixAllRequest = 'commspec/fixAll';
export interface FixAllParams {
  readonly uri: string;
  readonly resultId: string;
}

/** Client to server: whether the design is sound. Null for a document that is not open or not analysed. */
export const verdictRequest = 'commspec/verdict';
export interface VerdictParams {
  readonly uri: string;
}
export interface VerdictResult {
  readonly uri: string;
  readonly version: number;
  readonly verdict: Verdict;
}

/** A report, or all of them in one document. */
export type ExportKind = ReportKind | 'document';

/** Client to server: the same as a text to write to a file. Null as above. */
export const exportRequest = 'commspec/export';
export interface ExportParams {
  readonly uri: string;
  readonly kind: ExportKind;
  /** One of those that are offered for the kind. */
  readonly format: ReportFormat | DocumentFormat;
}
export interface ExportResult {
  readonly text: string;
}

/** Client to server: what a kind can be exported as, in the order in which it is offered. */
export const exportFormatsRequest = 'commspec/exportFormats';
export interface ExportFormatsParams {
  readonly kind: ExportKind;
}
export interface ExportFormat {
  readonly format: ReportFormat | DocumentFormat;
  readonly title: string;
  /** What it is good for, in a few words. */
  readonly detail: string;
  /** Of the name of the file, without the dot. */
  readonly extension: string;
}

/** Client to server: what differs in each spec but the first from the first. Null where it cannot be computed. */
export const compareRequest = 'commspec/compare';
export interface CompareParams {
  /** Two or more. */
  readonly specs: readonly ComparedText[];
  readonly format: ComparisonFormat;
  /** A command of the client that goes to a line; rows of a page are links to it. Called with a `ComparedPlace`. */
  readonly open?: { readonly command: string; readonly page: string };
}
/** Where a row of a comparison comes from. Lines and characters are 0-based. */
export interface ComparedPlace extends RowPlace {
  /** The page that the link stands on. */
  readonly page: string;
}
export interface ComparedText {
  /** Where it stands, or an older version of it: what it extends is looked for from there. */
  readonly uri: string;
  readonly text: string;
  /** What tells it from the others: a path, or a version. */
  readonly label: string;
}
export interface CompareResult {
  readonly text: string;
}

/** Client to server: code, name, severity and title of every rule. */
export const rulesRequest = 'commspec/rules';
export interface RuleInfo {
  readonly code: string;
  readonly name: string;
  readonly severity: string;
  readonly title: string;
}

/** Server to client, `{ uri }`: the text of a file, or null where it cannot be read. */
export const readFileRequest = 'commspec/readFile';

/** Server to client: the addresses of the specs in the folders that are open, in the order in which they are checked. */
export const findSpecsRequest = 'commspec/findSpecs';

/**
 * Server to client, where the client finds specs: it begins or ends to look at a file that is not open. One that ends the server is a
 * suspect, like a document that was asked about.
 */
export const visitNotification = 'commspec/visit';
export interface VisitParams {
  readonly uri: string;
  readonly begins: boolean;
}
