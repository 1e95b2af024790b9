/** The whole deployment and its tiers: users to plan for, capacity of the tiers, how many machines there are. */
import { figures as constants, notSized } from '../catalog/figures';
import type { Fact } from '../model/dsl';
import type { Host, Model } from '../model/model';
import { hasMoreThanChat } from '../questions/architecture';
import {
  constant,
  figure,
  formula,
  given,
  input,
  inputs,
  ofDeployment,
  ofTier,
  percent,
  quoted,
  show,
  tidy,
  totalOf,
  type FigureDraft,
  type Placed,
} from './figure';
import { kindOf, machines, notWritten, type HostKind } from './hosts';
import { populationOf } from './load';
import { settingsOf } from './settings';

/** Users at the end of the planning horizon; rounded up by the caller where whole users are wanted. */
export const designUsers = (today: number, rate: number): number => today * (1 + rate);

/** Capacity of tier 2 for that of tier 1: just under double, so this is the upper figure. */
export const dataTierFor = (accessTier: number): number => accessTier * constants.tier2Factor.value;

/**
 * The user capacity that a tier declares as a whole; undefined where it is described in parts that each declare one, or may do so in
 * what cannot be read.
 */
export function tierUsers(model: Model, number: number): Fact<number> | undefined {
  if (model.tiers.some((tier) => tier.number === number && tier.capacity?.incomplete === true)) return undefined;
  const declared = declaredUsers(model, number);
  return declared.length === 1 ? declared[0] : undefined;
}

const declaredUsers = (model: Model, number: number): readonly Fact<number>[] =>
  model.tiers.flatMap((tier) => (tier.number === number ? (tier.capacity?.users ?? []) : []));

/** Users at the end of the planning horizon, or today's where no growth is given. */
export interface Design {
  readonly users: number | null;
  /** Null where the spec gives no growth. */
  readonly rate: number | null;
  readonly months: number;
}

export const designOf = (model: Model): Design => {
  const { users } = populationOf(model);
  const growth = model.users?.growth;
  const rate = growth?.rate === undefined ? null : tidy(growth.rate.value.amount);
  return {
    users: users === null ? null : designUsers(users, rate ?? 0),
    rate,
    months: growth?.months?.value ?? constants.growthMonthsMaximum.value,
  };
};

export const tiersOf = (model: Model): readonly Placed[] =>
  model.shared('sizing tiers', (own) => [
    ...userFigures(own),
    ...tierFigures(own),
    ...usedUp(own),
    ...hardware(own),
    ...refusals(own),
  ]);

function userFigures(model: Model): readonly Placed[] {
  const population = populationOf(model);
  const growth = model.users?.growth;
  const design = designOf(model);
  const { users } = population;
  const missing = 'Not given: write how many users there are as `users.total`.';
  const placed: Placed[] = [
    ofDeployment({
      id: 'users.today',
      title: 'Users today',
      value: users,
      unit: 'users',
      formula: population.rule,
      inputs: population.inputs,
      source: ['L2395-2404'],
      note:
        users === null
          ? missing
          : users < constants.sizingUsers.value
            ? `Fewer than ${show(constants.sizingUsers.value)} users: the sizing exercise may not be needed (${constants.sizingUsers.source.join(', ')}).`
            : undefined,
      at: population.at,
      scaling: users === null ? undefined : { fixed: 0, variable: users },
    }),
    ofDeployment({
      id: 'users.design',
      title: 'Users to plan for',
      value: design.users,
      unit: 'users',
      formula: formula(
        'users x (1 + growth)',
        `${show(users ?? 0)} x (1 + ${percent(design.rate ?? 0)})`,
        design.users,
      ),
      inputs: inputs(
        ...population.inputs,
        growth?.rate === undefined ? undefined : quoted('growth', growth.rate),
        growth?.months === undefined
          ? input('months', design.months, 'months')
          : given('months', growth.months, 'months'),
      ),
      source: constants.growthMonthsMinimum.source,
      note:
        users === null
          ? missing
          : design.rate === null
            ? "No growth is given, so these are today's users; the guide plans for 12 to 18 months. Write `users.growth.rate`."
            : undefined,
      at: growth?.rate?.at ?? population.at,
    }),
  ];
  if (model.architecture?.value === 'single-host' && hasMoreThanChat(model)) {
    const limit = constants.singleHostUsers;
    placed.push(
      ofDeployment({
        id: 'users.single-host',
        title: 'Users of a single host, at most',
        value: limit.value,
        unit: 'users',
        formula: 'a single host suits up to 500 users; an example of Suite 5 goes up to 1,000',
        inputs: inputs(
          ...population.inputs,
          constant('single host', limit),
          constant('example of Suite 5', constants.singleHostUsersSuite5),
        ),
        source: [...limit.source, ...constants.singleHostUsersSuite5.source],
        declared: users,
        declaredAt: population.at,
        bound: 'maximum',
        ...(users !== null && users > limit.value && users < constants.singleHostUsersSuite5.value
          ? { status: 'info' as const }
          : {}),
        at: model.architecture.at,
      }),
    );
  }
  return placed;
}

// ---- capacity of the tiers ------------------------------------------------------------------------------------------

function tierFigures(model: Model): readonly Placed[] {
  const architecture = model.architecture;
  if (architecture?.value !== 'two-tier' && architecture?.value !== 'edge') return [];
  const one = tierUsers(model, 1);
  const two = tierUsers(model, 2);
  const design = designOf(model);
  const placed: Placed[] = [];
  const has = (number: number): boolean => model.tiers.some((tier) => tier.number === number);
  const noUsers = 'Not given: write how many users there are as `users.total`.';
  if (has(1)) {
    placed.push(
      ofTier(1, {
        id: 'tier-1.capacity',
        title: 'Users that the access tier must serve',
        value: design.users,
        unit: 'users',
        formula: formula('users to plan for', show(design.users ?? 0), design.users),
        inputs: design.users === null ? [] : [input('users to plan for', design.users, 'users')],
        source: ['L1293-1295'],
        declared: one?.value ?? null,
        declaredAt: one?.at,
        note: design.users === null ? noUsers : one === undefined ? noCapacity(model, 1) : undefined,
        at: model.tiers.find((tier) => tier.number === 1)?.at,
      }),
    );
  }
  if (has(2)) placed.push(...dataTier(model, one, two, design));
  if (has(1) && has(2) && one !== undefined && two !== undefined) {
    placed.push(
      ofTier(1, {
        id: 'tier-1.capacity.maximum',
        title: 'Users of the access tier, at most',
        value: two.value,
        unit: 'users',
        formula: `capacity of tier 1 <= capacity of tier 2 = ${show(two.value)}`,
        inputs: [given('capacity of tier 2', two, 'users')],
        source: ['L1182'],
        declared: one.value,
        declaredAt: one.at,
        bound: 'maximum',
        at: one.at,
      }),
    );
  }
  if (model.firewalls !== undefined) {
    placed.push(
      ofDeployment({
        id: 'firewalls',
        title: 'Firewalls of a two-tier design',
        value: constants.twoTierFirewalls.value,
        unit: 'firewalls',
        formula: 'one before the access tier and one before the data tier',
        source: constants.twoTierFirewalls.source,
        declared: model.firewalls.incomplete ? null : model.firewalls.items.length,
        declaredAt: model.firewalls.key,
        at: model.firewalls.key,
      }),
    );
  }
  return placed;
}

const noCapacity = (model: Model, tier: number): string =>
  declaredUsers(model, tier).length === 0
    ? `Nothing to compare with: write what the tier is designed for as \`capacity.users\` of tier ${tier}.`
    : `Nothing to compare with: tier ${tier} is listed in parts that each give \`capacity.users\`. Write it once, for the whole tier.`;

/** What tiers were designed for, against the users of today: growth tells the month in which it is used up. */
function usedUp(model: Model): readonly Placed[] {
  const population = populationOf(model);
  const { users } = population;
  if (users === null) return [];
  return [0, 1, 2].flatMap((number): readonly Placed[] => {
    const capacity = tierUsers(model, number);
    if (capacity === undefined) return [];
    return [
      ofTier(number, {
        id: `tier-${number}.users`,
        title: `Users of tier ${number} today`,
        value: users,
        unit: 'users',
        formula: 'users.total',
        inputs: population.inputs,
        source: ['L1289-1295'],
        declared: capacity.value,
        declaredAt: capacity.at,
        at: capacity.at,
        scaling: { fixed: 0, variable: users },
      }),
    ];
  });
}

function dataTier(
  model: Model,
  one: Fact<number> | undefined,
  two: Fact<number> | undefined,
  design: Design,
): readonly Placed[] {
  const base = one?.value ?? design.users;
  const draft: FigureDraft = {
    id: 'tier-2.capacity',
    title: 'Users that the data tier is designed for',
    value: base === null ? null : dataTierFor(base),
    unit: 'users',
    formula: formula(
      `${one === undefined ? 'users to plan for' : 'capacity of tier 1'} x ${show(constants.tier2Factor.value)}`,
      `${show(base ?? 0)} x ${show(constants.tier2Factor.value)}`,
      base === null ? null : dataTierFor(base),
    ),
    inputs: inputs(
      one === undefined
        ? base === null
          ? undefined
          : input('users to plan for', base, 'users')
        : given('capacity of tier 1', one, 'users'),
      constant('factor', constants.tier2Factor),
      constant('what still counts as just under double', constants.tier2FactorMinimum),
    ),
    source: constants.tier2Factor.source,
    declared: two?.value ?? null,
    declaredAt: two?.at,
    at: model.tiers.find((tier) => tier.number === 2)?.at,
  };
  const note =
    base === null
      ? 'Not given: write `capacity.users` of tier 1, or `users.total`.'
      : two === undefined
        ? noCapacity(model, 2)
        : 'The guide says "just under double"; 1.8 times the access tier still counts.';
  const nearly =
    figure(draft).status === 'short' &&
    base !== null &&
    two !== undefined &&
    two.value >= base * constants.tier2FactorMinimum.value;
  return [ofTier(2, { ...draft, note, ...(nearly ? { status: 'ok' as const } : {}) })];
}

// ---- machines -------------------------------------------------------------------------------------------------------

function hardware(model: Model): readonly Placed[] {
  const settings = settingsOf(model);
  const { hosts } = model;
  if (hosts.length === 0) return [];
  // The section itself is another one after every edit of a host.
  const at = model.tiers[0]?.at;
  const ofKind = (kind: HostKind): readonly Host[] => hosts.filter((host) => kindOf(host) === kind);
  const total = (
    key: 'cpus' | 'memory',
    own: Pick<FigureDraft, 'id' | 'title' | 'unit' | 'formula'>,
    of: (host: Host) => number | undefined,
  ): Placed => {
    const { value, atLeast } = totalOf(
      hosts.map((host) => {
        const each = of(host);
        return each === undefined ? null : each * host.count;
      }),
    );
    const silent = hosts.filter((host) => of(host) === undefined);
    const note =
      value !== null
        ? undefined
        : atLeast === undefined
          ? `Not given: write \`${key}\` on the hosts.`
          : notWritten(silent, key);
    return ofDeployment({ ...own, value, atLeast, source: [], note, at });
  };
  const machinesOf = (id: string, title: string, own: readonly Host[], all: string): Placed =>
    ofDeployment({
      id,
      title,
      value: machines(own),
      unit: 'hosts',
      formula: `sum of the counts of all hosts${all}`,
      inputs: [...countByTier(own)].map(([tier, count]) =>
        input(tier === undefined ? 'without a tier' : `tier ${tier}`, count, 'hosts'),
      ),
      source: [],
      at,
    });
  const [balancers, others] = [ofKind('balancer'), ofKind('infrastructure')];
  return [
    machinesOf('hosts', 'Machines of the suite', ofKind('product'), ' that run a product'),
    ...(balancers.length === 0
      ? []
      : [machinesOf('hosts.balancers', 'Load balancers', balancers, ' with nothing else')]),
    ...(others.length === 0
      ? []
      : [machinesOf('hosts.infrastructure', 'Machines for names, time and the like', others, ' with nothing else')]),
    total(
      'cpus',
      {
        id: 'hosts.cpus',
        title: 'Processors of all machines',
        unit: 'CPUs',
        formula: 'sum of CPUs x count of all hosts',
      },
      ({ spec }) => spec.cpus?.value,
    ),
    total(
      'memory',
      {
        id: 'hosts.memory',
        title: 'Memory of all machines',
        unit: settings.gb,
        formula: 'sum of memory x count of all hosts',
      },
      ({ spec }) => spec.memory && settings.bytes(spec.memory.value) / settings.base ** 3,
    ),
  ];
}

function countByTier(hosts: readonly Host[]): ReadonlyMap<number | undefined, number> {
  const counts = new Map<number | undefined, number>();
  for (const host of hosts) counts.set(host.tier, (counts.get(host.tier) ?? 0) + host.count);
  return counts;
}

// ---- what the guide refuses to size ---------------------------------------------------------------------------------

function refusals(model: Model): readonly Placed[] {
  const placed: Placed[] = [];
  const edge = model.architecture;
  if (edge?.value === 'edge') {
    placed.push(
      ofTier(1, {
        id: 'tier-1.edge',
        title: 'Capacity of the edge tier',
        value: null,
        unit: 'users',
        formula: 'less than one millisecond through the whole tier',
        inputs: [constant('latency, below', constants.edgeLatency)],
        source: [...notSized.edgeTier.source, ...constants.edgeLatency.source],
        note: 'Not given: the guide says that capacity of an edge tier cannot be generalised. Plan it with the vendors of hardware and software, and keep the latency through the tier below 1 ms.',
        at: edge.at,
      }),
    );
  }
  const index = model.of('iss-index')[0];
  if (index !== undefined) {
    placed.push(
      ofDeployment({
        id: 'search.disk',
        title: 'Disk for search indexes',
        value: null,
        unit: settingsOf(model).mb,
        formula: 'size of the indexes',
        source: notSized.searchIndex.source,
        note: 'Not given: the guide says only that indexes take additional disk. Index a sample of mailboxes and measure its part of the mail.',
        at: index.at,
      }),
    );
  }
  return placed;
}
