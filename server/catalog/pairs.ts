/**
 * Products that talk to each other, or of which one needs the other, and what is known of the versions that fit: from the flows, the
 * needs of components and the table of versions. Name servers, load balancers and the like stand for no product and are left out.
 */
import { componentIds, componentInfo, isComponentId, type ComponentId, type Product } from './components';
import { flows, isOutsideEnd } from './flows';
import { versionedTitle } from './products';
import { calendarServer6, realmMode, versionNeeds, type LegacyModeNeed, type VersionNeed } from './releases';

/** What has versions of its own: a product with all its parts, or a component that is a product by itself. */
export interface Unit {
  readonly id: string;
  readonly title: string;
}

/** Products whose parts have one version. */
const wholes: readonly Product[] = [
  'messaging',
  'instant-messaging',
  'convergence',
  'communications-express',
  'outlook',
  'search',
  'directory',
];

const calendars: readonly Unit[] = [
  { id: 'cal6', title: 'Calendar Server 6' },
  { id: 'cal7', title: 'Calendar Server 7' },
];
const suite: Unit = { id: 'suite', title: versionedTitle('suite') };

/** The unit of a component; undefined for what is no product. */
export function unitOf(id: ComponentId): Unit | undefined {
  const { product, title } = componentInfo(id);
  if (product === 'infrastructure') return undefined;
  if (product === 'calendar') return calendars.find((unit) => id.startsWith(unit.id)) ?? { id, title };
  return wholes.includes(product) ? { id: product, title: versionedTitle(product) } : { id, title };
}

/** The units that an end of a need means: of a product with several generations, each that has versions before `until`. */
export function unitsOf(of: VersionNeed['needs'], until?: string): readonly Unit[] {
  if (of === 'suite') return [suite];
  if (of === 'calendar') return until === calendarServer6.until ? calendars.slice(0, 1) : calendars;
  // Products that are one component have its name.
  const ids = componentIds.filter((id) => id === of || (!isComponentId(of) && componentInfo(id).product === of));
  const units = new Map(ids.flatMap((id) => unitOf(id) ?? []).map((unit) => [unit.id, unit]));
  return [...units.values()];
}

export interface Pair {
  readonly a: Unit;
  readonly b: Unit;
  /** What goes on between them: the purposes of flows, or that one needs the other. */
  readonly why: readonly string[];
  readonly needs: readonly VersionNeed[];
  readonly modes: readonly LegacyModeNeed[];
}

/** Every pair once, in the order of their titles. */
export function pairsOfProducts(): readonly Pair[] {
  const found = new Map<
    string,
    { a: Unit; b: Unit; why: Set<string>; needs: VersionNeed[]; modes: LegacyModeNeed[] }
  >();
  const pairOf = (one: Unit, other: Unit): { why: Set<string>; needs: VersionNeed[]; modes: LegacyModeNeed[] } => {
    const [a, b] = one.title.localeCompare(other.title, 'en') <= 0 ? [one, other] : [other, one];
    const key = `${a.id} ${b.id}`;
    const pair = found.get(key) ?? { a, b, why: new Set(), needs: [], modes: [] };
    found.set(key, pair);
    return pair;
  };
  for (const { from, to, purpose, onlyNamed } of flows) {
    // What only a spec can name is an exception.
    if (isOutsideEnd(from) || isOutsideEnd(to) || onlyNamed) continue;
    const [source, target] = [unitOf(from), unitOf(to)];
    if (source !== undefined && target !== undefined) pairOf(source, target).why.add(purpose);
  }
  for (const id of componentIds) {
    const unit = unitOf(id);
    for (const { anyOf, sameHost } of unit === undefined ? [] : (componentInfo(id).requires ?? [])) {
      for (const needed of anyOf) {
        const other = isComponentId(needed) ? unitOf(needed) : undefined;
        if (unit === undefined || other === undefined || other.id === unit.id) continue;
        const pair = pairOf(unit, other);
        if (pair.why.size === 0)
          pair.why.add(`${unit.title} needs it or another of its kind${sameHost === true ? ' on its host' : ''}`);
      }
    }
  }
  for (const need of versionNeeds) {
    for (const unit of unitsOf(need.who)) for (const other of unitsOf(need.needs)) pairOf(unit, other).needs.push(need);
  }
  for (const mode of realmMode.needs) {
    for (const unit of unitsOf(mode.who, mode.until))
      for (const other of unitsOf('access-manager')) pairOf(unit, other).modes.push(mode);
  }
  return [...found.values()]
    .map((pair): Pair => ({ ...pair, why: [...pair.why] }))
    .sort((x, y) => x.a.title.localeCompare(y.a.title, 'en') || x.b.title.localeCompare(y.b.title, 'en'));
}
