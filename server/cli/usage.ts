/** What the program is called with, and how it says that it cannot do it. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearestOf } from '../words/nearest';
import { ticked } from '../words/list';
import { oneLine, printablePath } from '../report/escape';
import type { Engine } from '../engine/engine';
import { COMMON_OPTIONS, type OptionDefinitions } from './commands';
import type { FileProblem } from './files';

/** The call cannot be understood; exit status 2. */
export class UsageError extends Error {}

type Values<T extends OptionDefinitions> = ReturnType<
  typeof parseArgs<{ options: T & typeof COMMON_OPTIONS; allowPositionals: true }>
>['values'];

/** Parses options, those that every command takes among them; what is not known is a usage error. */
export function parse<T extends OptionDefinitions & NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
): { readonly values: Values<T>; readonly positionals: readonly string[] } {
  const known = { ...options, ...COMMON_OPTIONS };
  const end = args.indexOf('--');
  // What may do without a value is nothing that Node knows: an empty one stands for it.
  const given = args.map((arg, index) =>
    (end < 0 || index < end) && arg.startsWith('--') && options[arg.slice(2)]?.optional === true ? `${arg}=` : arg,
  );
  try {
    const { values, positionals } = parseArgs({ args: given, options: known, allowPositionals: true });
    return { values, positionals };
  } catch (error) {
    throw new UsageError(explained(error, Object.keys(known)));
  }
}

/** What Node says about a wrong option, shorter. */
function explained(error: unknown, known: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(--?[^' ]*)/.exec(message)?.[1] ?? '';
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION': {
      const near = nearestOf(option.replace(/^-+/, ''), known).map((name) => `--${name}`);
      const hint = near.length === 0 ? 'put `--` before a file of that name' : meant(near);
      return `there is no option \`${option}\`; ${hint}`;
    }
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return message.includes('does not take') ? `\`${option}\` takes no value` : `\`${option}\` needs a value`;
    default:
      return message;
  }
}

/** What was most likely meant, all that is equally near. */
export const meant = (near: readonly string[]): string => `did you mean ${ticked(near, { most: 4, word: 'or' })}?`;

/** One of a few words, the first where nothing is given. */
export function oneOf<T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T {
  const given = value ?? allowed[0];
  const found = allowed.find((candidate) => candidate === given);
  if (found === undefined) throw new UsageError(`\`--${name} ${given ?? ''}\` is not known; use ${listOf(allowed)}`);
  return found;
}

/** `a, b or c`. */
const listOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;

/** The code of the rule that is meant by a code or a name. */
export function codeOf(given: string, { index }: Engine): string {
  const rule = index.find(given);
  if (rule !== undefined) return rule.code;
  const near = index.nearest(given);
  throw new UsageError(
    `there is no rule \`${given}\`; ${near.length === 0 ? '`commspec rules` lists them' : meant(near)}`,
  );
}

/** Says that something cannot be done, and goes on. */
export function complain({ path, message }: FileProblem): void {
  process.stderr.write(`commspec: ${printablePath(path)}: ${oneLine(message)}\n`);
}
