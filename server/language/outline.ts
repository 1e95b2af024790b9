/** The outline of a spec, and what of it can be folded. */
import { componentInfo, resolveComponent } from '../catalog/components';
import { oneLine } from '../report/escape';
import type { Snapshot } from '../model/snapshot';
import type { SyntaxTree } from '../syntax/document';
import { entryOf, type MapNode, type Node, type ScalarNode, type Span } from '../syntax/tree';
import { headOf, type LinedText } from '../syntax/line-shape';
import type { DocumentSymbol, FoldingRange, SymbolKind } from './types';

/** Mappings deeper than this are not opened. */
const DEEPEST = 3;
/** Longest text beside a name. */
const DETAIL = 60;

/** Sections, tiers, hosts with their components, and everything else that has a name. */
export function symbolsOf({ tree }: Pick<Snapshot, 'tree'>): readonly DocumentSymbol[] {
  return tree.root?.kind === 'map' ? entriesOf(tree, tree.root, 1) : [];
}

function entriesOf(tree: SyntaxTree, map: MapNode, depth: number): readonly DocumentSymbol[] {
  return map.entries.map((entry) => {
    const { key, value } = entry;
    const selection = tree.spanOf(key);
    const span = { start: selection.start, end: Math.max(selection.end, tree.spanOf(value).end) };
    const symbol = { name: shownName(key.source), detail: shownDetail(detailOf(value)), span, selection };
    switch (value.kind) {
      case 'map':
        return { ...symbol, kind: 'section', children: depth < DEEPEST ? entriesOf(tree, value, depth + 1) : [] };
      case 'seq':
        return { ...symbol, kind: 'list', children: value.items.flatMap((item) => itemOf(tree, item, key.source)) };
      case 'scalar':
      case 'alias':
        return { ...symbol, kind: 'value', children: [] };
    }
  });
}

/** The symbol of an item of a list; items that are bare values have none but components. */
function itemOf(tree: SyntaxTree, item: Node, listKey: string): readonly DocumentSymbol[] {
  const span = tree.spanOf(item);
  const make = (
    kind: SymbolKind,
    name: string,
    detail: string,
    at: Node | undefined,
    children: readonly DocumentSymbol[],
  ): readonly DocumentSymbol[] => {
    const selection = at === undefined ? { start: span.start, end: span.start } : within(tree.spanOf(at), span);
    return [{ name: shownName(name), detail: shownDetail(detail), kind, span, selection, children }];
  };
  if (item.kind === 'scalar') {
    return listKey === 'components' && item.source !== ''
      ? make('component', item.source, titleOf(item.source), item, [])
      : [];
  }
  if (item.kind !== 'map') return [];
  const inner = (key: string): readonly DocumentSymbol[] => {
    const list = entryOf(item, key)?.value;
    return list?.kind === 'seq' ? list.items.flatMap((child) => itemOf(tree, child, key)) : [];
  };
  const name = scalarUnder(item, 'name');
  switch (listKey) {
    case 'tiers': {
      const tier = scalarUnder(item, 'tier');
      const list = entryOf(item, 'hosts')?.value;
      const amount = list?.kind === 'seq' ? list.items.reduce((sum, host) => sum + countOf(host), 0) : 0;
      return make(
        'tier',
        `Tier ${tier === undefined ? '?' : tier.source}`,
        counted(amount, 'host'),
        tier,
        inner('hosts'),
      );
    }
    case 'hosts':
      return make('host', nameOr(name, '(no name)'), hostDetail(item), name, inner('components'));
    case 'components': {
      const id = scalarUnder(item, 'component');
      return make('component', nameOr(id, '(no component)'), id === undefined ? '' : titleOf(id.source), id, []);
    }
    case 'zones':
      return make('zone', nameOr(name, '(no name)'), scalarUnder(item, 'kind')?.source ?? '', name, []);
    case 'sites':
      return make('site', nameOr(name, '(no name)'), scalarUnder(item, 'size')?.source ?? '', name, []);
    case 'firewalls':
      return make('firewall', nameOr(name, '(no name)'), listed(entryOf(item, 'between')?.value), name, []);
    default: {
      const first = item.entries[0];
      const value = name ?? (first?.value.kind === 'scalar' ? first.value : undefined);
      return make('item', nameOr(value, '(item)'), '', value, []);
    }
  }
}

const titleOf = (id: string): string => {
  const known = resolveComponent(id);
  return known === undefined ? '' : componentInfo(known).title;
};

/** `2 hosts, dmz` */
function hostDetail(host: MapNode): string {
  const count = scalarUnder(host, 'count')?.source;
  const zone = scalarUnder(host, 'zone')?.source;
  return [count === undefined || count === '1' ? undefined : `${count} hosts`, zone]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** How many hosts an item stands for: the same that the reports count, as far as the number can be read. */
function countOf(host: Node): number {
  const count = host.kind === 'map' ? Number(scalarUnder(host, 'count')?.source ?? 1) : 1;
  return Number.isSafeInteger(count) && count > 0 ? count : 1;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function scalarUnder(map: MapNode, key: string): ScalarNode | undefined {
  const value = entryOf(map, key)?.value;
  return value?.kind === 'scalar' && value.source !== '' ? value : undefined;
}

const nameOr = (node: ScalarNode | undefined, other: string): string => (node === undefined ? other : node.source);

const shownDetail = (text: string): string => shortened(oneLine(text).trim());

/** Names of symbols are never empty and stay on one line. */
const shownName = (text: string): string => {
  const line = shownDetail(text);
  return line === '' ? '(empty)' : line;
};

const shortened = (text: string): string => (text.length > DETAIL ? `${text.slice(0, DETAIL)}…` : text);

function detailOf(value: Node): string {
  switch (value.kind) {
    case 'scalar':
      return value.source;
    case 'alias':
      return `*${value.name}`;
    case 'seq':
      return listed(value);
    case 'map':
      return '';
  }
}

/** The items of a list of bare values; how many there are of others. */
function listed(value: Node | undefined): string {
  if (value?.kind !== 'seq' || value.items.length === 0) return '';
  const { items } = value;
  const bare = items.slice(0, 8).flatMap((item) => (item.kind === 'scalar' ? [item.source] : []));
  if (bare.length < Math.min(8, items.length)) return items.length.toString();
  return `${bare.join(', ')}${items.length > 8 ? ' …' : ''}`;
}

const within = (inner: Span, outer: Span): Span => {
  const start = Math.min(Math.max(inner.start, outer.start), outer.end);
  return { start, end: Math.max(start, Math.min(inner.end, outer.end)) };
};

/** Everything that has lines below it that hang on it by indentation, and comments of several lines. */
export function foldingOf(snapshot: Snapshot): readonly FoldingRange[] {
  const source: LinedText = { text: snapshot.text, lines: snapshot.tree.lines };
  const ranges: FoldingRange[] = [];
  let open: { readonly level: number; readonly line: number }[] = [];
  let last = -1;
  let comment = -1;
  const close = (level: number): void => {
    while ((open.at(-1)?.level ?? -1) >= level) {
      const start = open.pop()?.line ?? last;
      if (last > start) ranges.push({ startLine: start, endLine: last });
    }
  };
  const endComment = (line: number): void => {
    if (comment >= 0 && line - comment > 1) ranges.push({ startLine: comment, endLine: line - 1, kind: 'comment' });
    comment = -1;
  };
  const { count } = source.lines;
  for (let line = 0; line < count; line++) {
    const head = headOf(source, line);
    if (head.kind === 'comment') {
      if (comment < 0) comment = line;
      continue;
    }
    endComment(line);
    if (head.kind === 'blank') continue;
    if (head.kind === 'marker') {
      close(0);
      open = [];
      last = line;
      continue;
    }
    // A dash in the column of its key hangs on it.
    const level = 2 * head.indent + (head.dash ? 1 : 0);
    close(level);
    open.push({ level, line });
    last = line;
  }
  endComment(count);
  close(0);
  return ranges.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}
