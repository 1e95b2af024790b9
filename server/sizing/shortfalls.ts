/** Figures that what is declared does not meet, the worst first; hosts that are short alike are one. */
import type { Model } from '../model/model';
import { formatAmount, type Figure } from './figure';
import { allFigures, sizingOf, type HostSizing } from './sizing';

export interface Shortfall {
  /** The figure, of the first of the hosts where there are several. */
  readonly figure: Figure;
  /** The id of the figure without names of hosts and components: `memory.minimum`, `pool.connections.load`. */
  readonly family: string;
  /** That of each host that is short by the same; the figure alone for a tier and the whole deployment. */
  readonly all: readonly Figure[];
  /** Of a figure of hosts: all that are short by the same, in the order of `all`. Empty for a tier and the whole deployment. */
  readonly hosts: readonly HostSizing[];
  /** What is missing, in the unit of the figure; what a maximum is exceeded by. Null where nothing is left to carry it. */
  readonly lack: number | null;
  /** `lack` is a lower bound: a part of the need is not known. */
  readonly least: boolean;
  /** What is missing as a part of what is needed, from 0 to 1; above 1 where a maximum is exceeded by more than itself. */
  readonly part: number;
}

/** Without figures of availability, which are about time. */
export const shortfallsOf = (model: Model): readonly Shortfall[] => model.shared('sizing shortfalls', find);

type Own = Omit<Shortfall, 'all' | 'hosts'>;

function find(model: Model): readonly Shortfall[] {
  const sizing = sizingOf(model);
  const availability = new Set(sizing.availability.figures);
  const found = new Map<string, { readonly own: Own; readonly all: Figure[]; readonly hosts: HostSizing[] }>();
  for (const { figure, host } of allFigures(sizing)) {
    if (figure.status !== 'short' || availability.has(figure)) continue;
    const { id, title, value, declared, mode, unit } = figure;
    const key = JSON.stringify(host === undefined ? id : [title, value, declared, mode, unit]);
    const known = found.get(key) ?? { own: shortfallOf(figure, host), all: [], hosts: [] };
    found.set(key, known);
    known.all.push(figure);
    if (host !== undefined) known.hosts.push(host);
  }
  const short = [...found.values()].map(({ own, all, hosts }): Shortfall => ({ ...own, all, hosts }));
  // What a host has its part of is told of the whole.
  const told = new Set(short.flatMap((each) => (each.hosts.length === 0 ? [likenessOf(each)] : [])));
  return short
    .filter((each) => each.hosts.length === 0 || !told.has(likenessOf(each)))
    .sort(
      (a, b) => Number(isRepeated(a)) - Number(isRepeated(b)) || b.part - a.part || b.hosts.length - a.hosts.length,
    );
}

/** Equal for the load of a pool and the part of it that one host has. */
const likenessOf = ({ figure: { unit, mode }, part }: Shortfall): string => `${unit} ${mode} ${part.toPrecision(9)}`;

function shortfallOf(figure: Figure, host: HostSizing | undefined): Own {
  const { value, atLeast, declared, headroom } = figure;
  const need = value ?? atLeast ?? null;
  const lack = headroom !== null ? -headroom : need !== null && declared !== null ? need - declared : null;
  return {
    figure,
    family: familyOf(host === undefined ? figure.id : figure.id.slice(`host.${host.name}.`.length)),
    lack,
    least: value === null && atLeast !== undefined,
    part: lack === null || need === null || need <= 0 ? 1 : lack / need,
  };
}

/** Hosts that are too few, and the part of each, say once more that the load is too much. */
const isRepeated = ({ family }: Shortfall): boolean => /^pool\..*\.hosts?$/.test(family);

const POOL = /^(load\.)?(?:tier-\d+|no-tier)\.(connections|submissions|deliveries|users)\.[^.]+?(\.load|\.hosts)?$/;

/** Whatever hosts and components share it, a load is a load. */
function familyOf(id: string): string {
  const pool = POOL.exec(id);
  if (pool !== null) return `pool.${pool[2] ?? ''}${pool[1] === undefined ? (pool[3] ?? '') : '.host'}`;
  if (id.startsWith('assumed.')) return 'assumed';
  return id.replace(/^(store\.disk)\.site\..*$/, '$1.site').replace(/^im-mux.*?\.(\w+)$/, 'im-mux.$1');
}

/** `memory for messaging of store short by 8 GB`; `named` writes hosts together. */
export function shortText(shortfall: Shortfall, named: (hosts: readonly HostSizing[]) => string): string {
  const { figure, hosts, lack, least } = shortfall;
  const [title, whose] = partsOf(figure.title);
  const of = hosts.length > 0 ? named(hosts) : whose;
  const subject = of === undefined ? title : `${title} ${/ (of|at) /.test(title) ? 'on' : 'of'} ${of}`;
  const lost = figure.mode === 'normal' || / with | lost$/.test(subject) ? '' : ` with ${LOST[figure.mode]}`;
  if (lack === null) return `${subject}: no host is left${lost}`;
  const by = `${least ? 'at least ' : ''}${formatAmount(lack, figure.unit)}`;
  return `${subject} ${figure.bound === 'maximum' ? 'over' : 'short'} by ${by}${lost}`;
}

/** What is lost, in a sentence. */
export const LOST = {
  'one-host-lost': 'one host lost',
  'two-hosts-lost': 'two hosts lost',
  'spare-hosts-lost': 'all spare hosts lost',
  'site-lost': 'a site lost',
} as const;

/** What a figure is about, as it stands in a sentence, and the components that its title names. */
function partsOf(title: string): readonly [title: string, whose: string | undefined] {
  const [head = '', whose] = title.split(': ', 2);
  return [headOf(head), whose];
}

/** A title as it stands in a sentence, without what comes after a comma: `memory for messaging`. */
export function headOf(title: string): string {
  const short = title.replace(/(?:, | \().*$/, '');
  return /^[A-Z][a-z]/.test(short) ? short.charAt(0).toLowerCase() + short.slice(1) : short;
}
