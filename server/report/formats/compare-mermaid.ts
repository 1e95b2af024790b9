/** What changes between two specs as a diagram of Mermaid, which review pages draw. */
import type { Comparison } from '../../compare/compare';
import type { ChangedEnd, FlowChange } from '../../compare/flows';
import type { Model } from '../../model/model';
import type { HostGroup } from '../../network/layouts';
import { clippedTo } from '../../words/columns';
import { escapeMermaid } from '../escape';
import { HostNames } from '../host-names';

/** More than these are counted, not drawn: what is larger says less at a glance than the tables. */
const MOST_NODES = 40;
const MOST_LINKS = 60;
const MOST_COMPONENTS = 4;
const MOST_LABELS = 4;
/** Columns of a name. */
const WIDEST = 60;

type Mark = 'added' | 'removed' | 'changed' | 'same';

interface DrawnNode {
  readonly id: string;
  readonly mark: Mark;
  readonly zone: string | null;
  /** Empty for somebody outside. */
  readonly hosts: Map<string, HostGroup>;
  readonly lines: readonly string[];
  readonly title: string;
}

const WORD: Readonly<Record<Mark, string>> = { added: 'new', removed: 'gone', changed: 'changed', same: '' };
const ARROW: Readonly<Record<FlowChange['change'], string>> = {
  opened: '==>',
  allowed: '==>',
  closed: '-.->',
  blocked: '-.->',
  changed: '-->',
};
const LABEL: Readonly<Record<FlowChange['change'], string>> = {
  opened: 'open',
  allowed: 'allowed now',
  closed: 'close',
  blocked: 'blocked now',
  changed: 'changed',
};

/**
 * A flowchart of the hosts and connections that change, and of those that are at their other end; undefined where none changes. Hosts
 * that are alike and fare alike are one node. What happens to a node or a link stands there in words.
 */
export function comparisonMermaid(comparison: Comparison, before: Model, after: Model): string | undefined {
  const nodes = new Nodes(comparison, before, after);
  for (const { name, before: past, after: now } of comparison.hosts) nodes.of({ name, count: now === 0 ? past : now });
  // That a group is smaller or larger is written on it; what it talks to is as it was.
  const drawn = comparison.flows.filter(
    ({ local, common, from, to }) => !local && !common && !isPart(from) && !isPart(to),
  );
  const links = linksOf(drawn, nodes);
  const all = nodes.all;
  if (all.length === 0) return undefined;
  const shown = all.slice(0, MOST_NODES);
  const ids = new Set(shown.map(({ id }) => id));
  const lines = ['flowchart LR', ...zoneLines(shown)];
  const kept = links.filter(({ from, to }) => ids.has(from) && ids.has(to)).slice(0, MOST_LINKS);
  for (const { from, to, change, labels } of kept) {
    const more = labels.size > MOST_LABELS ? `, and ${labels.size - MOST_LABELS} more` : '';
    const text = `${LABEL[change]}: ${[...labels].slice(0, MOST_LABELS).join(', ')}${more}`;
    lines.push(`  ${from} ${ARROW[change]}|"${escapeMermaid(text)}"| ${to}`);
  }
  const left = [
    ...(all.length > shown.length ? [`${all.length - shown.length} more groups of hosts`] : []),
    ...(links.length > kept.length ? [`${links.length - kept.length} more links`] : []),
  ];
  if (left.length > 0) lines.push(`    n${all.length}["${escapeMermaid(`not drawn: ${left.join(', ')}`)}"]`);
  lines.push(
    '  classDef added stroke:#1a7f37,stroke-width:3px',
    '  classDef removed stroke:#c4314b,stroke-width:3px,stroke-dasharray:6 4',
    '  classDef changed stroke:#b07500,stroke-width:3px',
  );
  for (const { id, mark } of shown) if (mark !== 'same') lines.push(`  class ${id} ${mark}`);
  return `${lines.join('\n')}\n`;
}

/** Some hosts of groups, of which the others are as they were. */
const isPart = ({ hosts }: ChangedEnd): boolean => hosts.length > 0 && hosts.every(({ of }) => of !== undefined);

function zoneLines(nodes: readonly DrawnNode[]): readonly string[] {
  const names = new HostNames();
  const zones = new Map<string | null, DrawnNode[]>();
  for (const node of nodes) {
    const own = zones.get(node.zone);
    if (own === undefined) zones.set(node.zone, [node]);
    else own.push(node);
  }
  return [...zones].flatMap(([zone, own], i) => [
    `  subgraph z${i}["${escapeMermaid(clippedTo(zone ?? 'zone not given', WIDEST))}"]`,
    ...own.map((node) => `    ${node.id}${shapeOf(node, names)}`),
    '  end',
  ]);
}

function shapeOf({ mark, hosts, lines, title }: DrawnNode, names: HostNames): string {
  const name = hosts.size === 0 ? title : names.textOf([...hosts.values()]);
  const word = WORD[mark];
  const text = [word === '' ? name : `${word}: ${name}`, ...lines]
    .map((line) => escapeMermaid(clippedTo(line, WIDEST)))
    .join('<br/>');
  return hosts.size === 0 ? `(["${text}"])` : `["${text}"]`;
}

interface DrawnLink {
  readonly from: string;
  readonly to: string;
  readonly change: FlowChange['change'];
  readonly labels: Set<string>;
}

function linksOf(flows: readonly FlowChange[], nodes: Nodes): readonly DrawnLink[] {
  const links = new Map<string, DrawnLink>();
  for (const flow of flows) {
    const { change, protocol, port } = flow;
    for (const from of nodes.at(flow.from)) {
      for (const to of nodes.at(flow.to)) {
        if (from === to) continue;
        const key = `${from} ${to} ${change}`;
        const link = links.get(key) ?? { from, to, change, labels: new Set<string>() };
        links.set(key, link);
        link.labels.add(port === null ? protocol : `${protocol} ${port}`);
      }
    }
  }
  return [...links.values()];
}

/** The nodes of a picture, made as they are asked for. */
class Nodes {
  readonly #nodes = new Map<string, DrawnNode>();
  readonly #marks = new Map<string, { readonly mark: Mark; readonly note: string }>();
  readonly #before: Model;
  readonly #after: Model;

  constructor({ hosts }: Comparison, before: Model, after: Model) {
    this.#before = before;
    this.#after = after;
    for (const { name, was, change, before: past, after: now } of hosts) {
      const mark = change === 'added' || change === 'removed' ? change : 'changed';
      const note = [
        ...(was === null ? [] : [`was ${was}`]),
        ...(mark === 'changed' && past !== now ? [`${past} machines before`] : []),
      ].join(', ');
      this.#marks.set(name, { mark, note });
    }
  }

  get all(): readonly DrawnNode[] {
    return [...this.#nodes.values()];
  }

  /** The node that a host is part of. */
  of({ name, count }: HostGroup): string {
    const { mark, note } = this.#marks.get(name) ?? { mark: 'same', note: '' };
    const host = this.#after.hostsByName.get(name) ?? this.#before.hostsByName.get(name);
    const zone = host?.spec.zone?.value ?? null;
    const ids = [...new Set(host?.components.map(({ id }) => id))];
    const node = this.#node(JSON.stringify([zone, mark, note, host?.tier, [...ids].sort()]), (id) => ({
      ...{ id, mark, zone, hosts: new Map<string, HostGroup>(), title: '' },
      lines: [
        ...(note === '' ? [] : [note]),
        ...ids.slice(0, MOST_COMPONENTS),
        ...(ids.length > MOST_COMPONENTS ? [`and ${ids.length - MOST_COMPONENTS} more`] : []),
      ],
    }));
    node.hosts.set(name, { name, count: host?.count ?? count });
    return node.id;
  }

  /** The nodes of an end of a connection. */
  at({ hosts, who, zone }: ChangedEnd): readonly string[] {
    if (hosts.length > 0) return [...new Set(hosts.map((host) => this.of(host)))];
    const title = who.join(', ');
    const node = this.#node(JSON.stringify(['outside', zone, title]), (id) => ({
      ...{ id, mark: 'same' as const, zone, hosts: new Map<string, HostGroup>(), title, lines: [] },
    }));
    return [node.id];
  }

  #node(key: string, make: (id: string) => DrawnNode): DrawnNode {
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const node = make(`n${this.#nodes.size}`);
    this.#nodes.set(key, node);
    return node;
  }
}
