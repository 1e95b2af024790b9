/**
 * Sizing facts of documents other than the planning guide. None is used unless a spec opts into it by name; a result built on one
 * says so, with the year.
 */
import { valueSet, type Source, type ValueOf } from './types';

/** `live`: still sensible as a rule. `dated`: true of its time's hardware. */
export type Validity = 'live' | 'dated';

export interface AssumptionInfo {
  readonly title: string;
  readonly text: string;
  /** The product and version that it was written for. */
  readonly product: string;
  readonly year: number;
  readonly validity: Validity;
  readonly source: readonly Source[];
}

const infos = {
  'im-heap-2006': {
    title: '65 KB of heap an active user',
    text: 'The heap of an Instant Messaging server is 256 MB and 65 KB for each active user of the pool member: two presence changes, five chats and one conference a day.',
    product: 'Instant Messaging 7 2006Q1 and 7.2',
    year: 2006,
    validity: 'live',
    source: ['Instant Messaging 7.2 Administration Guide'],
  },
  'mux-sessions-2006': {
    title: '2,000 sessions a multiplexor process',
    text: 'A process of the Instant Messaging multiplexor holds 2,000 sessions by default; the planning guide says 1,000.',
    product: 'Instant Messaging 7.2',
    year: 2006,
    validity: 'live',
    source: ['Instant Messaging 7.2 Administration Guide'],
  },
  'process-connections-2007': {
    title: '4,000 IMAP, 600 POP, 6,000 webmail connections a process',
    text: 'Default limits of connections of one process: 4,000 of IMAP, 600 of POP, 6,000 of webmail. They are defaults, not what hardware can carry.',
    product: 'Messaging Server 6.3',
    year: 2007,
    validity: 'live',
    source: ['Messaging Server 6.3 Administration Guide'],
  },
  'single-copy-2005': {
    title: 'five to ten times the disk where single copies are lost',
    text: 'In companies one copy of a message serves five to ten mailboxes; a restore or a move that loses this needs so much more disk.',
    product: 'Messaging Server 6',
    year: 2005,
    validity: 'live',
    source: ['Sun Java System Communications Services Deployment Guide 2005'],
  },
  'partition-size-2007': {
    title: 'partitions of 300 GB',
    text: 'Store partitions of a few hundred GB each rather than one of several TB; 300 GB is taken here.',
    product: 'Messaging Server 6.3',
    year: 2007,
    validity: 'dated',
    source: ['Messaging Server support forum, 2007'],
  },
  'calendar-sessions-2005': {
    title: '5,000 sessions a Calendar 6 process',
    text: 'A cshttpd process of Calendar Server 6 holds 5,000 sessions by default.',
    product: 'Calendar Server 6 2005Q4',
    year: 2005,
    validity: 'dated',
    source: ['Calendar Server 6 2005Q4 Administration Guide'],
  },
  'directory-cache-1999': {
    title: '1 KB an entry, cache up to three quarters of memory',
    text: 'The whole directory should fit into the cache: up to 1 KB for an entry of text, with a cache of three quarters of the free memory at most.',
    product: 'Netscape Directory Server 4',
    year: 1999,
    validity: 'dated',
    source: ['Netscape Directory Server 4 Sizing Guide'],
  },
  'convergence-users-2014': {
    title: 'tuning tested with 10,000 users',
    text: 'The published tuning of Convergence was tested with 10,000 users of mail, calendar and address book; instant messaging needs other values.',
    product: 'Convergence 3.0.1',
    year: 2014,
    validity: 'live',
    source: ['Convergence 3.0.1 System Administrator’s Guide'],
  },
} as const satisfies Readonly<Record<string, AssumptionInfo>>;

export const assumption = valueSet('assumption', infos);
export type AssumptionId = ValueOf<typeof assumption>;

export const assumptionInfo = (id: AssumptionId): AssumptionInfo => infos[id];

/** The numbers of the assumptions. */
export const assumed = {
  imHeapBase: { value: 256, unit: 'MB' },
  imHeapPerUser: { value: 65, unit: 'KB' },
  muxSessions: { value: 2000, unit: 'sessions' },
  imapConnections: { value: 4000, unit: 'connections' },
  popConnections: { value: 600, unit: 'connections' },
  webConnections: { value: 6000, unit: 'connections' },
  copiesLeast: { value: 5, unit: 'times' },
  copiesMost: { value: 10, unit: 'times' },
  partitionSize: { value: 300, unit: 'GB' },
  calendarSessions: { value: 5000, unit: 'sessions' },
  directoryEntry: { value: 1, unit: 'KB' },
  directoryCacheShare: { value: 75, unit: '%' },
  convergenceUsers: { value: 10_000, unit: 'users' },
} as const;
