import { bannerOf } from '../report/banner';
import { reportAs, type ReportFormat } from '../report/build';
import { dnsZone } from '../report/dns-zone';
import { portsNftables } from '../report/nftables';
import { portsJson, portsReport } from '../report/ports';
import type { Report } from '../report/report';
import { sizingJson, sizingReport } from '../report/sizing';
import { reportText } from '../report/tables';
import type { Snapshot } from '../spec/snapshot';
import { open } from './project';
import { complain, oneOf, parse, UsageError } from './usage';

/** Prints the sizing summary of a spec. */
export async function sizeCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { format: { type: 'string' } });
  const format = oneOf('format', values.format, ['text', 'json', 'markdown', 'html']);
  return print('size', positionals, format, sizingReport, sizingJson);
}

/** Prints the port table of a spec. */
export async function portsCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { format: { type: 'string' } });
  const format = oneOf('format', values.format, ['text', 'json', 'csv', 'markdown', 'nftables', 'dns']);
  if (format === 'nftables' || format === 'dns') {
    const snapshot = await openForReport('ports', positionals, true);
    if (snapshot === undefined) return 2;
    process.stdout.write(format === 'dns' ? dnsZone(snapshot) : portsNftables(snapshot));
    return 0;
  }
  return print('ports', positionals, format, portsReport, portsJson);
}

/** A spec that can be read in part gives a report in part, and a word about it. */
async function print(
  command: string,
  paths: readonly string[],
  format: ReportFormat | 'json',
  report: (snapshot: Snapshot) => Report,
  json: (snapshot: Snapshot) => unknown,
): Promise<number> {
  // The other formats show the banner themselves.
  const snapshot = await openForReport(command, paths, format === 'json' || format === 'csv');
  if (snapshot === undefined) return 2;
  process.stdout.write(
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
  announce: boolean,
): Promise<Snapshot | undefined> {
  const [path, ...more] = paths;
  if (path === undefined) throw new UsageError(`\`${command}\` needs a file`);
  if (more.length > 0) throw new UsageError(`\`${command}\` takes one file`);
  const opened = await open(path);
  if ('message' in opened) {
    complain(opened);
    return undefined;
  }
  const { snapshot } = opened;
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
      return `${JSON.stringify(json(), null, 2)}\n`;
    case 'text':
      return reportText(report(), terminalWidth());
    default:
      return reportAs(format, report());
  }
}

/** In a file or pipe, lines are as long as a table is wide. */
const terminalWidth = (): number | undefined =>
  process.stdout.isTTY && process.stdout.columns > 0 ? process.stdout.columns : undefined;
