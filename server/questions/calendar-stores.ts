/** How many document stores the databases of Calendar Server 7 ask for, and how many there are. */
import { isAtLeast, isBefore, lifecycle } from '../catalog/releases';
import type { Component, Host, Model } from '../model/model';
import { runs } from './components';
import { engineOf, type Engine } from './calendar-engines';
import { calendar7Versions, versionsUnread } from './calendar-versions';

/** As far as the spec tells it. */
interface Range {
  readonly min: number;
  readonly max: number;
}

export interface Balance {
  readonly need: Range;
  readonly have: Range;
  /** One of those needed is for the iSchedule database, which no component of the spec stands for. */
  readonly ischedule: boolean;
  /** Databases that no document store stands beside or names. */
  readonly bare: readonly Component[];
  /** Every store says which database it belongs to, so that a bare one is known to have none. */
  readonly named: boolean;
}

/** What is taken for granted in place of what the spec says. */
export interface Supposed {
  readonly engine?: (database: Component) => Engine | undefined;
  /** The earliest version of Calendar Server 7. */
  readonly version?: string;
}

export function balance(
  model: Model,
  databases: readonly Component[],
  stores: readonly Component[],
  { engine = (database) => engineOf(model, database)?.value, version }: Supposed = {},
): Balance {
  const owners = new Set(stores.flatMap((store) => [store.host, ...model.hostsOf(store.spec.database)]));
  // Oracle Database can hold the documents itself (L4195).
  const mayHold = (database: Component): boolean =>
    stores.length > 0 && engine(database) === 'oracle' && !owners.has(database.host);
  const extra = ischeduleRange(model, databases, stores, version);
  const need = sum([
    extra,
    ...databases.map((database) => ({ ...logical(model, database), ...(mayHold(database) ? { min: 0 } : {}) })),
  ]);
  return {
    need,
    have: sum(stores.map((store) => logical(model, store))),
    ischedule: extra.min > 0,
    bare: databases.filter((database) => !owners.has(database.host) && !mayHold(database)),
    named: stores.length > 0 && stores.every((store) => isIschedule(store) || namesDatabase(model, store)),
  };
}

/** Whether databases lack a document store. */
export const isShort = ({ need, have, bare, named }: Balance): boolean =>
  have.max < need.min || (named && bare.length > 0);

/**
 * Whether Calendar Server is of this version: as the spec says it or, as it comes with the suite, at least what the suite has. With
 * `supposed` that is its version.
 */
export function reaches(model: Model, version: string, supposed?: string): boolean | undefined {
  if (supposed !== undefined) return isAtLeast(supposed, version);
  const versions = calendar7Versions(model);
  if (versions.some(({ value }) => isBefore(value, version) === true)) return false;
  if (versionsUnread(model)) return undefined;
  if (versions.length > 0) return true;
  return isAtLeast(model.suite?.value, version) === true ? true : undefined;
}

/** The databases whose documents a store holds: those that it names, or that of its own host. */
export const databasesOf = (model: Model, store: Component): readonly Component[] =>
  (store.spec.database === undefined ? [store.host] : [...new Set(model.hostsOf(store.spec.database))]).flatMap(
    (host) => host.components.filter(({ id }) => id === 'cal7-database'),
  );

/**
 * Whether front ends reach a store over the network; undefined where the spec does not tell: it may be part of a front end that shares
 * its host, or within the database there, unless that is MySQL (L4195-4201).
 */
export function isRemote(model: Model, store: Component): boolean | undefined {
  const { kind } = store.spec;
  if (kind !== undefined) return kind.value === 'remote';
  if (store.host.incomplete || runs(store.host, 'cal7-frontend')) return undefined;
  return store.host.components.some((each) => each.id === 'cal7-database' && engineOf(model, each)?.value !== 'mysql')
    ? undefined
    : true;
}

/** Hosts that replicate each other, or front ends that share a file system, hold one database or store together. */
export function logical(model: Model, component: Component): Range {
  const { host } = component;
  // How it is kept available may be in what could not be read.
  const ha = model.haOf(component);
  const unread = host.incomplete || ha?.incomplete === true || model.services?.calendar?.incomplete === true;
  const method = ha?.method?.value;
  const together =
    unread ||
    (method !== undefined && method !== 'none') ||
    (component.id === 'cal7-docstore' && runs(host, 'cal7-frontend'));
  return { min: together ? 1 : host.count, max: host.count };
}

/** The store of the iSchedule database, where that is not among the database components. */
function ischeduleRange(
  model: Model,
  databases: readonly Component[],
  stores: readonly Component[],
  version: string | undefined,
): Range {
  if (databases.some(isIschedule)) return { min: 0, max: 0 };
  const own = stores.filter(isIschedule);
  if (own.length > 0) return sum(own.map((store) => logical(model, store)));
  const used = model.services?.calendar?.ischedule?.value;
  const known = reaches(model, lifecycle.calendarIscheduleDatabase.from, version);
  if (used === false || known === false) return { min: 0, max: 0 };
  return { min: used === true && known === true ? 1 : 0, max: 1 };
}

const isIschedule = (component: Component): boolean => component.spec.ischedule?.value === true;

function namesDatabase(model: Model, store: Component): boolean {
  const { database } = store.spec;
  return (
    database !== undefined &&
    !database.incomplete &&
    database.items.every(({ value }) => holdsDatabase(model.host(value)))
  );
}

const holdsDatabase = (host: Host | undefined): boolean => host !== undefined && runs(host, 'cal7-database');

const sum = (ranges: readonly Range[]): Range => ({
  min: ranges.reduce((total, { min }) => total + min, 0),
  max: ranges.reduce((total, { max }) => total + max, 0),
});
