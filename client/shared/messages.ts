/**
 * What the preview and its page say to each other. Neither side believes the other: every message is read by the guards
 * below, and the page names places by their position in the report that it was sent, never by an address.
 */
import {
  sliderIds,
  type Assumed,
  type Cell,
  type Column,
  type CopyPlan,
  type Drawing,
  type Matrix,
  type MatrixCell,
  type ReportContent,
  type Row,
  type RowFix,
  type RowPlace,
  type Section,
  type Slider,
  type SliderId,
  type Status,
  type Table,
  type TableTools,
  type Verdict,
  type VerdictPart,
} from '../../server/report/content';
import { isReportKind as isKind, type ReportKind } from '../../server/report/kinds';

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
  /** With `rows`, only these (0-based); with `plan`, in the way of one of the copies that the table offers. */
  | (About & {
      readonly type: 'copy';
      readonly at: TableAddress;
      readonly format: CopyFormat;
      readonly rows?: readonly number[];
      readonly plan?: number;
    })
  | (About & { readonly type: 'export' })
  /** A picture as the page shows it, as a PNG in base64. */
  | (About & { readonly type: 'image'; readonly png: string })
  /** Makes one of the repairs of a row, or all safe ones. */
  | (About & { readonly type: 'fix'; readonly at: TableAddress; readonly row: number; readonly fix: number })
  | (About & { readonly type: 'fix-all' })
  /** Looks at other values than those of the spec; none of them shows the spec again. */
  | (About & { readonly type: 'assume'; readonly values: Assumed })
  /** Writes the values that are looked at into the spec. */
  | (About & { readonly type: 'write' })
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

const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown): value is boolean | undefined => value === undefined || typeof value === 'boolean';
const isOptional = <T>(value: unknown, is: (value: unknown) => value is T): value is T | undefined =>
  value === undefined || is(value);

const statuses: readonly unknown[] = ['good', 'warning', 'bad', 'unknown'] satisfies readonly Status[];
const isStatus = (value: unknown): value is Status => statuses.includes(value);

const isPlace = (value: unknown): value is RowPlace =>
  isFields(value) && isText(value['uri']) && isCount(value['line']) && isCount(value['character']);
const isCell = (value: unknown): value is Cell =>
  isFields(value) &&
  isText(value['text']) &&
  isOptionalText(value['explain']) &&
  isOptional(value['status'], isStatus) &&
  (value['values'] === undefined || isListOf(value['values'], isText));
const isColumn = (value: unknown): value is Column =>
  isFields(value) &&
  isText(value['title']) &&
  (value['align'] === undefined || value['align'] === 'left' || value['align'] === 'right') &&
  (isFlag(value['aside']) || value['aside'] === 'narrow') &&
  isFlag(value['clip']);
const isFix = (value: unknown): value is RowFix =>
  isFields(value) && isText(value['title']) && typeof value['safe'] === 'boolean';
const isRow = (value: unknown): value is Row =>
  isFields(value) &&
  isListOf(value['cells'], isCell) &&
  isOptional(value['place'], isPlace) &&
  (value['lines'] === undefined || isListOf(value['lines'], isCount)) &&
  isOptionalText(value['group']) &&
  (value['tags'] === undefined || isListOf(value['tags'], isText)) &&
  (value['fixes'] === undefined || isListOf(value['fixes'], isFix));
const isTexts = (value: unknown): value is readonly string[] => isListOf(value, isText);
const isFilter = (value: unknown): value is { readonly tag: string; readonly title: string } =>
  isFields(value) && isText(value['tag']) && isText(value['title']);
const isLines = (value: unknown): value is readonly (readonly string[])[] => isListOf(value, isTexts);
const isPlan = (value: unknown): value is CopyPlan =>
  isFields(value) && isText(value['title']) && isTexts(value['columns']) && isListOf(value['lines'], isLines);
const isTools = (value: unknown): value is TableTools =>
  isFields(value) &&
  isFlag(value['search']) &&
  (value['filters'] === undefined || isListOf(value['filters'], isFilter)) &&
  (value['choices'] === undefined || isListOf(value['choices'], isCount)) &&
  (value['copies'] === undefined || isListOf(value['copies'], isPlan));
const isTable = (value: unknown): value is Table =>
  isFields(value) &&
  isText(value['caption']) &&
  isText(value['empty']) &&
  isListOf(value['columns'], isColumn) &&
  isListOf(value['rows'], isRow) &&
  isFlag(value['aside']) &&
  isOptional(value['tools'], isTools);
/** What is in it is looked at where it is painted. */
const isDrawing = (value: unknown): value is Drawing =>
  isFields(value) &&
  (value['kind'] === 'topology' || value['kind'] === 'chart') &&
  isFields(value['svg']) &&
  isText(value['svg']['text']);
const isMatrixCell = (value: unknown): value is MatrixCell | null =>
  value === null ||
  (isFields(value) &&
    isText(value['text']) &&
    isText(value['explain']) &&
    isOptionalText(value['note']) &&
    isOptionalText(value['tag']) &&
    isOptional(value['status'], isStatus));
const isMatrixRow = (value: unknown): value is readonly (MatrixCell | null)[] => isListOf(value, isMatrixCell);
const isMatrix = (value: unknown): value is Matrix =>
  isFields(value) &&
  isText(value['caption']) &&
  isText(value['rowTitle']) &&
  isText(value['columnTitle']) &&
  isTexts(value['rows']) &&
  isTexts(value['columns']) &&
  isListOf(value['cells'], isMatrixRow);
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isSliderId = (value: unknown): value is SliderId => sliderIds.includes(value as SliderId);
const isSlider = (value: unknown): value is Slider =>
  isFields(value) &&
  isSliderId(value['id']) &&
  isText(value['title']) &&
  isText(value['unit']) &&
  [value['value'], value['min'], value['max'], value['step']].every(isNumber) &&
  (value['declared'] === null || isNumber(value['declared'])) &&
  isOptional(value['initial'], isNumber);
const isAssumed = (value: unknown): value is Assumed =>
  isFields(value) && Object.entries(value).every(([id, amount]) => isSliderId(id) && isNumber(amount));
const isSection = (value: unknown): value is Section =>
  isFields(value) &&
  isText(value['heading']) &&
  isOptionalText(value['text']) &&
  isFlag(value['folded']) &&
  isFlag(value['side']) &&
  isOptional(value['picture'], isDrawing) &&
  isOptional(value['matrix'], isMatrix) &&
  (value['sliders'] === undefined || isListOf(value['sliders'], isSlider)) &&
  isListOf(value['tables'], isTable);
const parts: readonly unknown[] = [
  'users',
  'machines',
  'findings',
  'sizing',
  'flows',
  'availability',
  'loss',
] satisfies readonly VerdictPart['id'][];
const isVerdictPart = (value: unknown): value is VerdictPart =>
  isFields(value) &&
  parts.includes(value['id']) &&
  isText(value['title']) &&
  isText(value['text']) &&
  isOptionalText(value['explain']) &&
  isOptional(value['status'], isStatus) &&
  isFields(value['leadsTo']) &&
  isKind(value['leadsTo']['kind']) &&
  isOptionalText(value['leadsTo']['tag']);
const isVerdict = (value: unknown): value is Verdict =>
  isFields(value) && isStatus(value['status']) && isText(value['text']) && isListOf(value['parts'], isVerdictPart);
const isReport = (value: unknown): value is ReportContent =>
  isFields(value) &&
  isText(value['title']) &&
  isOptionalText(value['subtitle']) &&
  isOptionalText(value['banner']) &&
  isOptional(value['verdict'], isVerdict) &&
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

/** Characters of base64: pictures of some 30 MB. */
const MOST_IMAGE = 40_000_000;

/** A message from the page, or undefined for anything else. */
export function readToHost(value: unknown): ToHost | undefined {
  if (!isFields(value)) return undefined;
  const { type, kind, locked, at, row, focus, format, rows, plan, png, fix, values } = value;
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
      if (!isAbout(value) || !isAddress(at) || !isFormat(format) || !isOptional(plan, isCount)) return undefined;
      if (rows !== undefined && !isListOf(rows, isCount)) return undefined;
      return {
        type,
        ...about(value),
        at,
        format,
        ...(rows === undefined ? {} : { rows }),
        ...(plan === undefined ? {} : { plan }),
      };
    case 'image':
      return isAbout(value) && isText(png) && png.length <= MOST_IMAGE ? { type, ...about(value), png } : undefined;
    case 'fix':
      return isAbout(value) && isAddress(at) && isCount(row) && isCount(fix)
        ? { type, ...about(value), at, row, fix }
        : undefined;
    case 'assume':
      return isAbout(value) && isAssumed(values) ? { type, ...about(value), values } : undefined;
    case 'export':
    case 'current':
    case 'fix-all':
    case 'write':
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
