/** The `commspec` command. Results go to standard output, everything else to standard error. */
import { nearestOf } from '../words/nearest';
import { jsonText, oneLine, printable } from '../report/escape';
import { createEngine } from '../engine/all';
import { publishedSchema } from '../model/json-schema';
import { CHECK_FORMATS, checkCommand } from './check';
import { explainCommand, RULES_FORMATS, rulesCommand } from './explain';
import { reason } from './files';
import { fixCommand } from './fix';
import { outputTo, type Output } from './output';
import { reportCommand, reportFormatsOf } from './reports';
import { complain, meant, parse, UsageError } from './usage';

/** Replaced by the build. */
declare const COMMSPEC_VERSION: string;

/** The formats that the help of a command lists. */
const listed = (formats: readonly string[]): string => `[--format ${formats.join('|')}]`;

const USAGE = `Usage: commspec COMMAND [OPTIONS] [PATH...]

  check ${listed(CHECK_FORMATS)} [--fail-on error|warning] [--advice] PATH...
        Finds what is wrong. A folder is searched for specs. --advice adds what
        cannot be judged because the spec leaves a fact out.
  fix   [--all|--code RULE] [--dry-run] PATH...
        Applies safe fixes; with --all the first fix of each finding, with --code
        those of one rule. A fact of the business (users, schema, releases, products,
        disk space, architecture) changes with --code alone; of several equally likely
        fixes none is made.
        --dry-run prints a unified diff and changes nothing.
  size  ${listed(reportFormatsOf('size'))} [--each] FILE
        Prints the sizing summary. Hosts with the same figures are one table; with
        --each every host has its own, as it always has in JSON.
  ports ${listed(reportFormatsOf('ports'))} [--each] FILE
        Prints ports, flows and what the firewalls do with them; as firewall rules, or
        the service names as lines of a DNS zone. Hosts that nothing tells apart are one
        row; with --each every host has its own.
  topology ${listed(reportFormatsOf('topology'))} FILE
        Draws zones, tiers, hosts and flows, coloured by the worst finding.
  explain RULE
        Prints the help of a rule, given its code or its name.
  rules ${listed(RULES_FORMATS)}
        Lists all rules.
  schema
        Prints the JSON Schema of the format.
  lsp --stdio
        Runs the language server, for any editor.

  --help, --version

For PATH and FILE, \`-\` is standard input (\`fix -\` prints the repaired text);
--stdin-path PATH is how it is shown, and what its \`extends\` is relative to.
A link that leads out of the folder that is searched, or out of the one that bases
of a spec must stay in, is reported and left alone; --follow reads it all the same.
Links to folders are not followed. Only regular files are read. A file with several
names (hard links) is repaired in place and keeps them; others are replaced as a whole.

Exit status: 0 nothing found at or above --fail-on (error, if not given), 1 something
found, 2 wrong call, or a file that cannot be read, checked or written or was left alone.
`;

const COMMANDS = ['check', 'fix', 'size', 'ports', 'topology', 'explain', 'rules', 'schema', 'lsp'] as const;
type Command = (typeof COMMANDS)[number];
const isCommand = (text: string): text is Command => COMMANDS.some((command) => command === text);

/** The exit status; undefined for the server, which ends the process itself. */
async function run(args: readonly string[], out: Output): Promise<number | undefined> {
  const [command, ...rest] = args;
  switch (command) {
    case undefined:
      process.stderr.write(USAGE);
      return 2;
    case '--version':
    case '-v':
      await out.print(`commspec ${COMMSPEC_VERSION}\n`);
      return 0;
    case '--help':
    case '-h':
    case 'help':
      await out.print(USAGE);
      return 0;
  }
  if (isCommand(command)) {
    const end = rest.indexOf('--');
    if ((end < 0 ? rest : rest.slice(0, end)).some((argument) => argument === '--help' || argument === '-h')) {
      await out.print(USAGE);
      return 0;
    }
    return runCommand(command, rest, out);
  }
  if (command.startsWith('-')) throw new UsageError(`begin with a command: \`commspec COMMAND ${command} …\``);
  const near = nearestOf(command, COMMANDS);
  throw new UsageError(`there is no command \`${command}\`${near.length === 0 ? '' : `; ${meant(near)}`}`);
}

async function runCommand(command: Command, args: readonly string[], out: Output): Promise<number | undefined> {
  switch (command) {
    case 'check':
      return checkCommand(args, createEngine(), COMMSPEC_VERSION, out);
    case 'fix':
      return fixCommand(args, createEngine(), out);
    case 'size':
    case 'ports':
    case 'topology':
      return reportCommand(command, args, out);
    case 'explain':
      return explainCommand(args, createEngine(), out);
    case 'rules':
      return rulesCommand(args, createEngine(), out);
    case 'schema':
      if (parse(args, {}).positionals.length > 0) throw new UsageError('`schema` takes no arguments');
      await out.print(jsonText(publishedSchema()));
      return 0;
    case 'lsp': {
      // Clients of the usual library say who they are; the server ends when that process does.
      const options = { stdio: { type: 'boolean' }, clientProcessId: { type: 'string' } } as const;
      const { values, positionals } = parse(args, options);
      if (positionals.length > 0 || values.stdio !== true) throw new UsageError('`lsp` needs `--stdio`');
      const { serveStdio } = await import('../lsp/stdio');
      serveStdio();
      return undefined;
    }
  }
}

// A reader that closes the pipe early (`| head`) has seen enough: what is left is not written, and the status stays true.
const out = outputTo(process.stdout);
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exitCode = 2;
});

run(process.argv.slice(2), out).then(
  (status) => {
    const failure = out.failure();
    if (failure !== undefined) complain({ path: 'standard output', message: reason(failure) });
    // Not process.exit: what was written to a pipe must get out.
    if (status !== undefined) process.exitCode = failure === undefined ? status : 2;
  },
  (error: unknown) => {
    // What the user typed may hold what a terminal obeys, and so may a message that quotes a spec.
    const text =
      error instanceof UsageError
        ? `commspec: ${oneLine(error.message)}\nTry \`commspec --help\`.\n`
        : `commspec: this is a fault of the program: ${printable(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`;
    process.stderr.write(text);
    process.exitCode = 2;
  },
);
