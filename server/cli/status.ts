/** How a call ends: its exit status, and what went wrong, in words. */
import { oneLine, printable } from '../report/escape';
import { reason } from './files';
import { outputTo, type Output } from './output';
import { complain, UsageError } from './usage';

/**
 * Does what the program was called for. `work` gives the exit status; undefined for the server, which ends the process itself.
 * Resolves when it is done and what it printed is out; never rejects.
 */
export async function conclude(work: (out: Output) => Promise<number | undefined>): Promise<void> {
  // A reader that closes the pipe early (`| head`) has seen enough: what is left is not written, and the status stays true.
  const out = outputTo(process.stdout);
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = 2;
  });
  try {
    const status = await work(out);
    const failure = out.failure();
    if (failure !== undefined) complain({ path: 'standard output', message: reason(failure) });
    // Not process.exit: what was written to a pipe must get out.
    if (status !== undefined) process.exitCode = failure === undefined ? status : 2;
  } catch (error) {
    // What the user typed may hold what a terminal obeys, and so may a message that quotes a spec.
    const text =
      error instanceof UsageError
        ? `commspec: ${oneLine(error.message)}\nTry \`commspec --help\`.\n`
        : `commspec: this is a fault of the program: ${printable(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`;
    process.stderr.write(text);
    process.exitCode = 2;
  }
}
