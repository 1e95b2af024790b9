/** Reads a rule's Markdown page: its sections and its examples, which are its test. */

export interface Example {
  readonly kind: 'fail' | 'fixed' | 'pass' | 'advice';
  /** The title of the fix, for `fixed`; the first fix of the expected finding where none is given. */
  readonly fix: string | undefined;
  readonly text: string;
  readonly expected: readonly Expected[];
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

const FENCE = /^```yaml (fail|fixed|pass|advice)(?: "(.+)")?$/;
const MARK = /^#( *)(\^+) ([A-Z]+\d+)\s*$/;

export function readRulePage(markdown: string): RulePage {
  const lines = markdown.split('\n');
  const examples: Example[] = [];
  for (let i = 0; i < lines.length; i++) {
    const fence = FENCE.exec(lines[i] ?? '');
    if (fence === null) continue;
    const start = i + 1;
    const end = lines.indexOf('```', start);
    if (end < 0) throw new Error(`the example at line ${i + 1} is not closed`);
    examples.push({
      kind: fence[1] as Example['kind'],
      fix: fence[2],
      line: i + 1,
      ...readExample(lines.slice(start, end)),
    });
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
