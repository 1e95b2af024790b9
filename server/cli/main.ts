/** The `commspec` command, but for what `entry.ts` answers. Results go to standard output, everything else to standard error. */
import { join } from 'node:path';
import { nearestOf } from '../words/nearest';
import type { CodeCache } from '../start/load';
import { COMMAND_NAMES, COMMANDS, isCommand, type Command } from './commands';
import type { Output } from './output';
import { conclude } from './status';
import { meant, parse, UsageError } from './usage';

/** Replaced by the build. */
declare const COMMSPEC_VERSION: string;
declare const COMMSPEC_HOMEPAGE: string;

/** The exit status; undefined for the server, which ends the process itself. */
async function run(args: readonly string[], out: Output, cache: CodeCache): Promise<number | undefined> {
  const [command = '', ...rest] = args[0] === 'help' ? args.slice(1) : args;
  if (isCommand(command)) return runCommand(command, rest, out, cache);
  if (command.startsWith('-')) throw new UsageError(`begin with a command: \`commspec COMMAND ${command} …\``);
  const near = nearestOf(command, COMMAND_NAMES);
  throw new UsageError(`there is no command \`${command}\`${near.length === 0 ? '' : `; ${meant(near)}`}`);
}

/** Each command loads what it needs, when it is called. */
async function runCommand(
  command: Command,
  args: readonly string[],
  out: Output,
  cache: CodeCache,
): Promise<number | undefined> {
  switch (command) {
    case 'check': {
      const [{ checkCommand }, engine] = [await import('./check'), await createEngine()];
      const tool = { version: COMMSPEC_VERSION, homepage: COMMSPEC_HOMEPAGE };
      return checkCommand(args, engine, tool, out, join(__dirname, 'cli-worker.js'));
    }
    case 'fix': {
      const [{ fixCommand }, engine] = [await import('./fix'), await createEngine()];
      return fixCommand(args, engine, out);
    }
    case 'size':
    case 'ports':
    case 'topology': {
      const { reportCommand } = await import('./reports');
      return reportCommand(command, args, out);
    }
    case 'report': {
      const { documentCommand } = await import('./report');
      return documentCommand(args, COMMSPEC_VERSION, out);
    }
    case 'compare': {
      const [{ compareCommand }, engine] = [await import('./compare'), await createEngine()];
      return compareCommand(args, engine, out);
    }
    case 'explain': {
      const [{ explainCommand }, engine] = [await import('./explain'), await createEngine()];
      return explainCommand(args, engine, out);
    }
    case 'rules': {
      const [{ rulesCommand }, engine] = [await import('./explain'), await createEngine()];
      return rulesCommand(args, engine, out);
    }
    case 'schema': {
      if (parse(args, COMMANDS.schema.options).positionals.length > 0)
        throw new UsageError('`schema` takes no arguments');
      const [{ publishedSchema }, { jsonText }] = [
        await import('../model/json-schema'),
        await import('../report/escape'),
      ];
      await out.print(jsonText(publishedSchema()));
      return 0;
    }
    case 'completion': {
      const [{ completionCommand }, engine] = [await import('./completion'), await createEngine()];
      return completionCommand(args, engine, out);
    }
    case 'lsp': {
      const { values, positionals } = parse(args, COMMANDS.lsp.options);
      if (positionals.length > 0 || values.stdio !== true) throw new UsageError('`lsp` needs `--stdio`');
      const [{ serveStdio }, { keepWhenQuiet }] = [await import('../lsp/stdio'), await import('../lsp/keep-code')];
      serveStdio();
      keepWhenQuiet(cache, command);
      return undefined;
    }
  }
}

const createEngine = async () => (await import('../engine/all')).createEngine();

/** Where a command has done what it does, the code that it has needed is kept for the next. */
async function keep(cache: CodeCache, command: string | undefined): Promise<void> {
  if (command === undefined || !isCommand(command) || command === 'lsp') return;
  if (process.exitCode === 2 || cache.knows(command)) return;
  // A spec in which there is little to check leaves most rules uncompiled.
  if (command === 'check' || command === 'fix') (await import('../lsp/practise')).practise();
  cache.keep(command);
}

export function start(cache: CodeCache): void {
  const args = process.argv.slice(2);
  conclude((out) => run(args, out, cache))
    .then(() => keep(cache, args[0]))
    .catch(() => undefined);
}

/** In a thread that checks files. */
export function startWorker(): void {
  import('./check-worker')
    .then(({ serveChecks }) => {
      serveChecks();
    })
    .catch((error: unknown) => {
      throw error;
    });
}
