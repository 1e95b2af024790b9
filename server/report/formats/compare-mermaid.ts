/** What changes between two specs as a diagram of Mermaid, which review pages draw. */
import type { FlowChange } from '../../compare/flows';
import { clippedTo } from '../../words/columns';
import { componentLines, LINK_WORD, type ChangedNode, type ChangeGraph } from '../compare/change-graph';
import { escapeMermaid } from '../escape';

const MOST_COMPONENTS = 4;
const MOST_LABELS = 4;
/** Columns of a name. */
const WIDEST = 60;

const ARROW: Readonly<Record<FlowChange['change'], string>> = {
  opened: '==>',
  allowed: '==>',
  closed: '-.->',
  blocked: '-.->',
  changed: '-->',
};

/** A flowchart. What happens to a node or a link stands there in words. */
export function changeMermaid({ nodes, links, missing }: ChangeGraph): string {
  const lines = ['flowchart LR', ...zoneLines(nodes)];
  for (const { from, to, change, labels } of links) {
    const more = labels.size > MOST_LABELS ? `, and ${labels.size - MOST_LABELS} more` : '';
    const text = `${LINK_WORD[change]}: ${[...labels].slice(0, MOST_LABELS).join(', ')}${more}`;
    lines.push(`  ${from} ${ARROW[change]}|"${escapeMermaid(text)}"| ${to}`);
  }
  if (missing.length > 0) lines.push(`    missing["${escapeMermaid(`not drawn: ${missing.join(', ')}`)}"]`);
  lines.push(
    '  classDef added stroke:#1a7f37,stroke-width:3px',
    '  classDef removed stroke:#c4314b,stroke-width:3px,stroke-dasharray:6 4',
    '  classDef changed stroke:#b07500,stroke-width:3px',
  );
  for (const { id, mark } of nodes) if (mark !== 'same') lines.push(`  class ${id} ${mark}`);
  return `${lines.join('\n')}\n`;
}

function zoneLines(nodes: readonly ChangedNode[]): readonly string[] {
  const zones = new Map<string | null, ChangedNode[]>();
  for (const node of nodes) {
    const own = zones.get(node.zone);
    if (own === undefined) zones.set(node.zone, [node]);
    else own.push(node);
  }
  return [...zones].flatMap(([zone, own], i) => [
    `  subgraph z${i}["${escapeMermaid(clippedTo(zone ?? 'zone not given', WIDEST))}"]`,
    ...own.map((node) => `    ${node.id}${shapeOf(node)}`),
    '  end',
  ]);
}

function shapeOf({ title, note, components, isOutside }: ChangedNode): string {
  const text = [title, ...(note === '' ? [] : [note]), ...componentLines(components, MOST_COMPONENTS)]
    .map((line) => escapeMermaid(clippedTo(line, WIDEST)))
    .join('<br/>');
  return isOutside ? `(["${text}"])` : `["${text}"]`;
}
