import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesJson, rulesMarkdown } from '../report/findings/catalogue';
import { jsonText } from '../report/escape';
import type { Engine } from '../engine/engine';
import type { Output } from './output';
import { codeOf, oneOf, parse, UsageError } from './usage';

/** Prints the page of a rule. */
export async function explainCommand(args: readonly string[], engine: Engine, out: Output): Promise<number> {
  const { positionals } = parse(args, {});
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) {
    throw new UsageError('`explain` needs the code or name of one rule, such as SCH001');
  }
  const code = codeOf(given, engine);
  const page = pages().get(code);
  if (page === undefined) throw new UsageError(`there is no page for \`${code}\``);
  await out.print(page);
  return 0;
}

export const RULES_FORMATS = ['markdown', 'json'] as const;

/** Prints the catalogue of rules. */
export async function rulesCommand(args: readonly string[], engine: Engine, out: Output): Promise<number> {
  const { values, positionals } = parse(args, { format: { type: 'string' } });
  if (positionals.length > 0) throw new UsageError('`rules` takes no arguments');
  const format = oneOf('format', values.format, RULES_FORMATS);
  await out.print(format === 'json' ? jsonText(rulesJson(engine.rules)) : rulesMarkdown(engine.rules).text);
  return 0;
}

/** The help pages lie beside the program; they are only read when somebody asks. */
function pages(): ReadonlyMap<string, string> {
  const parsed = JSON.parse(readFileSync(join(__dirname, 'help.json'), 'utf8')) as Readonly<Record<string, string>>;
  return new Map(Object.entries(parsed));
}
