/**
 * Failure modes: what the hosts that share a load still carry when one, two or a whole site of them is lost. The worst mode
 * that the deployment plans for sizes them. What one host carries is measured and stands in the spec; the guide gives no number.
 */
import { submissionMtas, messageStores, incomingMtas } from '../catalog/roles';
import { componentInfo, type ComponentId, type Layer } from '../catalog/components';
import type { Component, Host, Model } from '../model/model';
import type { Node } from '../syntax/tree';
import { byUnits } from '../words/order';
import { difference, headroomOf, tidy, type ModeId, type FigureStatus } from './figure';
import { machines } from './hosts';
import { imUsersOf, muxCapacity } from './im';
import { loadOf, populationOf } from './load';
import { settingsOf } from './settings';

export type Resource = 'connections' | 'submissions' | 'deliveries' | 'users';

export interface Mode {
  readonly id: ModeId;
  readonly title: string;
  /** What is lost, by name; empty in normal operation. */
  readonly lost: readonly string[];
  /** Hosts that are left. */
  readonly hosts: number;
  /** What they carry together; null where one was not measured. */
  readonly capacity: number | null;
  /** What those carry that were measured, where one was not; absent where that is nothing. */
  readonly capacityAtLeast?: number;
  readonly load: number | null;
  /** Load of one host that is left, spread evenly; null if none is left. */
  readonly loadPerHost: number | null;
  readonly headroom: number | null;
  /** The deployment is meant to get through this one. */
  readonly planned: boolean;
  readonly status: FigureStatus;
}

/** Host items of one tier that share a load. */
export interface Pool {
  readonly id: string;
  readonly title: string;
  readonly tier: number | undefined;
  readonly resource: Resource;
  readonly unit: string;
  readonly hosts: readonly Host[];
  /** Machines, counts included. */
  readonly count: number;
  readonly load: number | null;
  /** What one machine of each host item carries, in the order of `hosts`. */
  readonly each: readonly (number | null)[];
  readonly modes: readonly Mode[];
  /** The planned mode that leaves least. */
  readonly worst: ModeId;
  /** Hosts of other tiers do some of the same work, so a part of the load may be theirs. */
  readonly elsewhere: boolean;
  readonly at: Node | undefined;
}

/** A kind of work that a component does in a resource; hosts with a kind in common share it. */
type Work =
  'mail' | 'web' | 'web-client' | 'store' | 'im-mux' | 'im-server' | 'calendar' | 'submit' | 'deliver' | ComponentId;

const UNITS: Readonly<Record<Resource, string>> = {
  connections: 'connections',
  submissions: 'messages/s',
  deliveries: 'messages/s',
  users: 'users',
};
const RESOURCES: readonly Resource[] = ['connections', 'submissions', 'deliveries', 'users'];

/** Layers of what only helps others: a container, a switch. They share no load of their own. */
const HELPERS: readonly Layer[] = ['user', 'shared', 'with-application', 0];

function workOf(id: ComponentId, resource: Resource): Work | undefined {
  switch (resource) {
    case 'connections':
      return connectionWork(id);
    case 'submissions':
      return submissionMtas.includes(id) ? 'submit' : undefined;
    case 'deliveries':
      if (messageStores.includes(id)) return 'store';
      return incomingMtas.includes(id) ? 'deliver' : undefined;
    case 'users':
      return HELPERS.includes(componentInfo(id).layer) || componentInfo(id).product === 'infrastructure'
        ? undefined
        : id;
  }
}

export function connectionWork(id: ComponentId): Work | undefined {
  switch (id) {
    case 'mmp':
      return 'mail';
    case 'webmail':
    case 'messenger-express':
    case 'messenger-express-multiplexor':
      return 'web';
    case 'convergence':
    case 'communications-express':
      return 'web-client';
    case 'message-store':
    case 'messaging-server':
      return 'store';
    case 'im-mux':
    case 'im-server':
      return id;
    case 'cal6-frontend':
    case 'cal7-frontend':
      return 'calendar';
    default:
      return undefined;
  }
}

/** Work that stands before other work in one connection: on one host it counts once. */
const BEFORE: readonly (readonly [Work, readonly Work[]])[] = [
  ['store', ['mail', 'web', 'web-client', 'deliver']],
  ['web', ['web-client']],
  ['im-mux', ['im-server']],
];

interface HostWorks {
  /** In each resource, in the order of `RESOURCES`. */
  readonly works: readonly (readonly Work[])[];
  /** It says how many users it serves. */
  readonly forUsers: boolean;
}

const worksOfHost = (host: Host): HostWorks => ({
  works: RESOURCES.map((resource) => [...worksOf(host, resource)]),
  forUsers: host.spec.capacity?.users !== undefined,
});

function worksOf(host: Host, resource: Resource): ReadonlySet<Work> {
  const works = new Set<Work>();
  for (const component of host.components) {
    const work = workOf(component.id, resource);
    if (work !== undefined) works.add(work);
  }
  if (resource === 'users') return works;
  for (const [last, before] of BEFORE) if (works.has(last)) for (const work of before) works.delete(work);
  // Servers of instant messaging are sized by the guide's tables, unless their connections were measured.
  if (host.spec.capacity?.connections === undefined) works.delete('im-server');
  // The guide gives no load of a calendar; beside other work it would leave that unknown too.
  if (works.size > 1) works.delete('calendar');
  return works;
}

export const poolsOf = (model: Model): readonly Pool[] => model.shared('sizing pools', computePools);

function computePools(model: Model): readonly Pool[] {
  const { hosts } = model;
  const works = model.each(hosts, 'sizing work of a host', worksOfHost);
  const byTier = new Map<number | undefined, (HostWorks & { readonly host: Host })[]>();
  for (const [i, host] of hosts.entries()) {
    const own = { host, works: works[i]?.works ?? [], forUsers: works[i]?.forUsers === true };
    const known = byTier.get(host.tier);
    if (known === undefined) byTier.set(host.tier, [own]);
    else known.push(own);
  }
  const found: { readonly tier: number | undefined; readonly resource: Resource; readonly group: Group }[] = [];
  const groupsByWork = new Map<string, number>();
  for (const [tier, own] of byTier) {
    for (const [place, resource] of RESOURCES.entries()) {
      const all = own.map((each) => ({ ...each, works: each.works[place] ?? [] }));
      // Users are shared by those that do what a host does that says how many it serves.
      const told = new Set(all.flatMap((each) => (each.forUsers ? each.works : [])));
      const working =
        resource === 'users'
          ? all.map((each) => ({ ...each, works: each.works.filter((work) => told.has(work)) }))
          : all;
      for (const group of groupsOf(working)) {
        found.push({ tier, resource, group });
        for (const work of group.works) {
          const key = `${resource} ${work}`;
          groupsByWork.set(key, (groupsByWork.get(key) ?? 0) + 1);
        }
      }
    }
  }
  const pools = found.map(({ tier, resource, group }) => ({
    ...makePool(model, tier, resource, group),
    elsewhere: [...group.works].some((work) => (groupsByWork.get(`${resource} ${work}`) ?? 0) > 1),
  }));
  return pools.sort((a, b) => (a.tier ?? 9) - (b.tier ?? 9));
}

interface Group {
  readonly works: ReadonlySet<Work>;
  readonly hosts: readonly Host[];
}

/** Hosts that have work in common, directly or by way of another host, form one group. One pass over the hosts. */
function groupsOf(hosts: readonly { readonly host: Host; readonly works: readonly Work[] }[]): readonly Group[] {
  const leader = new Map<Work, Work>();
  const find = (work: Work): Work => {
    let at = work;
    for (let next = leader.get(at); next !== undefined && next !== at; next = leader.get(at)) at = next;
    return at;
  };
  const working: { readonly host: Host; readonly works: readonly Work[]; readonly first: Work }[] = [];
  for (const { host, works } of hosts) {
    const [first] = works;
    if (first === undefined) continue;
    for (const work of works) {
      const [a, b] = [find(first), find(work)];
      leader.set(b, a);
      if (!leader.has(a)) leader.set(a, a);
    }
    working.push({ host, works, first });
  }
  const groups = new Map<Work, { readonly works: Set<Work>; readonly hosts: Host[] }>();
  for (const { host, works, first } of working) {
    const key = find(first);
    const group = groups.get(key) ?? { works: new Set<Work>(), hosts: [] };
    groups.set(key, group);
    group.hosts.push(host);
    for (const work of works) group.works.add(work);
  }
  return [...groups.values()];
}

/** The load of kinds of work; null where one of them is not known. */
function loadOfWorks(model: Model, resource: Resource, works: ReadonlySet<Work>): number | null {
  const load = loadOf(model);
  switch (resource) {
    case 'submissions':
      return load.submissions;
    case 'deliveries':
      return load.deliveries;
    case 'users':
      return works.has('im-server') || works.has('im-mux') ? imUsersOf(model).total : populationOf(model).users;
    case 'connections': {
      let total = 0;
      for (const work of works) {
        const own = connectionLoad(model, work);
        if (own === null) return null;
        total += own;
      }
      return total;
    }
  }
}

function connectionLoad(model: Model, work: Work): number | null {
  const { connections } = loadOf(model);
  switch (work) {
    case 'mail':
      return connections.native;
    case 'web':
    case 'web-client':
      return connections.web;
    case 'store':
      return connections.all;
    case 'im-mux':
    case 'im-server':
      return imUsersOf(model).connections;
    default:
      return null;
  }
}

/** What one machine carries: measured, or for multiplexors of instant messaging processes times sessions. */
function capacityOf(host: Host, resource: Resource, works: ReadonlySet<Work>): number | null {
  const capacity = host.spec.capacity;
  switch (resource) {
    case 'users':
      return capacity?.users?.value ?? null;
    case 'submissions':
    case 'deliveries':
      return capacity?.[resource]?.value.amount ?? null;
    case 'connections': {
      const measured = capacity?.connections?.value ?? null;
      if (works.size !== 1 || !works.has('im-mux')) return measured;
      const set = muxCapacity(host.components.filter((component) => component.id === 'im-mux'));
      return measured === null || set === null ? (measured ?? set) : Math.min(measured, set);
    }
  }
}

/** What the deployment is meant to get through. */
interface Plan {
  /** Hosts that may be lost. */
  readonly spare: number;
  readonly site: boolean;
}

function planOf(model: Model, resource: Resource, group: Group): Plan {
  const { spare } = settingsOf(model);
  const site = model.services?.['remote-failover'] !== undefined;
  const architecture = model.architecture?.value;
  // Without an access tier, one machine is all there is: nothing shares the load (L1102-1139).
  const tiered = architecture === 'two-tier' || architecture === 'edge';
  if (architecture === 'single-host' || (!tiered && machines(group.hosts) < 2)) return { spare: 0, site };
  const sharing = group.hosts.every((host) =>
    host.components.every((component) => {
      const works = workOf(component.id, resource);
      return works === undefined || !group.works.has(works) || shares(model, component);
    }),
  );
  return { spare: sharing ? spare : 0, site };
}

/**
 * Another host of the spec takes over: it holds no data, or it is one of several that hold the same. The nodes of a cluster are no
 * hosts of the spec, so what they take over is not counted here.
 */
function shares(model: Model, component: Component): boolean {
  if (componentInfo(component.id).state === 'stateless' || component.id === 'directory-consumer') return true;
  return model.haOf(component)?.method?.value === 'server-pool';
}

function makePool(model: Model, tier: number | undefined, resource: Resource, group: Group): Omit<Pool, 'elsewhere'> {
  const { hosts } = group;
  const load = known(loadOfWorks(model, resource, group.works));
  const each = hosts.map((host) => capacityOf(host, resource, group.works));
  const plan = planOf(model, resource, group);
  // In an order of their own: where a host stands in the spec says nothing about the load, and the id has to stay.
  const ids = [...new Set(hosts.flatMap((host) => host.components.map((component) => component.id)))]
    .filter((id) => {
      const work = workOf(id, resource);
      return work !== undefined && group.works.has(work);
    })
    .sort(byUnits);
  const modes = modesOf(model, { hosts, each, load, plan });
  const planned = modes.filter((mode) => mode.planned);
  const worst = planned.reduce<Mode | undefined>(
    (low, mode) => (low === undefined || isWorse(mode, low) ? mode : low),
    undefined,
  );
  return {
    id: `${tier === undefined ? 'no-tier' : `tier-${tier}`}.${resource}.${ids.join('+')}`,
    title: `${POOL_TITLES[resource]}: ${ids.join(', ')}`,
    tier,
    resource,
    unit: UNITS[resource],
    hosts,
    count: machines(hosts),
    load,
    each,
    modes,
    worst: worst?.id ?? 'normal',
    at: hosts[0]?.at,
  };
}

export const POOL_TITLES: Readonly<Record<Resource, string>> = {
  connections: 'Connections at peak',
  submissions: 'Messages sent at peak',
  deliveries: 'Messages delivered at peak',
  users: 'Users',
};

// ---- modes ----------------------------------------------------------------------------------------------------------

interface PoolInput {
  readonly hosts: readonly Host[];
  readonly each: readonly (number | null)[];
  readonly load: number | null;
  readonly plan: Plan;
}

function modesOf(model: Model, pool: PoolInput): readonly Mode[] {
  const { plan } = pool;
  const modes = [
    loss(pool, 'normal', 'Normal operation', 0, true),
    loss(pool, 'one-host-lost', 'One host lost', 1, plan.spare >= 1),
    loss(pool, 'two-hosts-lost', 'Two hosts lost', 2, plan.spare >= 2),
  ];
  if (plan.spare > 2) modes.push(loss(pool, 'spare-hosts-lost', `${plan.spare} hosts lost`, plan.spare, true));
  const site = siteLoss(model, pool);
  return site === undefined ? modes : [...modes, site];
}

/**
 * The hosts that carry most are lost first: that is the worst case. One that was not measured may carry anything, so nobody knows what
 * is left beside what the measured ones then carry.
 */
function loss(pool: PoolInput, id: ModeId, title: string, lost: number, planned: boolean): Mode {
  const order = pool.hosts
    .map((host, i) => ({ host, each: pool.each[i] ?? null }))
    .sort((a, b) => (b.each ?? -1) - (a.each ?? -1));
  let open = lost;
  let hosts = 0;
  const names: string[] = [];
  const left: Part[] = [];
  for (const { host, each } of order) {
    const gone = Math.min(open, host.count);
    open -= gone;
    if (gone > 0) names.push(gone === 1 ? host.name : `${gone} x ${host.name}`);
    hosts += host.count - gone;
    if (host.count > gone) left.push({ each, count: host.count - gone });
  }
  return makeMode({ id, title, lost: names, hosts, ...carriedBy(left), load: pool.load, planned });
}

/** So many machines of a host item. */
interface Part {
  readonly each: number | null;
  readonly count: number;
}

/** What these carry together. */
function carriedBy(parts: readonly Part[]): Pick<Mode, 'capacity' | 'capacityAtLeast'> {
  const measured = parts.reduce((total, { each, count }) => total + (each ?? 0) * count, 0);
  if (parts.every(({ each }) => each !== null)) return { capacity: known(measured) };
  const least = known(measured) ?? 0;
  return { capacity: null, ...(least > 0 ? { capacityAtLeast: least } : {}) };
}

/** Past the noise of binary fractions; null where no number can hold it. */
const known = (value: number | null): number | null => (value === null ? null : tidy(value));

function makeMode(mode: Omit<Mode, 'loadPerHost' | 'headroom' | 'status'>): Mode {
  const { load, capacity, capacityAtLeast, hosts } = mode;
  const headroom = headroomOf(load, capacity);
  const down = hosts === 0;
  // Hosts that were measured may be enough by themselves.
  const isEnough = load !== null && capacityAtLeast !== undefined && capacityAtLeast >= load;
  return {
    ...mode,
    loadPerHost: load === null || down ? null : tidy(load / hosts),
    headroom,
    status: isEnough ? 'ok' : modeStatus(headroom, down, mode.planned),
  };
}

/** Whether less is left: of what is known to be left at least, where not all hosts were measured; of hosts, where none was. */
function isWorse(mode: Mode, other: Mode): boolean {
  const [own, its] = [leastLeft(mode), leastLeft(other)];
  if (own === null || its === null || (own === its && mode.headroom === null)) return mode.hosts < other.hosts;
  return own < its;
}

const leastLeft = ({ headroom, load, capacityAtLeast }: Mode): number | null =>
  headroom ?? (load === null || capacityAtLeast === undefined ? null : difference(capacityAtLeast, load));

/** Nobody asked the deployment to get through a mode that is not planned: what is missing then is worth knowing, no more. */
function modeStatus(headroom: number | null, down: boolean, planned: boolean): FigureStatus {
  if (down || (headroom !== null && headroom < 0)) return planned ? 'short' : 'info';
  return headroom === null ? 'unknown' : 'ok';
}

/** The site whose loss leaves least; undefined where no sites are declared or no host of the pool names one. */
function siteLoss(model: Model, pool: PoolInput): Mode | undefined {
  if ((model.section('sites')?.items.length ?? 0) === 0) return undefined;
  const sites = new Set(pool.hosts.flatMap((host) => host.spec.site?.value ?? []));
  if (sites.size === 0) return undefined;
  let worst: Mode | undefined;
  for (const site of sites) {
    const rest = pool.hosts.flatMap((host, i): readonly Part[] =>
      host.spec.site?.value === site ? [] : [{ each: pool.each[i] ?? null, count: host.count }],
    );
    const left = rest.reduce((sum, { count }) => sum + count, 0);
    const mode = makeMode({
      id: 'site-lost',
      title: `Site ${site} lost`,
      lost: [site],
      hosts: left,
      ...carriedBy(rest),
      load: pool.load === null ? null : known(pool.load * entitledPart(model, site)),
      // Servers at the other end that the spec does not describe may be there all the same.
      planned: pool.plan.site && (left > 0 || model.hosts.some((host) => (host.spec.site?.value ?? site) !== site)),
    });
    if (worst === undefined || isWorse(mode, worst)) worst = mode;
  }
  return worst;
}

/** The part of all users who are still served when a site is lost: those of other sites, and those entitled to fail over (L1533). */
function entitledPart(model: Model, site: string): number {
  const entitled = model.services?.['remote-failover']?.users?.value;
  const lost = model.shared('sizing site users', usersBySite).get(site);
  const { users } = populationOf(model);
  if (entitled === undefined || lost === undefined || users === null || users === 0 || lost > users) return 1;
  return (users - lost + Math.min(entitled, lost)) / users;
}

function usersBySite(model: Model): ReadonlyMap<string, number> {
  const users = new Map<string, number>();
  for (const site of model.section('sites')?.items ?? []) {
    if (site.name !== undefined && site.users !== undefined) users.set(site.name.value, site.users.value);
  }
  return users;
}
