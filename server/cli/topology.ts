import { jsonText } from '../report/escape';
import { topologyJson, topologyMermaid, topologySvg } from '../report/topology';
import type { Engine } from '../engine/engine';
import { INPUT_OPTIONS, inputOf } from './input';
import type { Output } from './output';
import { openForReport } from './reports';
import { oneOf, parse } from './usage';

/** Prints the picture of a deployment. */
export async function topologyCommand(args: readonly string[], engine: Engine, out: Output): Promise<number> {
  const { values, positionals } = parse(args, { format: { type: 'string' }, ...INPUT_OPTIONS });
  const format = oneOf('format', values.format, ['svg', 'mermaid', 'json']);
  const snapshot = await openForReport('topology', positionals, inputOf(values), true);
  if (snapshot === undefined) return 2;
  const findings = engine.run(snapshot);
  switch (format) {
    case 'svg':
      await out.print(topologySvg(snapshot, findings).text);
      return 0;
    case 'mermaid':
      await out.print(topologyMermaid(snapshot, findings));
      return 0;
    case 'json':
      await out.print(jsonText(topologyJson(snapshot, findings)));
      return 0;
  }
}
