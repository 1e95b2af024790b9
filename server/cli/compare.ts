import { compareAll, type ComparedSpec } from '../report/compare/compared';
import { comparisonFormats, writeComparison, writePlan } from '../report/compare/compare-formats';
import type { Engine } from '../engine/engine';
import { bannerOf } from '../report/banner';
import { COMMANDS } from './commands';
import { inputOf, STDIN, type TextInput } from './input';
import type { Output } from './output';
import { openNamed } from './project';
import { complain, oneOf, parse, UsageError } from './usage';

/** Prints what differs in each spec but the first from the first. */
export async function compareCommand(args: readonly string[], engine: Engine, out: Output): Promise<number> {
  const { values, positionals } = parse(args, COMMANDS.compare.options);
  const format = oneOf('format', values.format, comparisonFormats);
  const limit = limitOf(values.limit);
  if (values.plan === true && (values.all === true || values.format !== undefined || limit !== undefined))
    throw new UsageError('`--plan` prints the plan alone, as text; leave `--format`, `--all` and `--limit` out');
  if (positionals.length < 2) throw new UsageError('`compare` needs two specs or more; `-` is standard input');
  if (positionals.filter((path) => path === STDIN).length > 1)
    throw new UsageError('standard input can be one of the specs only');
  const input = inputOf(values);
  const specs: ComparedSpec[] = [];
  for (const path of positionals) {
    const spec = await openSpec(path, input, engine, format === 'json');
    if (spec === undefined) return 2;
    specs.push(spec);
  }
  const compared = compareAll(specs);
  const { isTTY, columns } = process.stdout;
  if (values.plan === true) await out.print(writePlan(compared));
  else
    await out.print(
      writeComparison(compared, format, {
        ...(isTTY && columns > 0 ? { width: columns } : {}),
        ...(limit === undefined ? {} : { limit }),
        all: values.all === true,
      }),
    );
  // Of what cannot be read, nobody knows whether it differs.
  const isPart = specs.some(({ snapshot }) => bannerOf(snapshot).banner !== undefined);
  return values['exit-code'] === true && (isPart || compared.comparisons.some(({ same }) => !same)) ? 1 : 0;
}

function limitOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const limit = Number(given);
  if (!/^\d+$/.test(given) || limit < 1000 || !Number.isSafeInteger(limit))
    throw new UsageError('`--limit` takes a number of characters, 1000 or more');
  return limit;
}

/** Undefined, once the reason is told, where there is nothing to compare. */
async function openSpec(
  named: string,
  input: TextInput,
  engine: Engine,
  announce: boolean,
): Promise<ComparedSpec | undefined> {
  const opened = await openNamed(named, input);
  if ('message' in opened) {
    complain(opened);
    return undefined;
  }
  const { path, snapshot } = opened;
  const { failure } = snapshot.bases;
  if (snapshot.tree.root?.kind !== 'map' || failure !== undefined) {
    const message = failure?.message ?? 'there is no spec in this file; `commspec check` says more';
    complain({ path, message });
    return undefined;
  }
  const { banner } = bannerOf(snapshot);
  if (banner !== undefined && announce) complain({ path, message: `${banner} \`commspec check\` says more.` });
  return { snapshot, findings: engine.run(snapshot), label: path };
}
