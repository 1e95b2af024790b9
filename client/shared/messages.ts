/**
 * What the preview and its page say to each other. Neither side believes the other: every message is read by the guards
 * below, and the page names places by their position in the report that it was sent, never by an address.
 */
import type { Cell, Column, ReportContent, Row, RowPlace, Section, Status, Table } from '../../server/report/content';
import { isReportKind as isKind, type ReportKind } from '../../server/report/kinds';
import type { Svg } from '../../server/report/markup';

export const copyFormats = ['tsv', 'markdown'] as const;
export type CopyFormat = (typeof copyFormats)[number];

/** A report as it is painted. */
export interface Picture {
  /** The document that it was made from. */
  readonly source: string;
  readonly kind: ReportKind;
  readonly version: number;
  readonly report: ReportContent;
}

/** A table of a report, by its position. 0-based. */
export interface TableAddress {
  readonly section: number;
  readonly table: number;
}

export type ToPage =
  | {
      readonly type: 'report';
      readonly picture: Picture;
      /** The name of the document. */
      readonly name: string;
      readonly unsaved: boolean;
      readonly locked: boolean;
      /** Why an older state is shown, where it is. */
      readonly stale?: string;
    }
  | { readonly type: 'nothing'; readonly kind: ReportKind; readonly locked: boolean; readonly text: string }
  /** The line of the cursor and those that it lies under, the innermost first. 0-based. */
  | { readonly type: 'cursor'; readonly source: string; readonly lines: readonly number[] }
  | { readonly type: 'say'; readonly text: string };

/** Says which picture the page was looking at. */
interface About {
  readonly source: string;
  readonly kind: ReportKind;
  readonly version: number;
}

export type ToHost =
  | { readonly type: 'ready' }
  | { readonly type: 'tab'; readonly kind: ReportKind }
  | { readonly type: 'lock'; readonly locked: boolean }
  | (About & { readonly type: 'reveal'; readonly at: TableAddress; readonly row: number; readonly focus: boolean })
  | (About & { readonly type: 'copy'; readonly at: TableAddress; readonly format: CopyFormat })
  | (About & { readonly type: 'export' })
  /** Shows what can be read of a broken spec in place of its last good state. */
  | (About & { readonly type: 'current' });

/** What survives a reload of the window. */
export interface PreviewState {
  readonly uri: string | undefined;
  readonly tab: ReportKind;
  readonly locked: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isFormat = (value: unknown): value is CopyFormat => copyFormats.includes(value as CopyFormat);
const isOptionalText = (value: unknown): value is string | undefined =>
  value === undefined || typeof value === 'string';
const isListOf = <T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] =>
  Array.isArray(value) && value.every(isItem);

const statuses: readonly Status[] = ['good', 'warning', 'bad', 'unknown'];

const isPlace = (value: unknown): value is RowPlace =>
  isFields(value) && typeof value['uri'] === 'string' && isCount(value['line']) && isCount(value['character']);
const isCell = (value: unknown): value is Cell =>
  isFields(value) &&
  typeof value['text'] === 'string' &&
  isOptionalText(value['explain']) &&
  (value['status'] === undefined || statuses.includes(value['status'] as Status));
const isColumn = (value: unknown): value is Column =>
  isFields(value) &&
  typeof value['title'] === 'string' &&
  (value['align'] === undefined || value['align'] === 'left' || value['align'] === 'right');
const isRow = (value: unknown): value is Row =>
  isFields(value) && isListOf(value['cells'], isCell) && (value['place'] === undefined || isPlace(value['place']));
const isTable = (value: unknown): value is Table =>
  isFields(value) &&
  typeof value['caption'] === 'string' &&
  typeof value['empty'] === 'string' &&
  isListOf(value['columns'], isColumn) &&
  isListOf(value['rows'], isRow);
/** What is in it is looked at where it is painted. */
const isDrawing = (value: unknown): value is Svg => isFields(value) && typeof value['text'] === 'string';
const isSection = (value: unknown): value is Section =>
  isFields(value) &&
  typeof value['heading'] === 'string' &&
  isOptionalText(value['text']) &&
  (value['picture'] === undefined || isDrawing(value['picture'])) &&
  isListOf(value['tables'], isTable);
const isReport = (value: unknown): value is ReportContent =>
  isFields(value) &&
  typeof value['title'] === 'string' &&
  isOptionalText(value['subtitle']) &&
  isOptionalText(value['banner']) &&
  isListOf(value['sections'], isSection);
const isAbout = (value: Fields): value is Fields & About =>
  typeof value['source'] === 'string' && isKind(value['kind']) && isCount(value['version']);
const isAddress = (value: unknown): value is TableAddress =>
  isFields(value) && isCount(value['section']) && isCount(value['table']);

const isPicture = (value: unknown): value is Picture => isFields(value) && isAbout(value) && isReport(value['report']);

/** A message from the host, or undefined for anything else. */
export function readToPage(value: unknown): ToPage | undefined {
  if (!isFields(value)) return undefined;
  const { type, picture, name, unsaved, locked, stale, text, kind, source, lines } = value;
  switch (type) {
    case 'report':
      if (!isPicture(picture) || typeof name !== 'string') return undefined;
      if (typeof unsaved !== 'boolean' || typeof locked !== 'boolean' || !isOptionalText(stale)) return undefined;
      return { type, picture, name, unsaved, locked, ...(stale === undefined ? {} : { stale }) };
    case 'nothing':
      return isKind(kind) && typeof locked === 'boolean' && typeof text === 'string'
        ? { type, kind, locked, text }
        : undefined;
    case 'cursor':
      return typeof source === 'string' && isListOf(lines, isCount) ? { type, source, lines } : undefined;
    case 'say':
      return typeof text === 'string' ? { type, text } : undefined;
    default:
      return undefined;
  }
}

/** A message from the page, or undefined for anything else. */
export function readToHost(value: unknown): ToHost | undefined {
  if (!isFields(value)) return undefined;
  const { type, kind, locked, at, row, focus, format } = value;
  switch (type) {
    case 'ready':
      return { type };
    case 'tab':
      return isKind(kind) ? { type, kind } : undefined;
    case 'lock':
      return typeof locked === 'boolean' ? { type, locked } : undefined;
    case 'reveal':
      return isAbout(value) && isAddress(at) && isCount(row) && typeof focus === 'boolean'
        ? { type, ...about(value), at, row, focus }
        : undefined;
    case 'copy':
      return isAbout(value) && isAddress(at) && isFormat(format) ? { type, ...about(value), at, format } : undefined;
    case 'export':
    case 'current':
      return isAbout(value) ? { type, ...about(value) } : undefined;
    default:
      return undefined;
  }
}

const about = ({ source, kind, version }: About): About => ({ source, kind, version });

/** What was kept of a preview; what is missing or not understood is as in a new one. */
export function readState(value: unknown): PreviewState {
  const { uri, tab, locked } = isFields(value) ? value : {};
  return {
    uri: typeof uri === 'string' && uri.length <= 4096 ? uri : undefined,
    tab: isKind(tab) ? tab : 'summary',
    locked: locked === true,
  };
}

/** Whether a message is about what is painted, and not about what was there before. */
export const isAboutPicture = (message: About, picture: Picture | undefined): picture is Picture =>
  picture !== undefined &&
  message.source === picture.source &&
  message.kind === picture.kind &&
  message.version === picture.version;
