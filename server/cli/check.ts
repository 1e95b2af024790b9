import { printablePath } from '../report/escape';
import { byFile, findingsJson, isAtLeast, type Checked, type CheckedSpec } from '../report/findings';
import { findingsGithub, findingsJunit, findingsSarif } from '../report/findings-ci';
import { colourStyle, findingsText, plainStyle } from '../report/findings-text';
import type { Engine } from '../rules/engine';
import { findSpecs, rootUri, shownPath } from './files';
import { open } from './project';
import { complain, oneOf, parse, UsageError } from './usage';

/** So many files or more make a progress line worth while. */
const MANY = 20;

/** Finds what is wrong. Exit status: 0 nothing at or above `--fail-on`, 1 something, 2 a file that cannot be read. */
export async function checkCommand(args: readonly string[], engine: Engine, version: string): Promise<number> {
  const { values, positionals } = parse(args, {
    format: { type: 'string' },
    'fail-on': { type: 'string' },
    advice: { type: 'boolean' },
  });
  const format = oneOf('format', values.format, ['pretty', 'json', 'sarif', 'github', 'junit']);
  const failOn = oneOf('fail-on', values['fail-on'], ['error', 'warning']);
  const advice = values.advice === true;
  if (positionals.length === 0) throw new UsageError('`check` needs a file or folder');

  const { files, problems } = await findSpecs(positionals);
  for (const problem of problems) complain(problem);
  let unreadable = problems.length > 0;
  const progress = progressOver(files.length);
  const specs: CheckedSpec[] = [];
  for (const path of files) {
    progress.next(path);
    const opened = await open(path);
    if ('message' in opened) {
      progress.clear();
      complain(opened);
      unreadable = true;
      continue;
    }
    const { snapshot } = opened;
    const { findings, suppressed } = engine.run(snapshot);
    specs.push({
      path,
      snapshot,
      findings: { findings: findings.filter((finding) => advice || !finding.advice), suppressed },
    });
  }
  progress.clear();

  const checked = byFile(specs, shownPath);
  const print = (text: string): unknown => process.stdout.write(text);
  switch (format) {
    case 'pretty':
      if (specs.length > 0) print(findingsText(checked, hasColours() ? colourStyle : plainStyle));
      break;
    case 'json':
      print(`${JSON.stringify(findingsJson(checked), null, 2)}\n`);
      break;
    case 'sarif':
      print(`${JSON.stringify(findingsSarif(checked, engine.rules, version, rootUri()), null, 2)}\n`);
      break;
    case 'github':
      print(findingsGithub(checked));
      break;
    case 'junit':
      print(findingsJunit(checked));
      break;
  }
  if (unreadable) return 2;
  return hasFailure(checked, failOn) ? 1 : 0;
}

const hasFailure = ({ files }: Checked, failOn: 'error' | 'warning'): boolean =>
  files.some((file) => file.findings.some((finding) => !finding.advice && isAtLeast(finding.severity, failOn)));

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
      const name = printablePath(path).slice(-room);
      process.stderr.write(`\r\u001B[Kchecking ${done.toString()} of ${total.toString()}: ${name}`);
    },
    clear: () => {
      if (shown) process.stderr.write('\r\u001B[K');
    },
  };
}
