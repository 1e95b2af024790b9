/** Instant Messaging: who is connected, and the guide's tables of memory, processors and connections. */
import { chatEntrances } from '../catalog/roles';
import { figures as constants, imMemory, imUsersPerCpu, type ImMemory } from '../catalog/figures';
import type { Fact } from '../model/dsl';
import type { Component, Host, Model } from '../model/model';
import type { Quantity } from '../model/quantity';
import { managedSignOn } from '../questions/access-manager';
import type { Node } from '../syntax/tree';
import { constant, given, inputs, quoted, roundUp, tidy, totalOf, type Input, type Total } from './figure';
import { hostsWith, installations } from './hosts';
import { populationOf } from './load';
import { settingsOf } from './settings';

/** Who is connected to Instant Messaging at peak. Users are not rounded, connections are rounded up. */
export interface ImUsers {
  readonly total: number | null;
  /** Null where neither kind of connected user is given. A kind that alone is left out counts as none, so both are lower bounds then. */
  readonly connected: { readonly active: number; readonly inactive: number; readonly complete: boolean } | null;
  /** Connections at peak, from the profile or else from one in ten users. */
  readonly connections: number | null;
  readonly byProfile: boolean;
  readonly inputs: readonly Input[];
  readonly at?: Node | undefined;
}

export const imUsersOf = (model: Model): ImUsers => model.shared('sizing im users', readUsers);

function readUsers(model: Model): ImUsers {
  const im = model.users?.im;
  const population = populationOf(model);
  const total = im?.total?.value ?? population.users;
  const facts = im?.total === undefined ? population.inputs : [given('users of instant messaging', im.total, 'users')];
  const at = im?.total?.at ?? im?.key ?? population.at;
  const { active, inactive } = im ?? {};
  if (total === null) return { total, connected: null, connections: null, byProfile: false, inputs: facts, at };
  if (active === undefined && inactive === undefined) {
    const connections = roundUp(total * constants.imConcurrency.value);
    return {
      total,
      connected: null,
      connections,
      byProfile: false,
      inputs: [...facts, constant('concurrency', constants.imConcurrency)],
      at,
    };
  }
  const users = (share: Fact<Quantity> | undefined): number => tidy(total * (share?.value.amount ?? 0)) ?? 0;
  const connected = {
    active: users(active),
    inactive: users(inactive),
    complete: active !== undefined && inactive !== undefined,
  };
  return {
    total,
    connected,
    connections: roundUp(connected.active + connected.inactive),
    byProfile: true,
    inputs: inputs(
      ...facts,
      active === undefined ? undefined : quoted('active', active),
      inactive === undefined ? undefined : quoted('inactive', inactive),
    ),
    at,
  };
}

/** Which row of the memory table holds, and what in the spec says so. */
export interface ImTable {
  readonly memory: ImMemory;
  readonly kind: 'plain' | 'extended';
  readonly archive: boolean;
  readonly because?: Node | undefined;
}

export function imTableOf(model: Model): ImTable {
  const service = model.services?.['instant-messaging'];
  const mode = managedSignOn(model, 'instant-messaging');
  const archive = service?.archive?.value === true;
  const because = archive
    ? service.archive.at
    : mode !== undefined
      ? mode.at
      : service?.auth?.value === 'access-manager'
        ? service.auth.at
        : service?.features?.items.find(
            (feature) => feature.value === 'portal-archive' || feature.value === 'portal-channel',
          )?.at;
  const kind = because === undefined ? 'plain' : 'extended';
  return { memory: imMemory[kind], kind, archive, because };
}

/** Memory of one server for its share of the users, in MB of `base`. */
export function serverMemory(table: ImMemory, active: number, inactive: number, base: number): number {
  return (
    (active > 0 ? table.serverBaseActive : table.serverBaseInactive) +
    (table.serverPerActive * active + table.serverPerInactive * inactive) / base
  );
}

/** Memory of one multiplexor for its share of the users, in MB of `base`. */
export function muxMemory(table: ImMemory, active: number, inactive: number, base: number): number {
  return table.muxBase + (table.muxPerActive * active + table.muxPerInactive * inactive) / base;
}

/** Processors of the servers and of the multiplexors together, not rounded; no archive. */
export const serverCpus = (active: number, inactive: number): number =>
  active / imUsersPerCpu.serverActive + inactive / imUsersPerCpu.serverInactive;
export const muxCpus = (active: number, inactive: number): number =>
  active / imUsersPerCpu.muxActive + inactive / imUsersPerCpu.muxInactive;

/** What Instant Messaging takes on one host, with users spread evenly over all servers and over all multiplexors. */
export interface ImHost {
  readonly host: Host;
  readonly servers: readonly Component[];
  readonly muxes: readonly Component[];
  /** MB of the guide's base; null where nobody says who is connected. */
  readonly memory: { readonly server: number; readonly mux: number; readonly total: number } | null;
}

export interface ImLayout {
  readonly servers: number;
  readonly muxes: number;
  readonly hosts: readonly ImHost[];
}

export const imLayoutOf = (model: Model): ImLayout => model.shared('sizing im layout', readLayout);

function readLayout(model: Model): ImLayout {
  const servers = installations(model.of('im-server'));
  const muxes = installations(model.of('im-mux'));
  const { connected } = imUsersOf(model);
  const { memory } = imTableOf(model);
  const { base } = settingsOf(model);
  const hosts = hostsWith(model, ...chatEntrances).map((host): ImHost => {
    const own = (id: 'im-server' | 'im-mux'): readonly Component[] =>
      host.components.filter((component) => component.id === id);
    const [hostServers, hostMuxes] = [own('im-server'), own('im-mux')];
    if (connected === null) return { host, servers: hostServers, muxes: hostMuxes, memory: null };
    const server =
      hostServers.length === 0
        ? 0
        : hostServers.length * serverMemory(memory, connected.active / servers, connected.inactive / servers, base);
    const mux =
      hostMuxes.length === 0
        ? 0
        : hostMuxes.length * muxMemory(memory, connected.active / muxes, connected.inactive / muxes, base);
    return { host, servers: hostServers, muxes: hostMuxes, memory: { server, mux, total: server + mux } };
  });
  return { servers, muxes, hosts };
}

/** Connections that the multiplexors of one host hold: processes times sessions; null where the processes are not given. */
export function muxCapacity(muxes: readonly Component[]): number | null {
  let total = 0;
  for (const mux of muxes) {
    const { instances } = mux.spec;
    if (instances === undefined) return null;
    total += instances.value * sessionsOf(mux);
  }
  return total;
}

export const sessionsOf = (mux: Component): number => mux.spec['max-sessions']?.value ?? constants.imMuxSessions.value;

/** Connections that all multiplexors hold; not known where one leaves its processes open, or there is none. */
export const muxTotalOf = (model: Model): Total =>
  totalOf(
    model.of('im-mux').map((mux) => {
      const own = muxCapacity([mux]);
      return own === null ? null : own * mux.host.count;
    }),
  );

/** The same where all of it is known, else null. */
export const muxCapacityOf = (model: Model): number | null => muxTotalOf(model).value;
