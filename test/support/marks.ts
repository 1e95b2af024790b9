/**
 * Marks: comments in the examples of a rule's page that say what is reported there.
 *
 *     #   ^^^^ MSG008: With 60,000 users, …   a finding of the page's own rule, with its message
 *     #   ^^^^ MSG008 hint: …                 with a severity that is not the rule's own
 *     #   ---- MSG008: Users of …             a related place of that finding
 *     #   ^^^^ MSG008 [2]: …                  the second finding, where several have related places: theirs carry the number
 *     #   ^^^^ DIR002, HA011                  findings of other rules, without what they say
 *     #@ 3:1-1 ^ FMT001                       the same for a place that cannot be underlined: line and columns, from 1
 *     #@ base.commspec.yaml:3:7-9 ^ DIR002    and for one in another file
 *
 * A mark stands below the line it is about and is never wrapped. A caret right after `#` covers column 0 too.
 */
import type { Severity } from '../../server/rules/rule';

export interface Place {
  /** The name of another file than the example. */
  readonly file: string | undefined;
  /** 0-based. */
  readonly line: number;
  /** 0-based UTF-16 column. */
  readonly start: number;
  /** 0-based, exclusive. */
  readonly end: number;
}

export interface Mark {
  readonly kind: 'finding' | 'related';
  readonly code: string;
  readonly place: Place;
  /** Which finding of the example, from 1; only where several have related places. */
  readonly number: number | undefined;
  /** Where it is not that of the rule. */
  readonly severity: Severity | undefined;
  /** Undefined for findings of other rules. */
  readonly message: string | undefined;
}

const UNDERLINE = /^#( *)(\^+|-+) (.+)$/;
const ADDRESS = /^#@ (?:(\S+):)?(\d+):(\d+)-(\d+) ([\^-]) (.+)$/;
const TEXT = /^([A-Z]{2,5}\d{3})(?: \[(\d+)\])?(?: (error|warning|information|hint))?(?:: (.+))?$/;
const CODES = /^[A-Z]{2,5}\d{3}(?:, [A-Z]{2,5}\d{3})+$/;

/** The marks of a line; undefined if the line is none of marks. `above` is the 0-based line that it stands below. */
export function readMarks(line: string, above: number): readonly Mark[] | undefined {
  const text = line.trimEnd();
  const underline = UNDERLINE.exec(text);
  if (underline !== null) {
    const [, gap = '', signs = '', rest = ''] = underline;
    const start = gap.length === 0 ? 0 : gap.length + 1;
    return readText(rest, signs.startsWith('^'), {
      file: undefined,
      line: above,
      start,
      end: gap.length + 1 + signs.length,
    });
  }
  const address = ADDRESS.exec(text);
  if (address === null) return undefined;
  const [, file, row = '', first = '', last = '', sign = '', rest = ''] = address;
  return readText(rest, sign === '^', {
    file,
    line: Number(row) - 1,
    start: Number(first) - 1,
    end: Number(last),
  });
}

function readText(text: string, finding: boolean, place: Place): readonly Mark[] | undefined {
  const kind = finding ? 'finding' : 'related';
  if (CODES.test(text))
    return text.split(', ').map((code) => ({
      kind,
      code,
      place,
      number: undefined,
      severity: undefined,
      message: undefined,
    }));
  const parts = TEXT.exec(text);
  if (parts === null) return undefined;
  const [, code = '', number, severity, message] = parts;
  return [
    {
      kind,
      code,
      place,
      number: number === undefined ? undefined : Number(number),
      severity: severity as Severity | undefined,
      message,
    },
  ];
}

/** What a mark says, without its place. */
const textOf = ({ code, number, severity, message }: Mark): string =>
  code +
  (number === undefined ? '' : ` [${number.toString()}]`) +
  (severity === undefined ? '' : ` ${severity}`) +
  (message === undefined ? '' : `: ${message}`);

const addressOf = ({ file, line, start, end }: Place): string =>
  `${file === undefined ? '' : `${file}:`}${(line + 1).toString()}:${(start + 1).toString()}-${end.toString()}`;

/** A mark as one line that tells it from all others: for comparing, and for messages. */
export const describeMark = (mark: Mark): string =>
  `${addressOf(mark.place)} ${mark.kind === 'finding' ? '^' : '-'} ${textOf(mark)}`;

/** The lines of an example with its marks below the lines that they are about. */
export function withMarks(lines: readonly string[], marks: readonly Mark[]): readonly string[] {
  const below = (line: number): readonly string[] =>
    writeMarks(
      marks.filter(({ place }) => place.file === undefined && place.line === line),
      underline,
    );
  const elsewhere = marks.filter(({ place }) => place.file !== undefined || place.line >= lines.length);
  return [...lines.flatMap((line, number) => [line, ...below(number)]), ...writeMarks(elsewhere, addressed)];
}

function writeMarks(marks: readonly Mark[], write: (mark: Mark, text: string) => string): readonly string[] {
  const own = marks.filter(({ message }) => message !== undefined);
  const others = marks.filter(({ message }) => message === undefined);
  const byPlace = new Map<string, Mark[]>();
  for (const mark of others) {
    const place = addressOf(mark.place) + mark.kind;
    byPlace.set(place, [...(byPlace.get(place) ?? []), mark]);
  }
  const inOrder = (a: { readonly place: Place }, b: { readonly place: Place }): number =>
    a.place.start - b.place.start || a.place.end - b.place.end;
  return [
    ...[...own].sort(inOrder).map((mark) => write(mark, textOf(mark))),
    ...[...byPlace.values()]
      .flatMap((group) => {
        const [first] = group;
        const codes = [...new Set(group.map(({ code }) => code))].sort();
        return first === undefined ? [] : [{ place: first.place, line: write(first, codes.join(', ')) }];
      })
      .sort(inOrder)
      .map(({ line }) => line),
  ];
}

const signOf = ({ kind }: Mark): string => (kind === 'finding' ? '^' : '-');

function underline(mark: Mark, text: string): string {
  const { file, start, end } = mark.place;
  const sign = signOf(mark);
  // The `#` itself stands in column 0.
  const drawable = file === undefined && (start === 0 ? end > 1 : start > 1 && end > start);
  if (!drawable) return addressed(mark, text);
  return start === 0
    ? `#${sign.repeat(end - 1)} ${text}`
    : `#${' '.repeat(start - 1)}${sign.repeat(end - start)} ${text}`;
}

const addressed = (mark: Mark, text: string): string => `#@ ${addressOf(mark.place)} ${signOf(mark)} ${text}`;
