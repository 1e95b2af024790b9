/** Load that one kind of user makes: the five messaging user bases and the two instant messaging profiles of the guide. */
import type { Source, ValueOf } from './types';
import type { imUserBase, userBase } from './vocabulary';

/** A share of the messages with sizes between two bounds, in KB; `to` is undefined where the guide gives no upper bound. */
export interface SizeBin {
  readonly share: number;
  readonly from: number;
  readonly to?: number;
}

export interface UserBase {
  /** By what users read their mail. */
  readonly access: 'pop' | 'imap' | 'web';
  /** Messages sent per hour by one concurrent connection. */
  readonly sendsPerHour: number;
  /** Recipients of a message, on average. */
  readonly recipients: number;
  /** Sizes of messages; the shares add up to 1. */
  readonly sizes: readonly SizeBin[];
  /** Habits that the formulas do not use. */
  readonly note: string;
  readonly source: readonly Source[];
}

/** Every user base but the lightest has the same sizes (L2491, L2495, L2499, L2503); KB of 1000 bytes, so 1 MB is 1000 KB. */
const commonSizes: readonly SizeBin[] = [
  { share: 0.65, from: 0, to: 5 },
  { share: 0.3, from: 5, to: 10 },
  { share: 0.05, from: 1000 },
];

export const userBases: Readonly<Record<ValueOf<typeof userBase>, UserBase>> = {
  'lightweight-pop': {
    access: 'pop',
    sendsPerHour: 4,
    recipients: 1,
    sizes: [
      { share: 0.8, from: 0, to: 5 },
      { share: 0.2, from: 10 },
    ],
    note: 'Reads and deletes everything in one session.',
    source: ['L2485-2487'],
  },
  'heavyweight-pop': {
    access: 'pop',
    sendsPerHour: 6,
    recipients: 2,
    sizes: commonSizes,
    note: '85 % delete after reading; 15 % leave mail on the server for a while.',
    source: ['L2489-2491'],
  },
  'lightweight-imap': {
    access: 'imap',
    sendsPerHour: 6,
    recipients: 2,
    sizes: commonSizes,
    note: 'Logged in for hours; 20 to 30 messages in a mailbox at most, and fewer than 10 in most.',
    source: ['L2493-2495'],
  },
  'mediumweight-imap': {
    access: 'imap',
    sendsPerHour: 8,
    recipients: 4,
    sizes: commonSizes,
    note: 'Logged in for most of an 8-hour day; large mailboxes, folders, several searches an hour.',
    source: ['L2497-2499'],
  },
  'mediumweight-ce': {
    access: 'web',
    sendsPerHour: 8,
    recipients: 4,
    sizes: commonSizes,
    note: 'As the enterprise IMAP users, in the web client.',
    source: ['L2501-2503'],
  },
};

export interface ImUserBase {
  /** Presence changes a day, at least; undefined where the guide gives no number. */
  readonly presenceUpdatesPerDay?: number;
  readonly contacts?: number;
  readonly conferencesPerDay?: number;
  /** People in a conference. */
  readonly conferenceSize?: number;
  /** Minutes that a conference lasts. */
  readonly conferenceMinutes?: number;
  /** Seconds from one message of a conference to the next: shortest and longest. */
  readonly secondsBetweenMessages?: readonly [number, number];
  readonly note: string;
  readonly source: readonly Source[];
}

export const imUserBases: Readonly<Record<ValueOf<typeof imUserBase>, ImUserBase>> = {
  'im-casual': {
    note: 'Mostly watches presence; the guide gives no numbers.',
    source: ['L5389-5391'],
  },
  'im-heavy': {
    presenceUpdatesPerDay: 20,
    contacts: 30,
    conferencesPerDay: 4,
    conferenceSize: 3,
    conferenceMinutes: 10,
    secondsBetweenMessages: [1, 15],
    note: 'Many presence changes and several conferences a day.',
    source: ['L5393-5400'],
  },
};
