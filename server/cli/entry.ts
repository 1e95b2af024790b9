/** The file that is run as `commspec`: says what it can do and which version it is, and loads the rest for everything else. */
import { join } from 'node:path';
import { cacheFolder, load } from '../start/load';
import { isCommand } from './commands';
import { helpOf, overview } from './help';
import { conclude } from './status';

/** Replaced by the build. */
declare const COMMSPEC_VERSION: string;

/** What is asked of a call that needs nothing else; undefined for any other. */
function answerTo([command, ...rest]: readonly string[]): string | undefined {
  switch (command) {
    case '--version':
    case '-v':
      return `commspec ${COMMSPEC_VERSION}\n`;
    case undefined:
    case '--help':
    case '-h':
      return overview();
    case 'help': {
      const [of] = rest;
      return of === undefined ? overview() : isCommand(of) ? helpOf(of) : undefined;
    }
  }
  if (!isCommand(command)) return undefined;
  const end = rest.indexOf('--');
  const options = end < 0 ? rest : rest.slice(0, end);
  return options.some((argument) => argument === '--help' || argument === '-h') ? helpOf(command) : undefined;
}

const args = process.argv.slice(2);
const answer = answerTo(args);
if (answer === undefined) {
  const { program, cache } = load(join(__dirname, 'cli-core.js'), 'cli', cacheFolder());
  program.start(cache);
} else
  conclude(async (out) => {
    if (args.length > 0) await out.print(answer);
    else process.stderr.write(answer);
    return args.length > 0 ? 0 : 2;
  }).catch(() => undefined);
