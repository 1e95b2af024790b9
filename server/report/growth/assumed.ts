/**
 * What if: values that are looked at in place of those of a spec. They are written into a text as a fix would write them, and the
 * report is made of that text; so what is shown is what *Write to Spec* gives.
 */
import { orderOf, plainOf, setPath } from '../../fixes/edits';
import type { UserBaseSpec } from '../../model/format';
import { REMOVE } from '../../model/dsl';
import { site as siteType } from '../../model/format/sites';
import { userBase } from '../../model/format/users';
import { parseQuantity } from '../../model/quantity';
import { isRemoval } from '../../model/removal';
import type { Snapshot } from '../../model/snapshot';
import { populationOf } from '../../sizing/load';
import type { Position } from '../../syntax/lines';
import { Editor } from '../../syntax/edits';
import { landed, movesOf } from '../../syntax/changes';
import type { Plain } from '../../syntax/plain';
import { inOrder, type TextEdit } from '../../syntax/text-edit';
import { entryOf, liveEntries, type MapNode, type Node, type SeqNode } from '../../syntax/tree';
import { ticked } from '../../words/list';
import { sliderIds, type Assumed, type ReportContent, type Row, type RowPlace, type SliderId } from '../content';

/** What values of sliders may be, in the units of `Assumed`: users, percent, months, percent, MB. */
export const limits: Readonly<
  Record<SliderId, { readonly least: number; readonly most: number; readonly digits: number }>
> = {
  users: { least: 0, most: 1_000_000_000, digits: 0 },
  growth: { least: 0, most: 1000, digits: 2 },
  months: { least: 1, most: 120, digits: 0 },
  concurrent: { least: 0, most: 100, digits: 2 },
  mailbox: { least: 0, most: 1_000_000_000, digits: 2 },
};

/** What a spec says, in the units of `Assumed`; null where it says nothing. Means are weighted by users. */
export function declaredValues(snapshot: Snapshot): Readonly<Record<SliderId, number | null>> {
  const { model } = snapshot;
  const growth = model.users?.growth;
  const bases = basesOf(snapshot);
  const rate = growth?.rate?.value.amount;
  return {
    users: populationOf(model).users,
    growth: rate === undefined ? null : rounded('growth', rate * 100),
    months: growth?.months?.value ?? null,
    concurrent: meanOf(bases, 'concurrent'),
    mailbox: meanOf(bases, 'mailbox'),
  };
}

const rounded = (id: SliderId, value: number): number => {
  const { least, most, digits } = limits[id];
  return Number(Math.min(most, Math.max(least, value)).toFixed(digits));
};

/** Finite, within limits, with as many digits as are written; what differs from the spec alone. */
function wanted(snapshot: Snapshot, assumed: Assumed): readonly (readonly [SliderId, number])[] {
  const declared = declaredValues(snapshot);
  return sliderIds.flatMap((id): readonly (readonly [SliderId, number])[] => {
    const value = assumed[id];
    if (value === undefined || !Number.isFinite(value)) return [];
    const own = rounded(id, value);
    return own === declared[id] ? [] : [[id, own]];
  });
}

/** What sliders need to know of a spec as it is written. */
export interface Written {
  readonly values: Readonly<Record<SliderId, number | null>>;
  readonly hasBases: boolean;
  /** Whether the text can take other values. */
  readonly isOpen: boolean;
}

export const writtenOf = (snapshot: Snapshot): Written => ({
  values: declaredValues(snapshot),
  hasBases: (snapshot.model.users?.bases?.items.length ?? 0) > 0,
  isOpen: snapshot.tree.root?.kind === 'map' && !snapshot.tree.broken,
});

/** Set where a report is made of what a spec would be with other values. Plain data, for a model shows one version at a time. */
export interface WhatIf {
  readonly written: Written;
  readonly assumed: Assumed;
}

export type AssumedEdits =
  /** In document order; none where the spec says the same. */
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  /** A sentence for whoever moved the slider. */
  | { readonly kind: 'refused'; readonly reason: string };

const refused = (reason: string): AssumedEdits => ({ kind: 'refused', reason });

/** Why edits cannot be made: thrown within this file alone. */
class Refusal extends Error {}

/**
 * The smallest edits of a spec that make it say `assumed`. All that says how many users there are is scaled alike: counts of user
 * bases and sites, and users of instant messaging. Of user bases, `concurrent` and `mailbox` are scaled so that their mean over all
 * users is what is assumed, and written where they are missing. Refused where the text could not be read as a whole.
 */
export function assumedEdits(snapshot: Snapshot, assumed: Assumed): AssumedEdits {
  const values = wanted(snapshot, assumed);
  if (values.length === 0) return { kind: 'edits', edits: [] };
  const { tree } = snapshot;
  if (tree.root?.kind !== 'map') return refused('There is no spec yet that values could be written into.');
  if (tree.broken) return refused('The spec has a syntax error. Mend it first, then other values can be tried.');
  const editor = new Editor(tree);
  try {
    const draft = new Draft(snapshot, editor);
    for (const [id, value] of values) draft.set(id, value);
    draft.finish();
  } catch (error) {
    if (error instanceof Refusal) return refused(error.message);
    throw error;
  }
  return { kind: 'edits', edits: inOrder(editor.edits) };
}

/** A report on a spec with edits, with its places in the spec as it is written. */
export function placedAsWritten(
  report: ReportContent,
  written: Snapshot,
  edited: Snapshot,
  edits: readonly TextEdit[],
): ReportContent {
  const back = movesOf(
    landed(edits).map(({ edit, span }) => ({ span, newText: written.text.slice(edit.span.start, edit.span.end) })),
  );
  const positionOf = (position: Position): Position =>
    written.tree.lines.positionAt(back(edited.tree.lines.offsetAt(position), 'before'));
  const moved = (place: RowPlace): RowPlace =>
    place.uri === written.uri ? { uri: place.uri, ...positionOf(place) } : place;
  const rowOf = (row: Row): Row => ({
    ...row,
    ...(row.place === undefined ? {} : { place: moved(row.place) }),
    ...(row.lines === undefined ? {} : { lines: row.lines.map((line) => positionOf({ line, character: 0 }).line) }),
  });
  return {
    ...report,
    sections: report.sections.map((section) => ({
      ...section,
      tables: section.tables.map((table) => ({ ...table, rows: table.rows.map(rowOf) })),
    })),
  };
}

/** A user base of the spec with what is known of it. */
interface Base {
  readonly spec: UserBaseSpec;
  /** Users, or an equal part where those of one base are not known. */
  readonly weight: number;
}

function basesOf({ model }: Snapshot): readonly Base[] {
  const items = model.users?.bases?.items ?? [];
  // Shares say the same of any number of users, and of none.
  const isShared = items.every(({ count, share }) => count === undefined && share !== undefined);
  const total = isShared ? 1 : populationOf(model).users;
  const users = items.map((spec) => {
    if (spec.count !== undefined) return spec.count.value;
    if (spec.share !== undefined && total !== null) return total * spec.share.value.amount;
    return items.length === 1 ? 1 : null;
  });
  const isKnown = users.every((each) => each !== null) && users.some((each) => each > 0);
  return items.map((spec, i) => ({ spec, weight: isKnown ? (users[i] ?? 0) : 1 }));
}

type BaseKey = 'concurrent' | 'mailbox';
const MEGABYTE = 1_000_000;

/** A share in percent, a size in MB. */
const amountOf = (spec: UserBaseSpec, key: BaseKey): number | undefined =>
  key === 'concurrent'
    ? spec.concurrent && spec.concurrent.value.amount * 100
    : spec.mailbox && spec.mailbox.value.amount / MEGABYTE;

function meanOf(bases: readonly Base[], key: BaseKey): number | null {
  let [sum, weights] = [0, 0];
  let known: number | null = null;
  for (const { spec, weight } of bases) {
    const amount = amountOf(spec, key);
    if (amount === undefined) continue;
    known ??= amount;
    sum += amount * weight;
    weights += weight;
  }
  if (known === null) return null;
  return rounded(key, weights > 0 ? sum / weights : known);
}

/** Amounts of which the mean is `mean`, each in proportion to what it was, none above `most`; 0 only where all are 0. */
export function scaledTo(
  amounts: readonly { readonly amount: number; readonly weight: number }[],
  mean: number,
  most: number,
): readonly number[] {
  const result = amounts.map(({ amount }) => amount);
  const weights = amounts.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return amounts.map(() => Math.min(most, mean));
  let open = amounts.map((_, i) => i).filter((i) => (amounts[i]?.amount ?? 0) > 0);
  let left = mean * weights;
  while (open.length > 0) {
    const sum = open.reduce((all, i) => all + (amounts[i]?.amount ?? 0) * (amounts[i]?.weight ?? 0), 0);
    const factor = sum === 0 ? 0 : left / sum;
    const full = open.filter((i) => (amounts[i]?.amount ?? 0) * factor > most);
    if (full.length === 0) {
      // Bases without users say nothing of the mean: they go along.
      for (const i of open) result[i] = sum === 0 ? Math.min(most, mean) : (amounts[i]?.amount ?? 0) * factor;
      if (sum > 0) left = 0;
      break;
    }
    for (const i of full) {
      result[i] = most;
      left -= most * (amounts[i]?.weight ?? 0);
    }
    open = open.filter((i) => !full.includes(i));
  }
  // What the others cannot take goes to those that were nothing.
  const zeros = amounts.map((_, i) => i).filter((i) => amounts[i]?.amount === 0);
  const room = zeros.reduce((all, i) => all + (amounts[i]?.weight ?? 0), 0);
  if (room > 0 && left > 1e-9) for (const i of zeros) result[i] = Math.min(most, left / room);
  return result;
}

/** Whole numbers in proportion, which add up to `total`. */
export function sharedOut(parts: readonly number[], total: number): readonly number[] {
  const sum = parts.reduce((all, part) => all + part, 0);
  if (sum === 0) return parts;
  const exact = parts.map((part) => (part * total) / sum);
  const result = exact.map(Math.floor);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  let left = total - result.reduce((all, part) => all + part, 0);
  for (const { i } of order) {
    if (left <= 0) break;
    result[i] = (result[i] ?? 0) + 1;
    left--;
  }
  return result;
}

/** Values by key, as deep as they are set. */
type Level = Map<string, Plain | Level>;

const plainLevel = (level: Level): Plain =>
  Object.fromEntries([...level].map(([key, value]) => [key, value instanceof Map ? plainLevel(value) : value]));

const isEmpty = (node: Node): boolean => node.kind === 'scalar' && node.value === null;

/** Edits of one spec, collected: what changes in one item of a list goes together. */
class Draft {
  readonly #snapshot: Snapshot;
  readonly #editor: Editor;
  /** What is written at a user base, by its place. */
  readonly #bases = new Map<number, Map<string, string | number>>();
  /** What is set by its keys from the root. */
  readonly #values: Level = new Map();
  /** Items for a list of sites that this file does not have yet. */
  readonly #sites: Plain[] = [];

  constructor(snapshot: Snapshot, editor: Editor) {
    this.#snapshot = snapshot;
    this.#editor = editor;
  }

  set(id: SliderId, value: number): void {
    switch (id) {
      case 'users':
        this.#setUsers(value);
        break;
      case 'growth':
        this.#setValue(['users', 'growth', 'rate'], `${numberText(value)}%`);
        break;
      case 'months':
        this.#setValue(['users', 'growth', 'months'], value);
        break;
      case 'concurrent':
      case 'mailbox':
        this.#setBases(id, value);
        break;
    }
  }

  #setUsers(value: number): void {
    const { model } = this.#snapshot;
    const before = populationOf(model).users;
    const factor = before === null || before === 0 ? null : value / before;
    const scaled = (count: number): number => (factor === null ? count : Math.round(count * factor));
    const items = model.users?.bases?.items ?? [];
    const counts = items.map(({ count }) => count?.value);
    const sites = model.section('sites')?.items ?? [];
    const atSites = sites.map(({ users }) => users?.value);
    const isTotal = model.users?.total !== undefined;
    const known = (list: readonly (number | undefined)[]): readonly number[] =>
      list.filter((each) => each !== undefined);
    // Without a total, the counts are the total where each base has one, else those of the sites are.
    const byCounts = !isTotal && factor !== null && counts.length > 0 && known(counts).length === counts.length;
    const bySites = !isTotal && factor !== null && !byCounts;
    if (!byCounts && !bySites) this.#setValue(['users', 'total'], value);
    const newCounts = byCounts ? sharedOut(known(counts), value) : counts.map((each) => each && scaled(each));
    newCounts.forEach((each, i) => {
      if (each !== undefined && each !== counts[i]) this.#atBase(i, 'count', each);
    });
    const written = known(atSites);
    const together = written.reduce((sum, each) => sum + each, 0);
    const shared = sharedOut(written, bySites ? value : scaled(together));
    let next = 0;
    sites.forEach((site, i) => {
      if (atSites[i] === undefined) return;
      const each = shared[next++] ?? 0;
      if (each !== atSites[i]) this.#atSite(site, each);
    });
    const im = model.users?.im?.total;
    if (im !== undefined && scaled(im.value) !== im.value) this.#setValue(['users', 'im', 'total'], scaled(im.value));
  }

  #setBases(key: BaseKey, mean: number): void {
    const bases = basesOf(this.#snapshot);
    if (bases.length === 0)
      throw new Refusal(
        `There are no user bases: write some under \`users.bases\` to try another ${key === 'mailbox' ? 'size of mailboxes' : 'part of them at peak'}.`,
      );
    const amounts = bases.map(({ spec, weight }) => ({ amount: amountOf(spec, key), weight }));
    const given = amounts.flatMap(({ amount, weight }) => (amount === undefined ? [] : [{ amount, weight }]));
    const scaled = scaledTo(given, mean, limits[key].most);
    let next = 0;
    bases.forEach(({ spec }, i) => {
      const value = amounts[i]?.amount === undefined ? mean : (scaled[next++] ?? mean);
      this.#atBase(i, key, key === 'concurrent' ? `${numberText(value, 4)}%` : sizeText(value, spec.mailbox?.source));
    });
  }

  #atBase(place: number, key: string, value: string | number): void {
    const own = this.#bases.get(place) ?? new Map<string, string | number>();
    this.#bases.set(place, own.set(key, value));
  }

  /** Writes what was collected. */
  finish(): void {
    if (this.#sites.length > 0) this.#setValue(['sites'], this.#sites);
    this.#writeBases();
    this.#write(this.#editor.root, this.#values, []);
  }

  #writeBases(): void {
    if (this.#bases.size === 0) return;
    const items = this.#snapshot.model.users?.bases?.items ?? [];
    const own = this.#list('users', 'bases');
    if (own === undefined) {
      // The list stands in a spec that is extended: one without names is replaced as a whole.
      const written = items.map((item, i) => ({ ...mapOf(item.at), ...Object.fromEntries(this.#bases.get(i) ?? []) }));
      this.#setValue(['users', 'bases'], written);
      return;
    }
    for (const [place, values] of this.#bases) {
      const item = this.#itemIn(own, items[place]?.at, 'users.bases');
      for (const [key, value] of values) this.#put(item, key, value, orderOf(userBase));
    }
  }

  #atSite(site: { readonly at: Node; readonly name?: { readonly value: string } | undefined }, users: number): void {
    const own = this.#list('sites');
    const { tree } = this.#snapshot;
    const found =
      own?.items.find((item) => item === tree.pathTo(site.at).at(-1)) ??
      own?.items.find((item) => nameIn(item) !== undefined && nameIn(item) === site.name?.value);
    if (found !== undefined) {
      this.#put(this.#itemIn(own, found, 'sites'), 'users', users, orderOf(siteType));
      return;
    }
    // A site of the spec that is extended: items with a name are laid over each other.
    if (this.#snapshot.bases.trees.length === 0 || site.name === undefined)
      throw new Refusal(
        'The users of `sites` are not written out there. Write them out, then other numbers can be tried.',
      );
    const item: Plain = { name: site.name.value, users };
    if (own === undefined) this.#sites.push(item);
    else this.#editor.add(own, item);
  }
  /** Values under keys that are missing go into the file together. */
  #setValue(path: readonly string[], value: Plain): void {
    let level = this.#values;
    for (const key of path.slice(0, -1)) {
      const inner = level.get(key);
      const next = inner instanceof Map ? inner : new Map<string, Plain | Level>();
      level.set(key, next);
      level = next;
    }
    level.set(path.at(-1) ?? '', value);
  }

  #write(node: Node | undefined, level: Level, above: readonly string[]): void {
    if (node?.kind === 'alias') throw aliased(above);
    if (node !== undefined && node.kind !== 'map' && !(node.kind === 'scalar' && node.value === null))
      throw unreadable(above);
    for (const [key, value] of level) {
      const path = [...above, key];
      const own = node === undefined ? undefined : entryOf(node, key)?.value;
      if (own !== undefined && isRemoval(own)) this.#editor.replace(own, this.#withoutRest(path, value));
      else if (own !== undefined && !isEmpty(own) && value instanceof Map) this.#write(own, value, path);
      else if (own?.anchor !== undefined && own.kind !== 'alias') throw anchored(path);
      else setPath(this.#editor, path, value instanceof Map ? plainLevel(value) : value);
    }
  }

  /** A value in place of a removal: what else the specs below have there is still taken away. */
  #withoutRest(path: readonly string[], value: Plain | Level): Plain {
    if (!(value instanceof Map)) return value;
    const below = this.#snapshot.bases.trees.flatMap((tree) => {
      let node: Node | undefined = tree.root;
      for (const key of path) node = node === undefined ? undefined : entryOf(node, key)?.value;
      return node?.kind === 'map' ? liveEntries(node).map(({ key }) => key.source) : [];
    });
    const gone = below.filter((key) => !value.has(key)).map((key) => [key, { [REMOVE]: true }] as const);
    return Object.fromEntries([
      ...[...value].map(([key, inner]) => [key, this.#withoutRest([...path, key], inner)] as const),
      ...gone,
    ]);
  }

  /** A list of this file; undefined where it has none. */
  #list(...path: readonly string[]): SeqNode | undefined {
    let node: Node | undefined = this.#editor.root;
    for (const [depth, key] of path.entries()) {
      node = node === undefined ? undefined : entryOf(node, key)?.value;
      if (node?.kind === 'alias') throw aliased(path.slice(0, depth + 1));
    }
    if (node === undefined || (node.kind === 'scalar' && node.value === null)) return undefined;
    if (node.kind !== 'seq') throw unreadable(path);
    return node;
  }

  /** The mapping in a list of this file that an item of the model was read from. */
  #itemIn(list: SeqNode | undefined, at: Node | undefined, name: string): MapNode {
    const node = at === undefined ? undefined : this.#snapshot.tree.pathTo(at).at(-1);
    const item = list?.items.find((each) => each === node);
    if (item?.kind !== 'map') throw aliased([name]);
    return item;
  }

  #put(item: MapNode, key: string, value: string | number, order: readonly string[]): void {
    const existing = entryOf(item, key)?.value;
    if (existing === undefined) this.#editor.insert(item, key, value, { order });
    else if (existing.anchor !== undefined && existing.kind !== 'alias') throw anchored([key]);
    else this.#editor.replace(existing, value);
  }
}

const nameIn = (item: Node): unknown => {
  const name = entryOf(item, 'name')?.value;
  return name?.kind === 'scalar' ? name.source : undefined;
};

/** An item of another file as a mapping to write here. */
function mapOf(node: Node): Readonly<Record<string, Plain>> {
  if (node.kind !== 'map') throw unreadable(['users', 'bases']);
  const entries = liveEntries(node);
  if (entries.some(({ value }) => value.kind === 'alias')) throw aliased(['users', 'bases']);
  return Object.fromEntries(entries.map(({ key, value }) => [key.source, plainOf(value)]));
}

const pathText = (path: readonly string[]): string => ticked([path.join('.')]);
const aliased = (path: readonly string[]): Refusal =>
  new Refusal(`${pathText(path)} is written with an alias. Write it out first, then other values can be tried.`);
const anchored = (path: readonly string[]): Refusal =>
  new Refusal(`${pathText(path)} has an anchor, so other values would change with it. Write it without first.`);
const unreadable = (path: readonly string[]): Refusal =>
  new Refusal(`${pathText(path)} cannot be read. Mend it first, then other values can be tried.`);

/** Digits as the format reads them: no exponent. */
const numberText = (value: number, digits = 2): string => Number(value.toFixed(digits)).toString();

/** A size in the unit that the spec has it in, as long as that says it well. */
function sizeText(megabytes: number, source: string | undefined): string {
  const unit = /[KMGT]i?B$/.exec(source ?? '')?.[0] ?? 'MB';
  const bytes = (parseQuantity('size', `1 ${unit}`)?.amount ?? MEGABYTE) / MEGABYTE;
  const amount = Math.round(megabytes * 100) / 100 / bytes;
  return amount === 0 || (amount >= 0.01 && amount < 1e6)
    ? `${numberText(amount, 6)} ${unit}`
    : `${numberText(megabytes)} MB`;
}
