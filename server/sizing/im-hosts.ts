/** What Instant Messaging takes on each of its hosts, and the settings of its multiplexors. */
import { figures as constants, imMemory, imUsersPerCpu, notSized, type ImMemory } from '../catalog/figures';
import type { Component } from '../model/model';
import {
  constant,
  formula,
  given,
  input,
  inputs,
  ofHost,
  percent,
  roundUp,
  show,
  type Figure,
  type Placed,
} from './figure';
import {
  muxCpus,
  muxMemory,
  serverCpus,
  serverMemory,
  sessionsOf,
  type ImHost,
  type ImLayout,
  type ImTable,
  type ImUsers,
} from './im';
import type { SizingSettings } from './settings';

const OLD_HARDWARE = 'Measured on a 400 MHz UltraSPARC II.';
const NOBODY = 'Not given: write the shares of connected users as `users.im.active` and `users.im.inactive`.';
export const NO_USERS =
  'Not given: write `users.total`, or `users.im.total` where not everybody uses instant messaging.';

/** What all hosts have in common. */
export interface ImContext {
  readonly im: ImUsers;
  readonly table: ImTable;
  readonly layout: ImLayout;
  readonly settings: SizingSettings;
}

/** A kind of program on a host: its installations here, and what falls to all of these. */
interface Part {
  readonly role: 'server' | 'mux';
  readonly found: readonly Component[];
  /** Installations in the whole deployment. */
  readonly all: number;
  readonly active: number;
  readonly inactive: number;
}

export function imHostFigures(context: ImContext, own: ImHost): readonly Placed[] {
  const { connected } = context.im;
  const parts = connected === null ? [] : partsOf(context.layout, own, connected);
  return [
    ...parts.map((part) => memoryPart(context, own, part)),
    ...parts.filter((part) => part.role === 'server').map((part) => jvm(context, own, part)),
    memoryTotal(context, own, parts),
    ...parts.map((part) => cpuPart(context, own, part)),
    cpuTotal(context, own, parts),
    hostDisk(context, own),
    ...own.muxes.flatMap((mux, i) => muxFigures(context, own, mux, i)),
  ];
}

/** Users are spread evenly over all servers, and over all multiplexors. */
function partsOf(layout: ImLayout, own: ImHost, connected: NonNullable<ImUsers['connected']>): readonly Part[] {
  const part = (role: Part['role'], found: readonly Component[], all: number): readonly Part[] =>
    found.length === 0
      ? []
      : [
          {
            role,
            found,
            all,
            active: (connected.active * found.length) / all,
            inactive: (connected.inactive * found.length) / all,
          },
        ];
  return [...part('server', own.servers, layout.servers), ...part('mux', own.muxes, layout.muxes)];
}

const lowerNote = (im: ImUsers): string =>
  im.connected?.complete === false
    ? ' One of `active` and `inactive` is left out and counts as none, so this is a lower bound.'
    : '';

const spreadInput = (part: Part) =>
  part.all > 1 ? input(part.role === 'mux' ? 'multiplexors' : 'servers', part.all, 'installations') : undefined;

// ---- memory ---------------------------------------------------------------------------------------------------------

/** Memory of a part by a row of the table, in MB of the base, and what of it does not grow with the users. */
function memoryOf(part: Part, table: ImMemory, base: number): { readonly fixed: number; readonly total: number } {
  const count = part.found.length;
  const [each, fixed] =
    part.role === 'mux'
      ? [muxMemory(table, part.active / count, part.inactive / count, base), table.muxBase]
      : [
          serverMemory(table, part.active / count, part.inactive / count, base),
          part.active > 0 ? table.serverBaseActive : table.serverBaseInactive,
        ];
  return { fixed: fixed * count, total: each * count };
}

function memoryPart(context: ImContext, own: ImHost, part: Part): Placed {
  const { im } = context;
  const { table } = context;
  const { mb, kb, base } = context.settings;
  const { memory } = table;
  const mux = part.role === 'mux';
  const { fixed, total } = memoryOf(part, memory, base);
  const perActive = mux ? memory.muxPerActive : memory.serverPerActive;
  const perInactive = mux ? memory.muxPerInactive : memory.serverPerInactive;
  return ofHost(own.host, {
    id: `im.memory.${part.role}`,
    title: mux ? 'Memory of the multiplexor' : 'Memory of the instant messaging server',
    value: total,
    unit: mb,
    formula: formula(
      'base + active x part + inactive x part',
      `${show(fixed)} ${mb} + ${show(part.active)} x ${show(perActive)} ${kb} + ${show(part.inactive)} x ${show(perInactive)} ${kb}`,
      total,
      mb,
    ),
    inputs: inputs(
      ...im.inputs,
      input(
        'table row',
        table.kind === 'plain' ? 'archive disabled' : 'single sign-on, portal or archive',
        '',
        table.because,
      ),
      spreadInput(part),
    ),
    source: memory.source,
    note: `${OLD_HARDWARE}${lowerNote(im)} The guide does not say how active and idle users combine; we add both to one base.`,
    at: part.found[0]?.at,
    scaling: { fixed, variable: total - fixed },
  });
}

/** The memory setting of the server process, which has a maximum. */
function jvm(context: ImContext, own: ImHost, part: Part): Placed {
  const { mb, base, bytes } = context.settings;
  const { fixed, total } = memoryOf(part, context.table.memory, base);
  const [server] = part.found;
  const declared = server?.spec['jvm-memory'];
  const most = constants.jvmMaximum;
  const each = total / part.found.length;
  const beyond = each > most.value;
  return ofHost(own.host, {
    id: `im.jvm`,
    title: 'Memory setting of the server process (iim.jvm.maxmemorysize)',
    value: each,
    unit: mb,
    formula: formula('memory of one instant messaging server', show(each), each, mb),
    inputs: [
      input('memory of one instant messaging server', each, mb),
      constant('default', constants.jvmDefault),
      constant('maximum', most),
    ],
    source: most.source,
    declared: declared === undefined ? null : bytes(declared.value) / base ** 2,
    declaredAt: declared?.at,
    note: beyond
      ? `More than the ${show(most.value)} MB that one process may have: spread the users over more servers, and measure.`
      : each > constants.jvmDefault.value && declared === undefined
        ? `More than the default of ${show(constants.jvmDefault.value)} MB: write it as \`jvm-memory\`.`
        : undefined,
    ...(beyond ? { status: 'short' as const } : {}),
    at: server?.at,
    scaling: { fixed: fixed / part.found.length, variable: (total - fixed) / part.found.length },
  });
}

function memoryTotal(context: ImContext, own: ImHost, parts: readonly Part[]): Placed {
  const { im } = context;
  const { table } = context;
  const { mb, base, bytes } = context.settings;
  const { memory } = own.host.spec;
  const least = constants.imHostMemory.value;
  const each = parts.map((part) => ({ part, ...memoryOf(part, table.memory, base) }));
  const sum = each.reduce((total, { total: own }) => total + own, 0);
  const fixed = each.reduce((total, { fixed: own }) => total + own, 0);
  const known = im.connected !== null;
  const value = known ? Math.max(sum, least) : null;
  const other = parts.reduce(
    (total, part) => total + memoryOf(part, imMemory[table.kind === 'plain' ? 'extended' : 'plain'], base).total,
    0,
  );
  const otherCase = table.kind === 'plain' ? 'With single sign-on, portal or archive' : 'Without them';
  return ofHost(own.host, {
    id: `im.memory`,
    title: 'Memory for instant messaging, one host',
    value,
    unit: mb,
    formula: formula(
      `server + multiplexor, at least ${show(least)} MB`,
      each.map(({ total }) => show(total)).join(' + '),
      value,
      mb,
    ),
    inputs: [
      ...each.map(({ part, total }) => input(part.role === 'mux' ? 'multiplexor' : 'server', total, mb)),
      constant('host, at least', constants.imHostMemory),
    ],
    source: [...table.memory.source, ...constants.imHostMemory.source],
    declared: memory === undefined ? null : bytes(memory.value) / base ** 2,
    declaredAt: memory?.at,
    note: known
      ? `${OLD_HARDWARE}${lowerNote(im)} ${otherCase} it is ${show(Math.max(other, least))} ${mb}.`
      : missing(im),
    at: own.host.at,
    // Below the minimum of a host the need does not grow yet.
    scaling: known && sum >= least ? { fixed, variable: sum - fixed } : undefined,
  });
}

const missing = (im: ImUsers): string => (im.total === null ? NO_USERS : NOBODY);

// ---- processors -----------------------------------------------------------------------------------------------------

const noCpusWithArchive = `Not given: the guide has no number for ${notSized.imCpuWithArchive.text}. Measure it with a load simulator.`;

const cpusOf = (part: Part): number =>
  part.role === 'mux' ? muxCpus(part.active, part.inactive) : serverCpus(part.active, part.inactive);

function cpuPart(context: ImContext, own: ImHost, part: Part): Placed {
  const { im } = context;
  const { archive } = context.table;
  const mux = part.role === 'mux';
  const perActive = mux ? imUsersPerCpu.muxActive : imUsersPerCpu.serverActive;
  const perInactive = mux ? imUsersPerCpu.muxInactive : imUsersPerCpu.serverInactive;
  const need = cpusOf(part);
  const value = archive ? null : need;
  return ofHost(own.host, {
    id: `im.cpus.${part.role}`,
    title: mux ? 'Processors of the multiplexor' : 'Processors of the instant messaging server',
    value,
    unit: 'CPUs',
    formula: formula(
      `active / ${show(perActive)} + inactive / ${show(perInactive)}`,
      `${show(part.active)} / ${show(perActive)} + ${show(part.inactive)} / ${show(perInactive)}`,
      value,
    ),
    inputs: inputs(...im.inputs, spreadInput(part)),
    source: imUsersPerCpu.source,
    note: archive
      ? `${noCpusWithArchive} Without an archive it is ${show(need)}.`
      : `${OLD_HARDWARE}${lowerNote(im)}${mux ? '' : ' For idle users the guide says "several hundred thousand"; 300,000 is ours.'}`,
    at: part.found[0]?.at,
    scaling: { fixed: 0, variable: need },
  });
}

function cpuTotal(context: ImContext, own: ImHost, parts: readonly Part[]): Placed {
  const { im } = context;
  const { archive } = context.table;
  const { cpus } = own.host.spec;
  const needs = parts.map((part) => ({ part, cpus: cpusOf(part) }));
  const value =
    im.connected === null || archive ? null : Math.max(1, roundUp(needs.reduce((total, need) => total + need.cpus, 0)));
  return ofHost(own.host, {
    id: `im.cpus`,
    title: 'Processors for instant messaging, one host',
    value,
    unit: 'CPUs',
    formula: formula(
      'server + multiplexor, rounded up, at least 1',
      needs.map((need) => show(need.cpus)).join(' + '),
      value,
    ),
    inputs:
      im.connected === null
        ? im.inputs
        : needs.map((need) => input(need.part.role === 'mux' ? 'multiplexor' : 'server', need.cpus, 'CPUs')),
    source: imUsersPerCpu.source,
    declared: cpus?.value ?? null,
    declaredAt: cpus?.at,
    note: im.connected === null ? missing(im) : archive ? noCpusWithArchive : `${OLD_HARDWARE}${lowerNote(im)}`,
    at: own.host.at,
  });
}

// ---- disk -----------------------------------------------------------------------------------------------------------

export function archiveNote(context: ImContext): Figure['note'] {
  return context.table.archive
    ? 'The archive comes on top; the guide gives no number for it. Measure how much a day adds.'
    : undefined;
}

function hostDisk(context: ImContext, own: ImHost): Placed {
  const { host } = own;
  const { total, inputs: facts } = context.im;
  const { servers } = context.layout;
  const { mb, kb, base, bytes } = context.settings;
  const { disk } = host.spec;
  const programs = own.servers.length + own.muxes.length;
  const fixed = programs * constants.imDiskPerInstance.value;
  const part = own.servers.length === 0 ? 0 : own.servers.length / servers;
  const users = part === 0 ? 0 : total === null ? null : total * part;
  const variable = users === null ? null : (users * constants.imDiskPerUser.value) / base;
  const value = variable === null ? null : fixed + variable;
  return ofHost(host, {
    id: `im.disk`,
    title: 'Disk for instant messaging, one host',
    value,
    unit: mb,
    formula: formula(
      '300 MB x (servers + multiplexors) + 5 KB x users of the server',
      `${show(constants.imDiskPerInstance.value)} ${mb} x ${programs} + ${show(constants.imDiskPerUser.value)} ${kb} x ${show(users ?? 0)}`,
      value,
      mb,
    ),
    inputs: inputs(
      ...facts.filter((each) => each.unit === 'users'),
      servers > 1 ? input('servers', servers, 'installations') : undefined,
    ),
    source: ['L5450-5453'],
    declared: disk === undefined ? null : bytes(disk.value) / base ** 2,
    declaredAt: disk?.at,
    note: value === null ? NO_USERS : own.servers.length > 0 ? archiveNote(context) : undefined,
    at: host.at,
    scaling: variable === null || variable === 0 ? undefined : { fixed, variable },
  });
}

// ---- multiplexors ---------------------------------------------------------------------------------------------------

function muxFigures(context: ImContext, own: ImHost, mux: Component, index: number): readonly Placed[] {
  const { host } = own;
  const { cpus } = host.spec;
  const { muxes } = context.layout;
  const { margin } = context.settings;
  const { connections } = context.im;
  const key = `im-mux${index === 0 ? '' : `~${index + 1}`}`;
  const sessions = sessionsOf(mux);
  const { instances } = mux.spec;
  const threads = mux.spec['max-threads'];
  const value = connections === null || margin >= 1 ? null : roundUp(connections / (1 - margin) / muxes / sessions);
  const needed = ofHost(host, {
    id: `${key}.instances`,
    title: 'Multiplexor processes for the connections (iim_mux.numinstances)',
    value,
    unit: 'processes',
    formula: formula(
      'connections / (1 - margin) / multiplexors / sessions, rounded up',
      `${show(connections ?? 0)} / (1 - ${percent(margin)}) / ${muxes} / ${show(sessions)}`,
      value,
    ),
    inputs: inputs(
      connections === null ? undefined : input('connections', connections, 'connections'),
      input('safe margin', percent(margin)),
      input('multiplexors', muxes, 'installations'),
      mux.spec['max-sessions'] === undefined
        ? constant('sessions of a process', constants.imMuxSessions)
        : given('sessions of a process', mux.spec['max-sessions'], 'sessions'),
    ),
    source: ['L5349-5354', 'L5492'],
    declared: instances?.value ?? null,
    declaredAt: instances?.at,
    note:
      value === null
        ? margin >= 1
          ? MARGIN
          : NO_USERS
        : muxes > 1
          ? 'As if connections were spread evenly over all multiplexors.'
          : undefined,
    at: mux.at,
  });
  if (cpus === undefined) return [needed];
  const start = cpus.value * constants.imMuxProcessesPerCpu.value;
  const most = cpus.value * constants.imMuxThreadsPerCpu.value;
  return [
    needed,
    ofHost(host, {
      id: `${key}.instances.start`,
      title: 'Multiplexor processes to start with (iim_mux.numinstances)',
      value: start,
      unit: 'processes',
      formula: formula('one for each CPU', show(cpus.value), start),
      inputs: [given('CPUs', cpus, 'CPUs')],
      source: constants.imMuxProcessesPerCpu.source,
      declared: instances?.value ?? null,
      declaredAt: instances?.at,
      bound: 'exact',
      status: instances?.value === start ? 'ok' : 'info',
      note: 'A starting point, no limit.',
      at: mux.at,
    }),
    ofHost(host, {
      id: `${key}.threads`,
      title: 'Multiplexor threads, at most (iim_mux.maxthreads)',
      value: most,
      unit: 'threads',
      formula: formula('one for each CPU', show(cpus.value), most),
      inputs: [given('CPUs', cpus, 'CPUs')],
      source: constants.imMuxThreadsPerCpu.source,
      declared: threads?.value ?? null,
      declaredAt: threads?.at,
      bound: 'maximum',
      at: mux.at,
    }),
  ];
}

export const MARGIN = 'A `safe-margin` of 100% or more leaves nothing to use.';
