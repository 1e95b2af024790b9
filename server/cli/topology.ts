import { topologyJson, topologyMermaid, topologySvg } from '../report/topology';
import type { Engine } from '../rules/engine';
import { openForReport } from './reports';
import { oneOf, parse } from './usage';

/** Prints the picture of a deployment. */
export async function topologyCommand(args: readonly string[], engine: Engine): Promise<number> {
  const { values, positionals } = parse(args, { format: { type: 'string' } });
  const format = oneOf('format', values.format, ['svg', 'mermaid', 'json']);
  const snapshot = await openForReport('topology', positionals, true);
  if (snapshot === undefined) return 2;
  const findings = engine.run(snapshot);
  switch (format) {
    case 'svg':
      process.stdout.write(topologySvg(snapshot, findings).text);
      return 0;
    case 'mermaid':
      process.stdout.write(topologyMermaid(snapshot, findings));
      return 0;
    case 'json':
      process.stdout.write(`${JSON.stringify(topologyJson(snapshot, findings), null, 2)}\n`);
      return 0;
  }
}
