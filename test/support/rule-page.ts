/**
 * Reads a rule's Markdown page: its sections and its examples, which are its test.
 *
 * ```yaml fail              a spec in which the rule finds something
 * ```yaml advice            a spec in which it only gives advice
 * ```diff fixed "title"     what one of the fixes of the example before changes, with a line around it
 * ```yaml pass              a spec in which it finds nothing
 * ```yaml file "name.yaml"  a file that the examples of the page can extend
 *
 * `length=100` after the kind fills the example up to so many characters with a comment. `brings=SCH021,HA002` after the title
 * of a fix names the rules that find something new once it is made, as errors or warnings. What is reported on an example
 * is marked in it (`marks.ts`): everything that its own rule finds, and the places of what others find. Advice of other
 * rules is not: it is shown on request alone, and every example that leaves out what it is not about gets a dozen.
 */
import { diffLines } from 'diff';
import { readMarks, type Mark } from './marks';

export type ExampleKind = 'fail' | 'fixed' | 'pass' | 'advice';

export interface Example {
  readonly kind: ExampleKind;
  /** The title of the fix, for `fixed`. */
  readonly fix: string | undefined;
  /** The codes of what is found newly after the fix; undefined where the page does not say. */
  readonly brings: readonly string[] | undefined;
  /** The failing example that a fixed one belongs to. */
  readonly before: Example | undefined;
  /** The spec without its marks; for `fixed` the lines of the difference. */
  readonly text: string;
  /** The same as lines, before `length` filled it up. */
  readonly lines: readonly string[];
  readonly marks: readonly Mark[];
  /** The files beside it, by name. */
  readonly files: ReadonlyMap<string, string>;
  /** 1-based line of the opening fence in the page. */
  readonly line: number;
  /** 1-based line of the closing fence in the page. */
  readonly end: number;
}

export interface RulePage {
  readonly title: string;
  readonly sections: readonly string[];
  readonly examples: readonly Example[];
}

/** The section of limits and of other components of a list: for the test alone, help leaves it out. It may be missing. */
export const MORE = 'More examples';

export const FENCE =
  /^```(?:yaml (fail|pass|advice|file)|diff (fixed))(?: "(.+)")?(?: length=(\d+))?(?: brings=(\S+))?$/;

export function readRulePage(markdown: string): RulePage {
  const lines = markdown.split('\n');
  const examples: Example[] = [];
  const files = new Map<string, string>();
  let before: Example | undefined;
  for (let i = 0; i < lines.length; i++) {
    const fence = FENCE.exec(lines[i] ?? '');
    if (fence === null) continue;
    const [, yaml, diff, name, length, brings] = fence;
    const kind = (yaml ?? diff) as ExampleKind | 'file';
    const start = i + 1;
    const end = lines.indexOf('```', start);
    if (end < 0) throw new Error(`the example at line ${i + 1} is not closed`);
    const written = lines.slice(start, end);
    i = end;
    const { own, marks } = kind === 'fixed' ? { own: written, marks: [] } : readExample(written);
    const text = kind === 'fixed' ? own.join('\n') : `${own.join('\n')}\n`;
    if (kind === 'file') {
      files.set(name ?? '', text);
      continue;
    }
    const example: Example = {
      kind,
      fix: name,
      brings: brings?.split(','),
      before: kind === 'fixed' ? before : undefined,
      text: text.padEnd(Number(length ?? 0), '#'),
      lines: own,
      marks,
      files,
      line: start,
      end: end + 1,
    };
    if (kind === 'fail' || kind === 'advice') before = example;
    examples.push(example);
  }
  return {
    title: lines[0] ?? '',
    sections: lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3)),
    examples,
  };
}

/** Takes the marks out of the lines of an example. */
function readExample(lines: readonly string[]): { own: readonly string[]; marks: readonly Mark[] } {
  const own: string[] = [];
  const marks: Mark[] = [];
  for (const line of lines) {
    const found = readMarks(line, own.length - 1);
    if (found === undefined) own.push(line);
    else marks.push(...found);
  }
  return { own, marks };
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
