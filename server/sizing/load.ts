/** The load that users put on messaging at peak, by user base: connections, messages sent, messages delivered, bytes. */
import { messageStores, generalMtas } from '../catalog/roles';
import { figures as constants } from '../catalog/figures';
import { userBases, type SizeBin, type UserBase } from '../catalog/userBases';
import type { Fact } from '../model/dsl';
import type { UserBaseSpec } from '../model/format';
import type { Model } from '../model/model';
import type { Quantity } from '../model/quantity';
import type { Node } from '../syntax/tree';
import {
  formula,
  given,
  input,
  inputs,
  ofDeployment,
  percent,
  quoted,
  roundUp,
  show,
  sum,
  tidy,
  totalOf,
  type FigureDraft,
  type Input,
  type Placed,
} from './figure';
import { settingsOf, type SizingSettings } from './settings';

const NOT_COUNTED = 'Counts what users send; mail that comes in from the Internet is not in it.';

/** All users of the deployment. */
export interface Population {
  /** Null where the spec does not say. */
  readonly users: number | null;
  /** Where the number comes from, in words. */
  readonly rule: string;
  readonly inputs: readonly Input[];
  readonly at?: Node | undefined;
}

export interface BaseLoad {
  readonly name: string;
  readonly access: UserBase['access'];
  /** Not rounded: 12.5 % of 100 are 12.5. */
  readonly users: number | null;
  readonly connections: number | null;
  /** Messages sent, per second. */
  readonly submissions: number | null;
  /** Messages put into mailboxes, per second: every recipient counts. */
  readonly deliveries: number | null;
  /** Bytes sent, per second: a lower bound, and a mean. */
  readonly bytes: { readonly least: number | null; readonly mean: number | null };
  /** Bytes of all mailboxes of the base. */
  readonly mail: number | null;
}

export interface Load {
  readonly bases: readonly BaseLoad[];
  /** Connections at peak; null where a base leaves them open, or no base is there. */
  readonly connections: { readonly native: number | null; readonly web: number | null; readonly all: number | null };
  readonly submissions: number | null;
  readonly deliveries: number | null;
  /** Bytes of all mailboxes that are known; `complete` if none is left open. */
  readonly mail: { readonly bytes: number; readonly complete: boolean };
  readonly placed: readonly Placed[];
}

/** All users: `users.total`, else the sum of the bases where each gives a count, else that of the sites where each does. */
export const populationOf = (model: Model): Population => model.shared('sizing population', readPopulation);

function readPopulation(model: Model): Population {
  const users = model.users;
  if (users?.total !== undefined)
    return {
      users: users.total.value,
      rule: 'users.total',
      inputs: [given('users', users.total, 'users')],
      at: users.total.at,
    };
  const bases = users?.bases;
  const counts = (bases?.items ?? []).map((base) => base.count?.value ?? null);
  const total = counts.length === 0 || bases?.incomplete === true ? null : sum(counts);
  return total === null
    ? populationOfSites(model)
    : {
        users: total,
        rule: 'sum of the counts of all user bases',
        inputs: [input('users of all bases', total, 'users', bases?.at)],
        at: bases?.at,
      };
}

const unknown: Population = { users: null, rule: 'users.total', inputs: [] };

function populationOfSites(model: Model): Population {
  const sites = model.section('sites');
  if (sites === undefined || sites.incomplete || sites.items.length === 0) return unknown;
  const total = sum(sites.items.map(({ users }) => users?.value ?? null));
  return total === null
    ? unknown
    : {
        users: total,
        rule: 'sum of the users of all sites',
        inputs: [input('users of all sites', total, 'users', sites.at)],
        at: sites.at,
      };
}

export const loadOf = (model: Model): Load => model.shared('sizing load', computeLoad);

function computeLoad(model: Model): Load {
  const settings = settingsOf(model);
  const population = populationOf(model);
  const listing = model.users?.bases;
  const items = listing?.items ?? [];
  const names = new Map<string, number>();
  const placed: Placed[] = [];
  const bases = items.flatMap((spec): BaseLoad[] => {
    if (spec.base === undefined) return [];
    const count = (names.get(spec.base.value) ?? 0) + 1;
    names.set(spec.base.value, count);
    const name = count === 1 ? spec.base.value : `${spec.base.value} ${count}`;
    const load = baseLoad(spec, name, userBases[spec.base.value], population, items.length === 1, settings);
    for (const draft of load.drafts) placed.push(ofDeployment(draft));
    return [load.base];
  });
  const whole = listing !== undefined && !listing.incomplete && bases.length === items.length && bases.length > 0;
  const total = (
    of: (base: BaseLoad) => number | null,
    where: (base: BaseLoad) => boolean = () => true,
  ): number | null => (whole ? sum(bases.filter(where).map(of)) : null);
  const load: Omit<Load, 'placed'> = {
    bases,
    connections: {
      native: total(
        (base) => base.connections,
        (base) => base.access !== 'web',
      ),
      web: total(
        (base) => base.connections,
        (base) => base.access === 'web',
      ),
      all: total((base) => base.connections),
    },
    submissions: total((base) => base.submissions),
    deliveries: total((base) => base.deliveries),
    mail: {
      bytes: bases.reduce((bytes, base) => bytes + (base.mail ?? 0), 0),
      complete: whole && bases.every((base) => base.mail !== null),
    },
  };
  if (isMessaging(model) || bases.length > 0) {
    for (const draft of totals(model, load, total)) placed.push(ofDeployment(draft));
  }
  return { ...load, placed };
}

const isMessaging = (model: Model): boolean => model.has(...messageStores, ...generalMtas, 'mmp');

/** How many users a base has, and from what. */
function usersOf(
  spec: UserBaseSpec,
  population: Population,
  only: boolean,
): Pick<Population, 'users' | 'inputs'> & { readonly rule: string; readonly numbers: string } {
  if (spec.count !== undefined)
    return {
      users: spec.count.value,
      inputs: [given('users of the base', spec.count, 'users')],
      rule: 'count',
      numbers: show(spec.count.value),
    };
  if (population.users === null) return { users: null, inputs: [], rule: 'users x share', numbers: '' };
  if (spec.share === undefined) {
    // One base alone can only mean everybody.
    return only
      ? {
          users: population.users,
          inputs: population.inputs,
          rule: 'all users, as there is one base',
          numbers: show(population.users),
        }
      : { users: null, inputs: population.inputs, rule: 'users x share', numbers: '' };
  }
  return {
    users: tidy(population.users * spec.share.value.amount),
    inputs: [...population.inputs, quoted('share', spec.share)],
    rule: 'users x share',
    numbers: `${show(population.users)} x ${percent(spec.share.value.amount)}`,
  };
}

function baseLoad(
  spec: UserBaseSpec,
  name: string,
  profile: UserBase,
  population: Population,
  only: boolean,
  settings: SizingSettings,
): { readonly base: BaseLoad; readonly drafts: readonly FigureDraft[] } {
  const id = `load.${name.replace(' ', '-')}`;
  const at = spec.base?.at;
  const own = usersOf(spec, population, only);
  const connected = spec.concurrent?.value.amount;
  // A connection is whole: rounded up, and everything below counts from the rounded number.
  const connections = own.users === null || connected === undefined ? null : tidy(roundUp(own.users * connected));
  const submissions = connections === null ? null : tidy((connections * profile.sendsPerHour) / 3600);
  const deliveries = submissions === null ? null : tidy(submissions * profile.recipients);
  const least = meanSize(profile.sizes, 'least', settings);
  const mean = meanSize(profile.sizes, 'mean', settings);
  const bytes = {
    least: submissions === null ? null : tidy(submissions * least * settings.base),
    mean: submissions === null ? null : tidy(submissions * mean * settings.base),
  };
  const mail =
    own.users === null || spec.mailbox === undefined ? null : tidy(own.users * settings.bytes(spec.mailbox.value));
  const missing =
    own.users === null
      ? 'Not given: write `users.total` and the `share` of this base, or its `count`.'
      : 'Not given: count the established connections at peak, or take the login and logout times, and write the part of the users as `concurrent` (L2409-2420).';
  const unknown = connections === null ? missing : undefined;
  const scale = (value: number | null): Pick<FigureDraft, 'value' | 'at' | 'source' | 'scaling'> => ({
    value,
    at,
    source: profile.source,
    scaling: value === null ? undefined : { fixed: 0, variable: value },
  });
  const drafts: FigureDraft[] = [
    {
      ...scale(own.users),
      id: `${id}.users`,
      title: `Users of ${name}`,
      unit: 'users',
      formula: own.numbers === '' ? own.rule : formula(own.rule, own.numbers, own.users),
      inputs: own.inputs,
      note: own.users === null ? missing : profile.note,
    },
    {
      ...scale(connections),
      id: `${id}.connections`,
      title: `Connections at peak, ${name}`,
      unit: 'connections',
      formula: formula(
        'users of the base x concurrent, rounded up',
        `${show(own.users ?? 0)} x ${percent(connected ?? 0)}`,
        connections,
      ),
      inputs: inputs(
        own.users === null ? undefined : input('users of the base', own.users, 'users'),
        spec.concurrent === undefined ? undefined : quoted('concurrent', spec.concurrent),
      ),
      source: ['L2409-2420'],
      note: unknown,
    },
    {
      ...scale(submissions),
      id: `${id}.submissions`,
      title: `Messages sent at peak, ${name}`,
      unit: 'messages/s',
      formula: formula(
        'connections x messages per hour / 3600',
        `${show(connections ?? 0)} x ${show(profile.sendsPerHour)} / 3600`,
        submissions,
      ),
      inputs: inputs(
        connections === null ? undefined : input('connections', connections, 'connections'),
        input('messages per hour and connection', profile.sendsPerHour, 'messages/h'),
      ),
      note: unknown ?? NOT_COUNTED,
    },
    {
      ...scale(deliveries),
      id: `${id}.deliveries`,
      title: `Messages delivered at peak, ${name}`,
      unit: 'messages/s',
      formula: formula(
        'messages sent x recipients',
        `${show(submissions ?? 0)} x ${show(profile.recipients)}`,
        deliveries,
      ),
      inputs: inputs(
        submissions === null ? undefined : input('messages sent', submissions, 'messages/s'),
        input('recipients of a message', profile.recipients, 'recipients'),
      ),
      note: unknown ?? 'As if every recipient had a mailbox here; mail from the Internet comes on top.',
    },
    ...sizeDrafts(id, name, profile, { submissions, bytes, least, mean, settings, unknown, scale }),
  ];
  if (spec.tls !== undefined) drafts.push(tlsDraft(id, name, spec.tls, connections, unknown, scale));
  return {
    base: { name, access: profile.access, users: own.users, connections, submissions, deliveries, bytes, mail },
    drafts,
  };
}

/** Mean message size of a mix, in KB. `least`: every message as small as its bin allows; `mean`: closed bins at their upper edge. */
export function meanSize(
  sizes: readonly SizeBin[],
  which: 'least' | 'mean',
  settings: Pick<SizingSettings, 'base'>,
): number {
  // An edge of 1000 KB is the guide's 1 Mbyte.
  const edge = (kb: number): number => (kb >= 1000 ? (kb / 1000) * settings.base : kb);
  return sizes.reduce((total, bin) => total + bin.share * edge(which === 'least' ? bin.from : (bin.to ?? bin.from)), 0);
}

function sizeDrafts(
  id: string,
  name: string,
  profile: UserBase,
  known: {
    readonly submissions: number | null;
    readonly bytes: BaseLoad['bytes'];
    readonly least: number;
    readonly mean: number;
    readonly settings: SizingSettings;
    readonly unknown: string | undefined;
    readonly scale: (value: number | null) => Pick<FigureDraft, 'value' | 'at' | 'source' | 'scaling'>;
  },
): readonly FigureDraft[] {
  const { submissions, settings } = known;
  const mix = (which: 'least' | 'mean'): string =>
    profile.sizes
      .map((bin) => `${percent(bin.share)} of ${show(which === 'least' ? bin.from : (bin.to ?? bin.from))} KB`)
      .join(' + ');
  return (['least', 'mean'] as const).map((which) => {
    const size = known[which];
    const bytes = known.bytes[which];
    return {
      ...known.scale(bytes),
      id: `${id}.bytes.${which}`,
      title: `Mail sent at peak, ${which === 'least' ? 'at least' : 'mean'}, ${name}`,
      unit: 'bytes/s',
      formula: formula(
        'messages sent x message size',
        `${show(submissions ?? 0)} x ${show(size)} ${settings.kb} x ${settings.base}`,
        bytes,
      ),
      inputs: inputs(
        submissions === null ? undefined : input('messages sent', submissions, 'messages/s'),
        input('message size', size, settings.kb),
        input('size mix', mix(which)),
      ),
      note:
        known.unknown ??
        (which === 'least'
          ? 'A lower bound: every message as small as its size range allows.'
          : 'Ranges with an upper edge count with that edge, open ones with their lower edge; the real mean is higher where large messages are much larger.'),
    };
  });
}

function tlsDraft(
  id: string,
  name: string,
  tls: NonNullable<UserBaseSpec['tls']>,
  connections: number | null,
  unknown: string | undefined,
  scale: (value: number | null) => Pick<FigureDraft, 'value' | 'at' | 'source' | 'scaling'>,
): FigureDraft {
  const value = connections === null ? null : roundUp(connections * tls.value.amount);
  return {
    ...scale(value),
    id: `${id}.tls`,
    title: `Encrypted connections at peak, ${name}`,
    unit: 'connections',
    formula: formula(
      'connections x tls, rounded up',
      `${show(connections ?? 0)} x ${percent(tls.value.amount)}`,
      value,
    ),
    inputs: inputs(
      connections === null ? undefined : input('connections', connections, 'connections'),
      quoted('tls', tls),
      input("the guide's example", constants.tlsShareExample.value, constants.tlsShareExample.unit),
    ),
    source: ['L2446', 'L2715', 'L3139'],
    note: unknown ?? 'Where they are a significant part, add an accelerator or processors. The guide gives no number.',
  };
}

/** Sums over all bases, and the declared mail traffic beside them. */
function totals(
  model: Model,
  load: Omit<Load, 'placed'>,
  total: (of: (base: BaseLoad) => number | null) => number | null,
): readonly FigureDraft[] {
  const { bases } = load;
  const at = model.users?.bases?.key ?? model.users?.key;
  const shares =
    tidy((model.users?.bases?.items ?? []).reduce((all, base) => all + (base.share?.value.amount ?? 0), 0)) ?? 0;
  const over = shares > 1 ? `The shares of the bases add up to ${percent(shares)}.` : undefined;
  const missing =
    bases.length === 0
      ? 'Not given: list the kinds of users under `users.bases`; the guide describes five (L2475-2503).'
      : 'Not given: a base leaves out its users or `concurrent`; see its own figures.';
  const traffic = model.services?.messaging?.traffic?.messages;
  const terms = (of: (base: BaseLoad) => number | null): string => bases.map((base) => show(of(base) ?? 0)).join(' + ');
  const add = (
    id: string,
    title: string,
    unit: string,
    of: (base: BaseLoad) => number | null,
    source: readonly string[],
    note?: string,
  ): FigureDraft => {
    const value = total(of);
    // Bases that leave it open come on top.
    const { atLeast } = totalOf([...bases.map(of), ...(value === null ? [null] : [])]);
    return {
      id: `load.${id}`,
      title,
      value,
      atLeast,
      unit,
      formula: formula('sum of all user bases', terms(of), value),
      inputs: bases.flatMap((base) => {
        const part = of(base);
        return part === null ? [] : [input(base.name, part, unit)];
      }),
      source,
      at,
      note:
        value === null
          ? atLeast === undefined
            ? missing
            : `${missing} The others come to this at least.`
          : (over ?? note),
      scaling: value === null ? undefined : { fixed: 0, variable: value },
    };
  };
  return [
    add(
      'connections',
      'Connections at peak',
      'connections',
      (base) => base.connections,
      ['L2409-2420'],
      'An IMAP user may hold several connections, a POP or web user one for each client (L2411).',
    ),
    add('submissions', 'Messages sent at peak', 'messages/s', (base) => base.submissions, ['L2485-2503'], NOT_COUNTED),
    add(
      'deliveries',
      'Messages delivered at peak',
      'messages/s',
      (base) => base.deliveries,
      ['L2485-2503'],
      'As if every recipient had a mailbox here; mail from the Internet comes on top.',
    ),
    add(
      'bytes.least',
      'Mail sent at peak, at least',
      'bytes/s',
      (base) => base.bytes.least,
      ['L2485-2503'],
      'A lower bound: every message as small as its size range allows.',
    ),
    add('bytes.mean', 'Mail sent at peak, mean', 'bytes/s', (base) => base.bytes.mean, ['L2485-2503']),
    ...(traffic === undefined ? [] : [trafficDraft(traffic, load.submissions, missing)]),
  ];
}

/** The mail traffic that the spec declares cannot be less than what its users send. */
function trafficDraft(traffic: Fact<Quantity>, submissions: number | null, missing: string): FigureDraft {
  return {
    id: 'load.traffic',
    title: 'Mail traffic at peak, at least',
    value: submissions,
    unit: 'messages/s',
    formula: formula('messages sent by users', show(submissions ?? 0), submissions),
    inputs: inputs(
      submissions === null ? undefined : input('messages sent', submissions, 'messages/s'),
      quoted('declared traffic', traffic),
    ),
    source: ['L2433-2437'],
    declared: traffic.value.amount,
    declaredAt: traffic.at,
    note:
      submissions === null
        ? missing
        : 'Mail from the Internet comes on top, so the declared traffic should be well above.',
    at: traffic.at,
  };
}
