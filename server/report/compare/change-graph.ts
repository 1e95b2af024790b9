/** What changes between two specs as a graph: the hosts and connections that change, and those at their other end. */
import { componentInfo, type ComponentId } from '../../catalog/components';
import type { Comparison } from '../../compare/compare';
import type { ChangedEnd, FlowChange } from '../../compare/flows';
import type { Model } from '../../model/model';
import type { HostGroup } from '../../network/layouts';
import { HostNames } from '../host-names';
import { count } from '../words';

/** More than these are counted, not drawn: what is larger says less at a glance than the tables. */
const MOST_NODES = 40;
const MOST_LINKS = 60;

export type Mark = 'added' | 'removed' | 'changed' | 'same';

export interface ChangedNode {
  readonly id: string;
  readonly mark: Mark;
  /** What it is called: `new: store (x2)`. */
  readonly title: string;
  readonly isOutside: boolean;
  /** null: not given. */
  readonly zone: string | null;
  readonly tier: number | null;
  /** What else there is to say of it: `was mmp`. */
  readonly note: string;
  /** Each once, in the order of the spec. */
  readonly components: readonly ComponentId[];
}

export interface ChangedLink {
  /** Ids of nodes. */
  readonly from: string;
  readonly to: string;
  readonly change: FlowChange['change'];
  /** `smtp 25`, each once. */
  readonly labels: ReadonlySet<string>;
}

export interface ChangeGraph {
  readonly nodes: readonly ChangedNode[];
  readonly links: readonly ChangedLink[];
  /** What is not drawn, counted, in words; empty where all is. */
  readonly missing: readonly string[];
}

const WORD: Readonly<Record<Mark, string>> = { added: 'new: ', removed: 'gone: ', changed: 'changed: ', same: '' };

/** What a change of a connection is called in a picture. */
export const LINK_WORD: Readonly<Record<FlowChange['change'], string>> = {
  opened: 'open',
  allowed: 'allowed now',
  closed: 'close',
  blocked: 'blocked now',
  changed: 'changed',
};

/** Undefined where no host and no connection between hosts changes. Hosts that are alike and fare alike are one node. */
export function changeGraph(comparison: Comparison, before: Model, after: Model): ChangeGraph | undefined {
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
  const kept = links.filter(({ from, to }) => ids.has(from) && ids.has(to)).slice(0, MOST_LINKS);
  return {
    nodes: shown,
    links: kept,
    missing: [
      ...(all.length > shown.length
        ? [count(all.length - shown.length, 'more group of hosts', 'more groups of hosts')]
        : []),
      ...(links.length > kept.length ? [count(links.length - kept.length, 'more link')] : []),
    ],
  };
}

/** Some hosts of groups, of which the others are as they were. */
const isPart = ({ hosts }: ChangedEnd): boolean => hosts.length > 0 && hosts.every(({ of }) => of !== undefined);

function linksOf(flows: readonly FlowChange[], nodes: Nodes): readonly ChangedLink[] {
  const links = new Map<string, ChangedLink & { readonly labels: Set<string> }>();
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

interface NodeDraft extends Omit<ChangedNode, 'title'> {
  /** Of somebody outside. */
  readonly who: string;
  readonly hosts: Map<string, HostGroup>;
}

/** The nodes of a picture, made as they are asked for. */
class Nodes {
  readonly #nodes = new Map<string, NodeDraft>();
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
        ...(mark === 'changed' && past !== now ? [`${count(past, 'machine')} before`] : []),
      ].join(', ');
      this.#marks.set(name, { mark, note });
    }
  }

  get all(): readonly ChangedNode[] {
    const names = new HostNames();
    return [...this.#nodes.values()].map(({ hosts, who, ...node }) => ({
      ...node,
      title: `${WORD[node.mark]}${node.isOutside ? who : names.textOf([...hosts.values()])}`,
    }));
  }

  /** The node that a host is part of. */
  of({ name, count: machines }: HostGroup): string {
    const { mark, note } = this.#marks.get(name) ?? { mark: 'same', note: '' };
    const host = this.#after.hostsByName.get(name) ?? this.#before.hostsByName.get(name);
    const zone = host?.spec.zone?.value ?? null;
    const tier = host?.tier ?? null;
    const components = [...new Set(host?.components.map(({ id }) => id))];
    const node = this.#node(JSON.stringify([zone, mark, note, tier, [...components].sort()]), (id) => ({
      ...{ id, mark, note, zone, tier, components, isOutside: false, who: '', hosts: new Map<string, HostGroup>() },
    }));
    node.hosts.set(name, { name, count: host?.count ?? machines });
    return node.id;
  }

  /** The nodes of an end of a connection. */
  at({ hosts, who, zone }: ChangedEnd): readonly string[] {
    if (hosts.length > 0) return [...new Set(hosts.map((host) => this.of(host)))];
    const title = who.join(', ');
    const node = this.#node(JSON.stringify(['outside', zone, title]), (id) => ({
      ...{ id, mark: 'same', note: '', zone, tier: null, components: [], isOutside: true },
      ...{ who: title, hosts: new Map<string, HostGroup>() },
    }));
    return [node.id];
  }

  #node(key: string, make: (id: string) => NodeDraft): NodeDraft {
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const node = make(`n${this.#nodes.size}`);
    this.#nodes.set(key, node);
    return node;
  }
}

/** `message-store`, as many as a card has room for, the others counted. */
export function componentLines(components: readonly ComponentId[], most: number): readonly string[] {
  return components.length <= most
    ? components
    : [...components.slice(0, most), `and ${components.length - most} more`];
}

/** For a picture that lists components itself. */
export const titledComponents = (
  components: readonly ComponentId[],
): readonly { readonly id: ComponentId; readonly title: string; readonly version: undefined }[] =>
  components.map((id) => ({ id, title: componentInfo(id).title, version: undefined }));
