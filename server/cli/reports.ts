import { bannerOf } from '../report/banner';
import { reportAs, type ReportFormat } from '../report/build';
import { dnsZone } from '../report/dns-zone';
import { jsonText } from '../report/escape';
import { portsNftables } from '../report/nftables';
import { portsJson, portsReport } from '../report/ports';
import type { Report } from '../report/report';
import { sizingJson, sizingReport } from '../report/sizing';
import { reportText } from '../report/tables';
import type { Snapshot } from '../model/snapshot';
import { INPUT_OPTIONS, inputOf, type Input } from './input';
import type { Output } from './output';
import { openNamed } from './project';
import { complain, oneOf, parse, UsageError } from './usage';

/** Prints the sizing summary of a spec. */
export async function sizeCommand(args: readonly string[], out: Output): Promise<number> {
  const { values, positionals } = parse(args, { format: { type: 'string' }, ...INPUT_OPTIONS });
  const format = oneOf('format', values.format, ['text', 'json', 'markdown', 'html']);
  return print('size', positionals, inputOf(values), format, sizingReport, sizingJson, out);
}

/** Prints the port table of a spec. */
export async function portsCommand(args: readonly string[], out: Output): Promise<number> {
  const { values, positionals } = parse(args, { format: { type: 'string' }, ...INPUT_OPTIONS });
  const format = oneOf('format', values.format, ['text', 'json', 'csv', 'markdown', 'nftables', 'dns']);
  if (format === 'nftables' || format === 'dns') {
    const snapshot = await openForReport('ports', positionals, inputOf(values), true);
    if (snapshot === undefined) return 2;
    await out.print(format === 'dns' ? dnsZone(snapshot) : portsNftables(snapshot));
    return 0;
  }
  return print('ports', positionals, inputOf(values), format, portsReport, portsJson, out);
}

/** A spec that can be read in part gives a report in part, and a word about it. */
async function print(
  command: string,
  paths: readonly string[],
  input: Input,
  format: ReportFormat | 'json',
  report: (snapshot: Snapshot) => Report,
  json: (snapshot: Snapshot) => unknown,
  out: Output,
): Promise<number> {
  // The other formats show the banner themselves.
  const snapshot = await openForReport(command, paths, input, format === 'json' || format === 'csv');
  if (snapshot === undefined) return 2;
  await out.print(
    textOf(
      format,
      () => report(snapshot),
      () => json(snapshot),
    ),
  );
  return 0;
}

/**
 * The one spec that a command is given. Undefined, once the reason is told, where there is nothing to report on; with `announce`
 * a word on standard error where only a part of it can be read.
 */
export async function openForReport(
  command: string,
  paths: readonly string[],
  input: Input,
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

function textOf(format: ReportFormat | 'json', report: () => Report, json: () => unknown): string {
  switch (format) {
    case 'json':
      return jsonText(json());
    case 'text':
      return reportText(report(), terminalWidth());
    default:
      return reportAs(format, report());
  }
}

/** In a file or pipe, lines are as long as a table is wide. */
const terminalWidth = (): number | undefined =>
  process.stdout.isTTY && process.stdout.columns > 0 ? process.stdout.columns : undefined;
