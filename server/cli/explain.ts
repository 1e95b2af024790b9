import { rulesJson, rulesMarkdown } from '../report/findings/catalogue';
import { jsonText } from '../report/escape';
import type { Engine } from '../engine/engine';
import type { Output } from './output';
import { COMMANDS } from './commands';
import { pageOf } from './pages';
import { codeOf, oneOf, parse, UsageError } from './usage';

/** Prints the pages of rules, each once. Where one is not known, none is printed. */
export async function explainCommand(args: readonly string[], engine: Engine, out: Output): Promise<number> {
  const { positionals } = parse(args, COMMANDS.explain.options);
  if (positionals.length === 0) throw new UsageError('`explain` needs the codes or names of rules, such as SCH001');
  const codes = new Set(positionals.map((given) => codeOf(given, engine)));
  const found = [...codes].map((code) => {
    const page = pageOf(code);
    if (page === undefined) throw new UsageError(`there is no page for \`${code}\``);
    return page;
  });
  await out.print(found.join('\n'));
  return 0;
}

/** Prints the catalogue of rules. */
export async function rulesCommand(args: readonly string[], engine: Engine, out: Output): Promise<number> {
  const { values, positionals } = parse(args, COMMANDS.rules.options);
  if (positionals.length > 0) throw new UsageError('`rules` takes no arguments');
  const format = oneOf('format', values.format, COMMANDS.rules.options.format.values);
  await out.print(format === 'json' ? jsonText(rulesJson(engine.rules)) : rulesMarkdown(engine.rules).text);
  return 0;
}
