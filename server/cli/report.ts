/** The `report` command: everything about a spec in one file. */
import type { Findings } from '../engine/engine';
import { allDocumentFormats, madeOn, writeDocument } from '../report/document-formats';
import { INPUT_OPTIONS, inputOf } from './input';
import type { Output } from './output';
import { openForReport } from './reports';
import { oneOf, parse, UsageError } from './usage';

export async function documentCommand(args: readonly string[], version: string, out: Output): Promise<number> {
  const { values, positionals } = parse(args, {
    format: { type: 'string' },
    each: { type: 'boolean' },
    ...INPUT_OPTIONS,
  });
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

/** The day in UTC; that of `SOURCE_DATE_EPOCH` (seconds), where builds that are to be repeated set it. */
function today(): string {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  const time = epoch === undefined || epoch === '' ? Date.now() : Number(epoch) * 1000;
  const date = new Date(time);
  if (Number.isNaN(date.getTime()))
    throw new UsageError(`\`SOURCE_DATE_EPOCH\` is no number of seconds: \`${epoch ?? ''}\``);
  return date.toISOString().slice(0, 10);
}
