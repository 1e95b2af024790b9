/** What `--help` says, made of the definition of the commands. */
import { COMMAND_NAMES, COMMANDS, COMMON_OPTIONS, type Command, type CommandDefinition } from './commands';
import type { OptionDefinition, OptionDefinitions } from './commands';
import { listed } from '../words/list';

const WIDTH = 88;

const STATUS = `Exit status: 0 nothing found at or above --fail-on (error, if not given), 1 something
found, 2 wrong call, or a file that cannot be read, checked or written, or was left
alone.
`;

/** Of the program as a whole. */
export function overview(): string {
  const widest = Math.max(...COMMAND_NAMES.map((name) => name.length));
  const rows = COMMAND_NAMES.map((name) => `  ${name.padEnd(widest)}  ${COMMANDS[name].summary}\n`);
  return `Usage: commspec COMMAND [OPTIONS] [PATH...]

${rows.join('')}
  --help, --version

\`commspec COMMAND --help\` says more about one. For PATH and FILE, \`-\` is standard input.
Only regular files are read, and links to folders are not followed.

${STATUS}`;
}

/** Of one command, with an example. */
export function helpOf(name: Command): string {
  const { operands, text, options, examples }: CommandDefinition = COMMANDS[name];
  const usage = `Usage: commspec ${name}${Object.keys(options).length > 0 ? ' [OPTIONS]' : ''}${operands === undefined ? '' : ` ${operands}`}`;
  const parts = [
    usage,
    wrapped(text, '').trimEnd(),
    optionRows({ ...options, ...COMMON_OPTIONS }).trimEnd(),
    `${examples.length === 1 ? 'Example' : 'Examples'}:\n${examples.map((example) => `  ${example}`).join('\n')}`,
  ];
  return `${parts.join('\n\n')}\n${name === 'check' || name === 'fix' ? `\n${STATUS}` : ''}`;
}

/** An option as it is written: `--format FORMAT`, `--changed[=REF]`. */
const written = (name: string, { value, optional }: OptionDefinition): string =>
  `--${name}${value === undefined ? '' : optional === true ? `[=${value}]` : ` ${value}`}`;

function optionRows(options: OptionDefinitions): string {
  return Object.entries(options)
    .map(([name, option]) => {
      const { values = [], text } = option;
      const [first = '', ...others] = values;
      const choice = values.length === 0 ? '' : `${first} (if not given), ${listed(others, 'or')}.`;
      return `  ${written(name, option)}\n${wrapped([choice, text].filter((part) => part !== '').join(' '), '      ')}`;
    })
    .join('');
}

/** Lines of at most so many characters, each with `indent` before it. */
function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => `${indent}${each}\n`).join('');
}
