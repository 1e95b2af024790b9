/** Figures built on assumptions of other documents that the spec opts into by name (`sizing.assumptions`). */
import { messageStores, directories } from '../catalog/roles';
import { assumed, assumptionInfo, type AssumptionId } from '../catalog/assumptions';
import { figures as constants } from '../catalog/figures';
import type { Fact } from '../model/dsl';
import type { Model } from '../model/model';
import { storageOf } from './storage';
import {
  constant,
  formula,
  given,
  input,
  inputs,
  ofDeployment,
  roundUp,
  show,
  type FigureDraft,
  type Placed,
} from './figure';
import { installations } from './hosts';
import { imUsersOf } from './im';
import { loadOf, populationOf } from './load';
import { settingsOf } from './settings';

/** A figure and the place where the spec asks for it. */
export interface Assumed extends Placed {
  readonly assumption: Fact<AssumptionId>;
}

export const assumptionsOf = (model: Model): readonly Assumed[] =>
  model.shared('sizing assumptions', (own) => {
    const wanted = new Map<AssumptionId, Fact<AssumptionId>>();
    for (const fact of own.section('sizing')?.assumptions?.items ?? []) wanted.set(fact.value, fact);
    return [...wanted.values()].flatMap((fact) =>
      figuresOf(own, fact.value).map((draft) => ({
        assumption: fact,
        ...ofDeployment({
          ...draft,
          id: `assumed.${fact.value}.${draft.id}`,
          source: assumptionInfo(fact.value).source,
          note: [draft.note, builtOn(fact.value)].filter((text) => text !== undefined).join(' '),
          at: fact.at,
        }),
      })),
    );
  });

/** Active users whom one Instant Messaging server can have by that assumption, with as much heap as it may be given. */
export const heapUsers = (base: number): number =>
  Math.floor(((constants.jvmMaximum.value - assumed.imHeapBase.value) * base) / assumed.imHeapPerUser.value);

type AssumedFigure = Omit<FigureDraft, 'source' | 'at'>;

function builtOn(id: AssumptionId): string {
  const { product, year, validity } = assumptionInfo(id);
  const caution = validity === 'dated' ? ', true of the hardware of its time' : '';
  return `Built on the assumption \`${id}\` (${product}, ${year}${caution}); the planning guide does not give it.`;
}

function figuresOf(model: Model, id: AssumptionId): readonly AssumedFigure[] {
  switch (id) {
    case 'im-heap-2006':
      return heap(model);
    case 'mux-sessions-2006':
      return muxProcesses(model);
    case 'process-connections-2007':
      return messagingProcesses(model);
    case 'single-copy-2005':
      return copies(model);
    case 'partition-size-2007':
      return partitions(model);
    case 'calendar-sessions-2005':
      return calendarSessions(model);
    case 'directory-cache-1999':
      return directoryCache(model);
    case 'convergence-users-2014':
      return convergenceUsers(model);
  }
}

const NO_LOAD = 'Not given: list the kinds of users under `users.bases`, with `concurrent`.';

function heap(model: Model): readonly AssumedFigure[] {
  const settings = settingsOf(model);
  const servers = model.of('im-server');
  const machines = model.countOf(servers);
  if (machines === 0) return [];
  const active = imUsersOf(model).connected?.active ?? null;
  const base = assumed.imHeapBase.value;
  const value = active === null ? null : base + ((active / machines) * assumed.imHeapPerUser.value) / settings.base;
  // The server with the least of it speaks for all.
  const [memory] = servers
    .flatMap(({ spec }) => spec['jvm-memory'] ?? [])
    .sort((a, b) => settings.bytes(a.value) - settings.bytes(b.value));
  return [
    {
      id: 'heap',
      title: 'Heap of an Instant Messaging server',
      value,
      unit: settings.mb,
      formula: formula(
        '256 MB + 65 KB x active users / servers',
        `${show(base)} ${settings.mb} + ${show(assumed.imHeapPerUser.value)} ${settings.kb} x ${show(active ?? 0)} / ${show(machines)}`,
        value,
        settings.mb,
      ),
      inputs: inputs(
        active === null ? undefined : input('active users', active, 'users'),
        input('servers', machines, 'hosts'),
        constant('heap of a server', assumed.imHeapBase),
        constant('heap of an active user', assumed.imHeapPerUser),
      ),
      declared: memory === undefined ? null : settings.bytes(memory.value) / settings.base ** 2,
      declaredAt: memory?.at,
      note: value === null ? 'Not given: write `users.im.active`.' : undefined,
    },
  ];
}

function muxProcesses(model: Model): readonly AssumedFigure[] {
  const muxes = model.of('im-mux');
  if (muxes.length === 0) return [];
  const { connections } = imUsersOf(model);
  const { margin } = settingsOf(model);
  const value =
    connections === null || margin >= 1 ? null : roundUp(connections / (1 - margin) / assumed.muxSessions.value);
  const counted = muxes.every(({ spec }) => spec.instances !== undefined);
  return [
    {
      id: 'processes',
      title: 'Multiplexor processes, all hosts',
      value,
      unit: 'processes',
      formula: formula(
        'connections / (1 - margin) / 2,000, rounded up',
        `${show(connections ?? 0)} / ${show(1 - margin)} / ${show(assumed.muxSessions.value)}`,
        value,
      ),
      inputs: inputs(
        connections === null ? undefined : input('connections', connections, 'connections'),
        constant('sessions of a process', assumed.muxSessions),
      ),
      declared: counted
        ? muxes.reduce((sum, { host, spec }) => sum + host.count * (spec.instances?.value ?? 0), 0)
        : null,
      declaredAt: muxes[0]?.spec.instances?.at,
      note: value === null ? 'Not given: write `users.im`.' : undefined,
    },
  ];
}

function messagingProcesses(model: Model): readonly AssumedFigure[] {
  const { bases } = loadOf(model);
  const kinds = [
    { id: 'imap', access: 'imap', title: 'IMAP', each: assumed.imapConnections },
    { id: 'pop', access: 'pop', title: 'POP', each: assumed.popConnections },
    { id: 'webmail', access: 'web', title: 'webmail', each: assumed.webConnections },
  ] as const;
  return kinds.flatMap(({ id, access, title, each }): readonly AssumedFigure[] => {
    const own = bases.filter((base) => base.access === access);
    if (own.length === 0) return [];
    const connections = own.reduce<number | null>(
      (sum, base) => (sum === null || base.connections === null ? null : sum + base.connections),
      0,
    );
    const value = connections === null ? null : Math.max(1, roundUp(connections / each.value));
    return [
      {
        id,
        title: `Processes of ${title} for the connections at peak, all hosts`,
        value,
        unit: 'processes',
        formula: formula(
          `connections / ${show(each.value)}, rounded up`,
          `${show(connections ?? 0)} / ${show(each.value)}`,
          value,
        ),
        inputs: inputs(
          connections === null ? undefined : input('connections', connections, 'connections'),
          constant('connections of a process', each),
        ),
        note: value === null ? NO_LOAD : undefined,
      },
    ];
  });
}

function copies(model: Model): readonly AssumedFigure[] {
  const settings = settingsOf(model);
  const { mail } = storageOf(model);
  if (model.of(...messageStores).length === 0) return [];
  const size = mail.complete ? mail.bytes / settings.base ** 2 : null;
  return (
    [
      { id: 'least', word: 'at least', factor: assumed.copiesLeast },
      { id: 'most', word: 'at most', factor: assumed.copiesMost },
    ] as const
  ).map(({ id, word, factor }): AssumedFigure => {
    const value = size === null ? null : size * factor.value;
    return {
      id,
      title: `Mail in all mailboxes if single copies are lost, ${word}`,
      value,
      unit: settings.mb,
      formula: formula(
        `mail in all mailboxes x ${show(factor.value)}`,
        `${show(size ?? 0)} ${settings.mb} x ${show(factor.value)}`,
        value,
        settings.mb,
      ),
      inputs: inputs(
        size === null ? undefined : input('mail in all mailboxes', size, settings.mb),
        constant('factor', factor),
      ),
      note: value === null ? 'Not given: write `mailbox` for each of `users.bases`.' : undefined,
    };
  });
}

function partitions(model: Model): readonly AssumedFigure[] {
  const settings = settingsOf(model);
  const { mail, stores } = storageOf(model);
  if (stores.length === 0) return [];
  const size = mail.complete ? (mail.bytes * constants.storeOverhead.value) / settings.base ** 3 : null;
  const value = size === null ? null : Math.max(1, roundUp(size / assumed.partitionSize.value));
  const found = model.of(...messageStores);
  const declared = found.reduce((sum, { host, spec }) => sum + host.count * (spec.partitions?.items.length ?? 0), 0);
  return [
    {
      id: 'partitions',
      title: 'Store partitions, all hosts',
      value,
      unit: 'partitions',
      formula: formula(
        'disk for mail / 300 GB, rounded up',
        `${show(size ?? 0)} ${settings.gb} / ${show(assumed.partitionSize.value)}`,
        value,
      ),
      inputs: inputs(
        size === null ? undefined : input('disk for mail', size, settings.gb),
        constant('size of a partition', assumed.partitionSize),
      ),
      declared: declared === 0 ? null : declared,
      declaredAt: found.find(({ spec }) => spec.partitions !== undefined)?.spec.partitions?.at,
      note: value === null ? 'Not given: write `mailbox` for each of `users.bases`.' : undefined,
    },
  ];
}

function calendarSessions(model: Model): readonly AssumedFigure[] {
  const found = model.of('cal6-frontend');
  if (found.length === 0) return [];
  const known = found.every(({ spec }) => spec.instances !== undefined);
  const processes = known
    ? found.reduce((sum, { host, spec }) => sum + host.count * (spec.instances?.value ?? 0), 0)
    : null;
  const value = processes === null ? null : processes * assumed.calendarSessions.value;
  return [
    {
      id: 'sessions',
      title: 'Sessions that the Calendar 6 front ends hold',
      value,
      unit: 'sessions',
      formula: formula(
        'cshttpd processes x 5,000',
        `${show(processes ?? 0)} x ${show(assumed.calendarSessions.value)}`,
        value,
      ),
      inputs: inputs(
        processes === null ? undefined : input('processes', processes, 'processes'),
        constant('sessions of a process', assumed.calendarSessions),
      ),
      note: value === null ? 'Not given: write `instances` at the front ends.' : undefined,
    },
  ];
}

function directoryCache(model: Model): readonly AssumedFigure[] {
  const settings = settingsOf(model);
  const servers = model.of(...directories);
  if (installations(servers) === 0) return [];
  const { users, inputs: from } = populationOf(model);
  const share = assumed.directoryCacheShare.value / 100;
  const value = users === null ? null : (users * assumed.directoryEntry.value) / settings.base / share;
  return [
    {
      id: 'memory',
      title: 'Memory of a directory host for the entries of all users',
      value,
      unit: settings.mb,
      formula: formula(
        'users x 1 KB / 75%',
        `${show(users ?? 0)} x ${show(assumed.directoryEntry.value)} ${settings.kb} / ${show(share)}`,
        value,
        settings.mb,
      ),
      inputs: [
        ...from,
        constant('entry', assumed.directoryEntry),
        constant('part of memory for the cache, at most', assumed.directoryCacheShare),
      ],
      note:
        value === null
          ? 'Not given: write `users.total`.'
          : 'Entries of users alone; indexes and other entries come on top.',
    },
  ];
}

function convergenceUsers(model: Model): readonly AssumedFigure[] {
  if (!model.has('convergence')) return [];
  const total = model.users?.total;
  return [
    {
      id: 'users',
      title: 'Users for whom the tuning of Convergence was tested, at most',
      value: assumed.convergenceUsers.value,
      unit: 'users',
      formula: '10,000 users of mail, calendar and address book',
      inputs: inputs(total === undefined ? undefined : given('users', total, 'users')),
      bound: 'maximum',
      declared: total?.value ?? null,
      declaredAt: total?.at,
      note: 'Beyond it, measure.',
    },
  ];
}
