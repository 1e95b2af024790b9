import type { Findings } from '../engine/engine';
import type { Snapshot } from '../model/snapshot';
import { bannerOf } from '../report/banner';
import { formatsOf, reportFormats, writeReport } from '../report/formats';
import type { ReportKind } from '../report/kinds';
import { COMMANDS } from './commands';
import { inputOf, type TextInput } from './input';
import type { Output } from './output';
import { openNamed } from './project';
import { today } from './today';
import { complain, oneOf, parse, UsageError } from './usage';

/** The report that each command prints. */
const REPORT = { size: 'sizing', ports: 'ports', topology: 'topology' } as const satisfies Record<string, ReportKind>;

export type ReportCommand = keyof typeof REPORT;

/** What `--format` of a command takes; without it, the first. */
export const reportFormatsOf = (command: ReportCommand) => formatsOf(REPORT[command], 'commandLine');

/** The widest of them: a value that a command has no option for is never there. */
type ReportOptions = (typeof COMMANDS)['size']['options'];

/** Prints a report on a spec. One that can be read in part gives a report in part, and a word about it. */
export async function reportCommand(command: ReportCommand, args: readonly string[], out: Output): Promise<number> {
  const { values, positionals } = parse(args, COMMANDS[command].options as ReportOptions);
  const format = oneOf('format', values.format, reportFormatsOf(command));
  const announce = reportFormats[format].showsBanner !== true;
  const snapshot = await openForReport(command, positionals, inputOf(values), announce);
  if (snapshot === undefined) return 2;
  // Tables have the verdict above them, and the picture its findings; the others do without the rules.
  const asks = command === 'topology' || reportFormats[format].tables !== undefined;
  const engine = asks ? (await import('../engine/all')).createEngine() : undefined;
  const findings = (): Findings => engine?.run(snapshot) ?? { findings: [], suppressed: 0 };
  const subject = { snapshot, findings, each: values.each === true, date: today() };
  const paper = { width: terminalWidth(), brief: values.all !== true };
  await out.print(writeReport(REPORT[command], format, subject, paper));
  return 0;
}

/**
 * The one spec that a command is given. Undefined, once the reason is told, where there is nothing to report on; with `announce`
 * a word on standard error where only a part of it can be read.
 */
export async function openForReport(
  command: string,
  paths: readonly string[],
  input: TextInput,
  announce: boolean,
): Promise<Snapshot | undefined> {
  const [named, ...more] = paths;
  if (named === undefined) throw new UsageError(`\`${command}\` needs a file, or \`-\` for standard input`);
  if (more.length > 0) throw new UsageError(`\`${command}\` takes one file`);
  const opened = await openNamed(named, input);
  if ('message' in opened) {
    complain(opened);
    return undefined;
  }
  const { path, snapshot } = opened;
  if (snapshot.tree.root?.kind !== 'map') {
    complain({ path, message: 'there is no spec in this file; `commspec check` says more' });
    return undefined;
  }
  const { failure } = snapshot.bases;
  if (failure !== undefined) {
    complain({ path, message: failure.message });
    return undefined;
  }
  const { banner } = bannerOf(snapshot);
  if (banner !== undefined && announce) complain({ path, message: `${banner} \`commspec check\` says more.` });
  return snapshot;
}

/** In a file or pipe, lines are as long as a table is wide. */
const terminalWidth = (): number | undefined =>
  process.stdout.isTTY && process.stdout.columns > 0 ? process.stdout.columns : undefined;
