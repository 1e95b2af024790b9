/**
 * Reads a rule's Markdown page: its sections and its examples, which are its test.
 *
 * ```yaml fail              a spec in which the rule finds something, underlined by comments of carets
 * ```yaml fixed "title"     the same after one of its fixes
 * ```yaml pass              a spec in which it finds nothing
 * ```yaml advice            a spec in which it only gives advice
 * ```yaml file "name.yaml"  a file that the examples of the page can extend
 *
 * `length=100` after the kind fills the example up to so many characters with a comment.
 */

export interface Example {
  readonly kind: 'fail' | 'fixed' | 'pass' | 'advice';
  /** The title of the fix, for `fixed`; the first fix of the expected finding where none is given. */
  readonly fix: string | undefined;
  readonly text: string;
  readonly expected: readonly Expected[];
  /** The files beside it, by name. */
  readonly files: ReadonlyMap<string, string>;
  /** 1-based line of the page. */
  readonly line: number;
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

const FENCE = /^```yaml (fail|fixed|pass|advice|file)(?: "(.+)")?(?: length=(\d+))?$/;
const MARK = /^#( *)(\^+) ([A-Z]+\d+)\s*$/;

export function readRulePage(markdown: string): RulePage {
  const lines = markdown.split('\n');
  const examples: Example[] = [];
  const files = new Map<string, string>();
  for (let i = 0; i < lines.length; i++) {
    const fence = FENCE.exec(lines[i] ?? '');
    if (fence === null) continue;
    const start = i + 1;
    const end = lines.indexOf('```', start);
    if (end < 0) throw new Error(`the example at line ${i + 1} is not closed`);
    const { text, expected } = readExample(lines.slice(start, end));
    if (fence[1] === 'file') files.set(fence[2] ?? '', text);
    else {
      const padded = text.padEnd(Number(fence[3] ?? 0), '#');
      examples.push({ kind: fence[1] as Example['kind'], fix: fence[2], line: i + 1, text: padded, expected, files });
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
