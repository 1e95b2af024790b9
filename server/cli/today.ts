/** The day of a call: the one place of the command line that looks at the clock. */
import { UsageError } from './usage';

/** The day in UTC, as `2026-11-30`; that of `SOURCE_DATE_EPOCH` (seconds), where builds that are to be repeated set it. */
export function today(): string {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  const time = epoch === undefined || epoch === '' ? Date.now() : Number(epoch) * 1000;
  const date = new Date(time);
  if (Number.isNaN(date.getTime()))
    throw new UsageError(`\`SOURCE_DATE_EPOCH\` is no number of seconds: \`${epoch ?? ''}\``);
  return date.toISOString().slice(0, 10);
}
