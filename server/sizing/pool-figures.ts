/** The figures of hosts that share a load: what they carry in the mode that sizes them, and how many the load needs. */
import { messageStores } from '../catalog/roles';
import { notSized } from '../catalog/figures';
import type { Host, Model } from '../model/model';
import type { Node } from '../syntax/tree';
import { formula, input, inputs, ofHost, ofTier, roundUp, show, type Input, type Placed } from './figure';
import { populationOf } from './load';
import { connectionWork, poolsOf, POOL_TITLES, type Mode, type Pool, type Resource } from './modes';
import { settingsOf } from './settings';

export const poolFigures = (model: Model): readonly Placed[] =>
  model.shared('sizing pool figures', (own) =>
    poolsOf(own).flatMap((pool) => [...tierFigures(own, pool), ...hostFigures(pool)]),
  );

const MEASURE: Readonly<Record<Resource, string>> = {
  connections: 'capacity.connections',
  submissions: 'capacity.submissions',
  deliveries: 'capacity.deliveries',
  users: 'capacity.users',
};

const notMeasured = (resource: Resource): string =>
  `Not given: the guide has no number for what a host carries. Measure it with a load simulator on this hardware and write it as \`${MEASURE[resource]}\` of the host.`;

function noLoad(model: Model, resource: Resource): string {
  switch (resource) {
    case 'users':
      return 'Not given: write `users.total`.';
    case 'connections':
    case 'submissions':
    case 'deliveries':
      return model.users?.bases === undefined
        ? 'Not given: list the kinds of users under `users.bases`.'
        : 'Not given: the load of this service does not follow from the user bases of the spec. Measure it at peak.';
  }
}

const SOURCES: Readonly<Record<Resource, readonly string[]>> = {
  connections: ['L2685-2688', 'L2714-2727', 'L3125', 'L3143'],
  submissions: ['L2696-2709', 'L3125'],
  deliveries: ['L2696-2709', 'L3125'],
  users: ['L1291-1295'],
};

/** The mode that sizes the pool. */
const worstOf = (pool: Pool): Mode | undefined => pool.modes.find((mode) => mode.id === pool.worst);

function tierFigures(model: Model, pool: Pool): readonly Placed[] {
  const worst = worstOf(pool);
  const nothing = pool.load === null && pool.each.every((each) => each === null);
  // With neither load nor capacity there is one thing to say, once for a service.
  if (worst === undefined || (nothing && pool.resource === 'deliveries')) return [];
  const source =
    worst.capacity === null ? [...SOURCES[pool.resource], ...notSized.componentSizing.source] : SOURCES[pool.resource];
  const capacities = pool.hosts.flatMap((host, i): readonly Input[] => {
    const each = pool.each[i];
    return each === null || each === undefined
      ? []
      : [input(`one ${host.name} of ${host.count}`, each, pool.unit, capacityAt(host, pool.resource))];
  });
  const measured = worst.capacity;
  const load = worst.load;
  if (nothing) return [hostCount(model, pool, source, capacities)];
  return [
    ofTier(pool.tier, {
      id: `${pool.id}.load`,
      title: pool.title,
      value: load,
      unit: pool.unit,
      formula: 'load at peak, against what the hosts that are left carry',
      inputs: [
        ...capacities,
        input('hosts left', worst.hosts, 'hosts'),
        ...(worst.lost.length === 0 ? [] : [input('lost', worst.lost.join(', '))]),
      ],
      source,
      declared: measured,
      declaredAtLeast: worst.capacityAtLeast,
      declaredAt: pool.hosts.map((host) => capacityAt(host, pool.resource)).find((at) => at !== undefined),
      mode: worst.id,
      note:
        load === null
          ? noLoad(model, pool.resource)
          : measured === null
            ? notMeasured(pool.resource)
            : `Sized by: ${worst.title.toLowerCase()}.${calendarNote(pool)}`,
      // Hosts that were measured may be enough by themselves.
      ...(load !== null && measured === null && !((worst.capacityAtLeast ?? 0) >= load && load > 0)
        ? { status: 'unknown' as const }
        : {}),
      at: pool.at,
      scaling: load === null ? undefined : { fixed: 0, variable: load },
    }),
    hostCount(model, pool, source, capacities),
  ];
}

/** Calendar front ends on these hosts: what they add is not known. */
const calendarNote = (pool: Pool): string =>
  pool.resource === 'connections' &&
  pool.load !== null &&
  pool.hosts.some((host) => host.components.some(({ id }) => connectionWork(id) === 'calendar'))
    ? ' Calendar connections come on top; the guide gives no number for them.'
    : '';

/** How many hosts the load needs, where all are alike. */
function hostCount(model: Model, pool: Pool, source: readonly string[], capacities: readonly Input[]): Placed {
  const [first] = pool.each;
  const alike = first !== undefined && pool.each.every((each) => each === first) ? first : null;
  const worst = worstOf(pool);
  const planned = pool.modes.filter((mode) => mode.planned);
  const spare = spareOf(model, pool);
  const need = hostsNeeded(pool.load, alike, spare);
  const site = planned.find((mode) => mode.id === 'site-lost');
  const atPeak = site === undefined ? null : hostsNeeded(site.load, alike, 0);
  const forSite = atPeak === null || site === undefined ? null : atPeak + pool.count - site.hosts;
  const bySite = need !== null && forSite !== null && forSite > need;
  const unlike = alike === null && pool.each.every((each) => each !== null);
  return ofTier(pool.tier, {
    id: `${pool.id}.hosts`,
    title: `Hosts for ${pool.title.charAt(0).toLowerCase()}${pool.title.slice(1)}`,
    value: bySite ? forSite : need,
    unit: 'hosts',
    formula: bySite
      ? formula(
          'load / capacity of a host, rounded up + hosts of the site',
          `${show(atPeak ?? 0)} + ${show(pool.count - (site?.hosts ?? 0))}`,
          forSite,
        )
      : formula(
          'load / capacity of a host, rounded up + spare',
          `${show(pool.load ?? 0)} / ${show(alike ?? 0)} -> ${show((need ?? 0) - spare)} + ${spare}`,
          need,
        ),
    inputs: inputs(
      pool.load === null ? undefined : input('load', pool.load, pool.unit),
      ...capacities,
      spareInput(model, spare),
    ),
    source,
    declared: pool.count,
    declaredAt: pool.hosts[0]?.spec.count?.at ?? pool.at,
    mode: bySite
      ? 'site-lost'
      : spare === 0
        ? 'normal'
        : spare === 1
          ? 'one-host-lost'
          : spare === 2
            ? 'two-hosts-lost'
            : 'spare-hosts-lost',
    note:
      pool.load === null
        ? noLoad(model, pool.resource)
        : unlike
          ? `The hosts differ, so no one number holds: ${worst?.status === 'short' ? 'they carry less than the load' : 'they carry the load'} in the mode that sizes them (${(worst?.title ?? '').toLowerCase()}).`
          : need === null
            ? notMeasured(pool.resource)
            : undefined,
    ...(unlike ? { status: worst?.status ?? ('unknown' as const) } : {}),
    at: pool.at,
  });
}

/** Hosts that the pool is meant to do without. */
export const spareOf = (model: Model, { modes }: Pool): number =>
  modes.some(({ id, planned }) => planned && id !== 'normal' && id !== 'site-lost') ? settingsOf(model).spare : 0;

function spareInput(model: Model, spare: number): Input {
  const fact = model.section('sizing')?.spare;
  return input('spare', spare, 'hosts', spare === 0 ? undefined : fact?.at);
}

/** Hosts for a load: as many as carry it, and the spare ones; null where load or capacity is not known. */
export function hostsNeeded(load: number | null, capacity: number | null, spare: number): number | null {
  return load === null || capacity === null || capacity <= 0 ? null : Math.max(1, roundUp(load / capacity)) + spare;
}

function hostFigures(pool: Pool): readonly Placed[] {
  const worst = worstOf(pool);
  const load = worst?.load ?? null;
  if (worst === undefined || load === null) return [];
  const { capacity, loadPerHost } = worst;
  const down = loadPerHost === null;
  const [first] = pool.each;
  const alike = pool.each.every((each) => each === first);
  return pool.hosts.flatMap((host, i): readonly Placed[] => {
    const each = pool.each[i] ?? null;
    // Of how many users there are, a host without a number says nothing.
    if (each === null && pool.resource === 'users') return [];
    // Hosts that differ get a part of the load by what they carry.
    const bySize = !alike && capacity !== null && capacity > 0 && each !== null && !down;
    const value = bySize ? (load / capacity) * each : loadPerHost;
    const placed = ofHost(host, {
      id: `load.${pool.id}`,
      title: `${POOL_TITLES[pool.resource]}, one host`,
      value,
      unit: pool.unit,
      formula: bySize
        ? formula(
            'load x capacity of the host / capacity left',
            `${show(load)} x ${show(each)} / ${show(capacity)}`,
            value,
          )
        : formula('load / hosts left', `${show(load)} / ${show(worst.hosts)}`, value),
      inputs: [input('load', load, pool.unit), input('hosts left', worst.hosts, 'hosts')],
      source: SOURCES[pool.resource],
      declared: each,
      declaredAt: capacityAt(host, pool.resource),
      mode: worst.id,
      ...(down ? { status: 'short' as const } : each === null ? { status: 'unknown' as const } : {}),
      note: down
        ? `No host is left: ${worst.title.toLowerCase()}.`
        : each === null
          ? notMeasured(pool.resource)
          : pool.count > 1
            ? `As if the load were spread ${bySize ? 'by what they carry' : 'evenly'} over the hosts that are left.`
            : undefined,
      at: host.at,
    });
    return [placed];
  });
}

/** Where the spec gives what one host carries. */
export function capacityAt(host: Host, resource: Resource): Node | undefined {
  return (
    host.spec.capacity?.[resource]?.at ??
    host.components.find((component) => component.id === 'im-mux')?.spec.instances?.at
  );
}

const isStore = (host: Host): boolean => host.components.some(({ id }) => messageStores.includes(id));

/** Users of a store that was not measured: the guide refuses to give a maximum. */
export const storeUserFigures = (model: Model): readonly Placed[] =>
  model.shared('sizing store users', computeStoreUsers);

function computeStoreUsers(model: Model): readonly Placed[] {
  const population = populationOf(model);
  const { users } = population;
  return poolsOf(model)
    .filter((pool) => pool.resource === 'connections' && pool.hosts.some(isStore))
    .flatMap((pool) =>
      pool.hosts
        .filter((host) => host.spec.capacity?.users === undefined)
        .map((host): Placed => {
          const value = users === null ? null : users / pool.count;
          return ofHost(host, {
            id: `store.users`,
            title: 'Users of one store; no maximum is given',
            value,
            unit: 'users',
            formula: formula('users / store hosts', `${show(users ?? 0)} / ${show(pool.count)}`, value),
            inputs: inputs(...population.inputs, input('store hosts', pool.count, 'hosts')),
            source: notSized.usersPerStore.source,
            status: 'unknown',
            note: 'The guide refuses to name a maximum: it depends on use, on the hardware, and on the time that backup and recovery may take. Measure it with a load simulator and write it as `capacity.users` of the host.',
            at: host.at,
            scaling: value === null ? undefined : { fixed: 0, variable: value },
          });
        }),
    );
}
