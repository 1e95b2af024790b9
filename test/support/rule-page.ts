/**
 * Reads a rule's Markdown page: its sections and its examples, which are its test.
 *
 * ```yaml fail              a spec in which the rule finds something, underlined by comments of carets
 * ```yaml advice            a spec in which it only gives advice
 * ```diff fixed "title"     what one of the fixes of the example before changes, with a line around it
 * ```yaml pass              a spec in which it finds nothing
 * ```yaml file "name.yaml"  a file that the examples of the page can extend
 *
 * `length=100` after the kind fills the example up to so many characters with a comment.
 */
import { diffLines } from 'diff';

export type ExampleKind = 'fail' | 'fixed' | 'pass' | 'advice';

export interface Example {
  readonly kind: ExampleKind;
  /** The title of the fix, for `fixed`; the first fix of the expected finding where none is given. */
  readonly fix: string | undefined;
  /** The spec without its marks; for `fixed` the lines of the difference. */
  readonly text: string;
  readonly expected: readonly Expected[];
  /** The files beside it, by name. */
  readonly files: ReadonlyMap<string, string>;
  /** 1-based line of the opening fence in the page. */
  readonly line: number;
  /** 1-based line of the closing fence in the page. */
  readonly end: number;
}

/** A span that a comment of carets underlines: `#   ^^^^ SCH001`. */
export interface Expected {
  readonly code: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface RulePage {
  readonly title: string;
  readonly sections: readonly string[];
  readonly examples: readonly Example[];
}

const FENCE = /^```(?:yaml (fail|pass|advice|file)|diff (fixed))(?: "(.+)")?(?: length=(\d+))?$/;
const MARK = /^#( *)(\^+) ([A-Z]+\d+)\s*$/;

export function readRulePage(markdown: string): RulePage {
  const lines = markdown.split('\n');
  const examples: Example[] = [];
  const files = new Map<string, string>();
  for (let i = 0; i < lines.length; i++) {
    const fence = FENCE.exec(lines[i] ?? '');
    if (fence === null) continue;
    const [, yaml, diff, name, length] = fence;
    const kind = yaml ?? diff;
    const start = i + 1;
    const end = lines.indexOf('```', start);
    if (end < 0) throw new Error(`the example at line ${i + 1} is not closed`);
    const own = lines.slice(start, end);
    const { text, expected } = kind === 'fixed' ? { text: own.join('\n'), expected: [] } : readExample(own);
    if (kind === 'file') files.set(name ?? '', text);
    else {
      const padded = text.padEnd(Number(length ?? 0), '#');
      examples.push({
        kind: kind as ExampleKind,
        fix: name,
        line: i + 1,
        end: end + 1,
        text: padded,
        expected,
        files,
      });
    }
    i = end;
  }
  return {
    title: lines[0] ?? '',
    sections: lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3)),
    examples,
  };
}

/** Takes the underlining comments out of a text and turns them into expectations. A caret right after `#` covers column 0 too. */
function readExample(lines: readonly string[]): { text: string; expected: readonly Expected[] } {
  const kept: string[] = [];
  const expected: Expected[] = [];
  for (const line of lines) {
    const mark = MARK.exec(line);
    if (mark === null) {
      kept.push(line);
      continue;
    }
    const [, gap = '', carets = '', code = ''] = mark;
    const start = gap.length === 0 ? 0 : gap.length + 1;
    expected.push({ code, line: kept.length - 1, start, end: gap.length + 1 + carets.length });
  }
  return { text: `${kept.join('\n')}\n`, expected };
}

/** What a fix changes, as a page shows it: `-` and `+` lines with one line around them, `@@` between places. */
export function pageDiff(before: string, after: string): string {
  const out: string[] = [];
  const changes = diffLines(before, after);
  changes.forEach((change, i) => {
    const own = change.value.replace(/\n$/, '').split('\n');
    if (change.added || change.removed) {
      out.push(...own.map((line) => `${change.added ? '+' : '-'}${line}`));
      return;
    }
    const head = i === 0 ? [] : own.slice(0, 1);
    const tail = i === changes.length - 1 ? [] : own.slice(-1);
    const middle = i > 0 && i < changes.length - 1;
    if (middle && own.length <= 2) out.push(...own.map((line) => ` ${line}`));
    else {
      out.push(...head.map((line) => ` ${line}`));
      if (middle) out.push('@@');
      out.push(...tail.map((line) => ` ${line}`));
    }
  });
  return out.map((line) => line.trimEnd()).join('\n');
}
