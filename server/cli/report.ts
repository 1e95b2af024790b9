/** The `report` command: everything about a spec in one file. */
import type { Findings } from '../engine/engine';
import { allDocumentFormats, madeOn, writeDocument } from '../report/document/document-formats';
import { COMMANDS } from './commands';
import { inputOf } from './input';
import type { Output } from './output';
import { openForReport } from './reports';
import { today } from './today';
import { oneOf, parse } from './usage';

export async function documentCommand(args: readonly string[], version: string, out: Output): Promise<number> {
  const { values, positionals } = parse(args, COMMANDS.report.options);
  const format = oneOf('format', values.format, allDocumentFormats);
  const made = madeOn(today(), version);
  const snapshot = await openForReport('report', positionals, inputOf(values), false);
  if (snapshot === undefined) return 2;
  let found: Findings | undefined;
  const engine = (await import('../engine/all')).createEngine();
  const findings = (): Findings => (found ??= engine.run(snapshot));
  await out.print(writeDocument(format, { snapshot, findings, each: values.each === true }, made));
  return 0;
}
