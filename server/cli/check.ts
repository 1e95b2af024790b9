import { printablePath } from '../report/escape';
import { isAtLeast, jsonFormat, writeFindings, type FindingsFormat, type Totals } from '../report/findings';
import { githubFormat, junitFormat, sarifFormat } from '../report/findings-ci';
import { colourStyle, plainStyle, textFormat } from '../report/findings-text';
import type { Engine } from '../engine/engine';
import type { Severity } from '../rules/rule';
import { endIn } from '../words/columns';
import { sparing, unasked } from './failures';
import { findSpecs, rootUri, shownPath, uriOf, type FileProblem } from './files';
import { INPUT_OPTIONS, inputOf } from './input';
import type { Output } from './output';
import { lastToSpeak, open } from './project';
import { complain, oneOf, parse, UsageError } from './usage';

/** So many files or more make a progress line worth while. */
const MANY = 20;
export const CHECK_FORMATS = ['pretty', 'json', 'sarif', 'github', 'junit'] as const;

/** Finds what is wrong. Exit status: 0 nothing at or above `--fail-on`, 1 something, 2 a file that cannot be read or checked. */
export async function checkCommand(
  args: readonly string[],
  engine: Engine,
  version: string,
  out: Output,
): Promise<number> {
  const { values, positionals } = parse(args, {
    format: { type: 'string' },
    'fail-on': { type: 'string' },
    advice: { type: 'boolean' },
    ...INPUT_OPTIONS,
  });
  const format = formatOf(oneOf('format', values.format, CHECK_FORMATS), version);
  const failOn = oneOf('fail-on', values['fail-on'], ['error', 'warning']);
  const advice = values.advice === true;
  if (positionals.length === 0) throw new UsageError('`check` needs a file or folder, or `-` for standard input');

  const input = inputOf(values);
  const { sources, problems } = await findSpecs(positionals, input);
  for (const problem of problems) complain(problem);
  let unreadable = problems.length > 0;
  const paths = new Map(sources.map(({ path }) => [uriOf(path), path]));
  const last = await lastToSpeak(sources, input);
  const writer = writeFindings(
    format,
    (uri) => last.get(uri),
    (uri) => paths.get(uri) ?? shownPath(uri),
  );
  const status = (): number => (unreadable ? 2 : hasFailure(writer.totals(), failOn) ? 1 : 0);
  const progress = progressOver(sources.length);

  const tell = (problem: FileProblem): void => {
    progress.clear();
    complain(problem);
    unreadable = true;
  };

  await out.print(writer.head);
  for (const [index, source] of sources.entries()) {
    // With nobody to read them, findings only matter for the exit status.
    if (out.isClosed() && status() !== 0) break;
    progress.next(source.path);
    const problem = await sparing(source.path, async () => {
      const opened = await open(source, input);
      if ('message' in opened) {
        tell(opened);
        return;
      }
      const { snapshot } = opened;
      const { findings, suppressed, failures = [] } = engine.run(snapshot, { tolerant: true });
      if (failures.length > 0) tell(unasked(source.path, failures));
      const shown = { findings: findings.filter((finding) => advice || !finding.advice), suppressed };
      const text = writer.add(index, { snapshot, findings: shown });
      if (text !== '') progress.clear();
      await out.print(text);
    });
    if (problem !== undefined) tell(problem);
  }
  progress.clear();
  await out.print(writer.end());
  return status();
}

function formatOf(name: (typeof CHECK_FORMATS)[number], version: string): FindingsFormat {
  switch (name) {
    case 'pretty':
      return textFormat(hasColours() ? colourStyle : plainStyle);
    case 'json':
      return jsonFormat;
    case 'sarif':
      return sarifFormat(version, rootUri());
    case 'github':
      return githubFormat;
    case 'junit':
      return junitFormat;
  }
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

const hasFailure = ({ bySeverity }: Totals, failOn: Severity): boolean =>
  SEVERITIES.some((severity) => bySeverity[severity] > 0 && isAtLeast(severity, failOn));

/** https://no-color.org */
const hasColours = (): boolean =>
  process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';

/** A line that says how far it is, where somebody is there to see it. */
function progressOver(total: number): { readonly next: (path: string) => void; readonly clear: () => void } {
  const shown = process.stderr.isTTY && total >= MANY;
  let done = 0;
  return {
    next: (path) => {
      done++;
      if (!shown) return;
      const room = Math.max(0, process.stderr.columns - 30);
      const name = endIn(printablePath(path), room);
      process.stderr.write(`\r\u001B[Kchecking ${done} of ${total}: ${name}`);
    },
    clear: () => {
      if (shown) process.stderr.write('\r\u001B[K');
    },
  };
}
