/**
 * Versions: how they compare, and from when to when what exists.
 *
 * Every spelling becomes one row of numbers, `major.minor.update.patch…`, compared from the left, missing ones as 0:
 * - `7u2` is 7 Update 2 = 7.0.2; `9.1u2` and `9.1_02` are 9.1.2; `7.4p23` is patch 23 of it: the fourth number. So 9 < 9p1 < 9.0.1 <
 *   9.0.1.4.0.
 * - `7.0.4.14.0` is update 4, build 14: 7u3 < 7.0.4.14.0 < 7.0.4.15.0, the order in which the guide introduces features.
 * - In the days of suite 7 its products wrote an update in two ways: Messaging Server 7 Update 5 is called 7.5 by the guide (L3018)
 *   and 7.0.5 by itself. So with major number 7, `7.N` is `7.0.N`: 7.0.5 is later than 7u1 to 7u4 and than 7.4p23, and equals 7.5.
 * - `11gR1` is release 1 of 11: 11.1.
 * - `6.3-8.04` is build 8.04 of 6.3: after 6.3 and before its next update, in the place of a patch; `7.0-0.00` is 7.0 itself.
 * - `6 2005Q4` is a release of Java Enterprise System by its date. Which number it has is known of some products (`releaseNames`); of
 *   others it comes after 6.0 and before 6.0.1, in the order of the dates. `2005Q4` alone is a version of a product that is known.
 */
import type { ComponentId, Product } from './components';
import type { Source } from './types';

/** Numbers of a version in order of weight, without trailing zeros. */
export type Version = readonly number[];

const grammar =
  /^v?(\d{1,9}(?:\.\d{1,9}){0,7})(?:\.x)?(?:g(?:r(\d{1,9}))?)?(?:(?:[ -]?(?:u|update|sp)[ -]?|_)(\d{1,9}))?(?:[ -]?(?:p|patch)[ -]?(\d{1,9})|-(\d{1,9})(?:\.(\d{1,9}))?)?$/i;

/** A release by its date: `6 2005Q4`, `2005Q4`, `6.2 2005Q4`. */
const dated = /^(?:v?(\d{1,3}(?:\.\d{1,3}){0,3})[ -]+)?((20\d\d)[ -]?Q([1-4]))$/i;

const update = 2;
const patch = 3;
const build = 4;

/** Puts a number at its place, or behind the last one if that place is taken. */
const placeAt = (numbers: number[], place: number, value: string | undefined): void => {
  if (value === undefined) return;
  while (numbers.length < place) numbers.push(0);
  numbers.push(Number(value));
};

/** A release of Java Enterprise System as it is written; undefined for anything else. */
export interface ReleaseName {
  /** `2005Q4` */
  readonly date: string;
  /** The number before it: `6` in `6 2005Q4`. */
  readonly number: string | undefined;
}

export function releaseName(text: string): ReleaseName | undefined {
  const match = text.length <= 30 ? dated.exec(text.trim()) : null;
  return match === null ? undefined : { number: match[1], date: `${match[3] ?? ''}Q${match[4] ?? ''}` };
}

/**
 * The numbers of a version; undefined if `text` is none, or is the date of a release alone, of which only its product tells the
 * number. Surrounding space does not matter.
 */
export function parseVersion(text: string): Version | undefined {
  const named = releaseName(text);
  if (named !== undefined) return namedVersion(named);
  const match = text.length <= 100 ? grammar.exec(text.trim()) : null;
  if (match === null) return undefined;
  const [, dotted = '', release, updateNumber, patchNumber, shortPatch, buildNumber] = match;
  const numbers = dotted.split('.').map(Number);
  placeAt(numbers, 1, release);
  // 7.N is 7.0.N; 7.0 stays as it is.
  if (numbers[0] === 7 && numbers[1] !== undefined && numbers[1] > 0) numbers.splice(1, 0, 0);
  placeAt(numbers, update, updateNumber);
  placeAt(numbers, patch, patchNumber ?? shortPatch);
  placeAt(numbers, build, buildNumber);
  while (numbers.length > 1 && numbers.at(-1) === 0) numbers.pop();
  return numbers;
}

/** A major number and a date come after that number and before all that is later than it; beside a longer number the date adds nothing. */
function namedVersion({ number, date }: ReleaseName): Version | undefined {
  const numbers = number === undefined ? undefined : parseVersion(number);
  if (numbers === undefined || numbers.length > 1) return numbers;
  const [year = '', quarter = ''] = date.split('Q');
  return [...numbers, 0, 0, 0, Number(year), Number(quarter)];
}

/** Whose version a number is. */
export type Versioned = 'suite' | Product | ComponentId;

/**
 * Products whose numbers do not ascend: what stands for them when versions are compared. GlassFish 2.0 is Application Server 9.1 and
 * GlassFish 2.1 is 9.1 Update 2 with patches (release notes of GlassFish 2.1: "9.1_02"), so both 9.1u2 (L859) and 2.1 (L4980) can
 * be asked of either name; 3 and later follow.
 */
const orders: Readonly<Partial<Record<Versioned, (version: Version) => Version>>> = {
  glassfish: (version) => {
    const [major = 0, minor = 0, ...rest] = version;
    if (major === 2) return minor === 0 ? [9, 1, ...rest.slice(0, 1)] : [9, 1, 2, minor, ...rest];
    return major >= 3 && major <= 5 ? [10, major, minor, ...rest] : version;
  },
};

/** What releases of Java Enterprise System are of one product: its number, where that is known, else the major number. */
interface ProductReleases {
  readonly numbers: Readonly<Record<string, string>>;
  readonly majors: Readonly<Record<string, string>>;
  readonly source: readonly Source[];
}

const suite5Upgrade = 'Communications Suite 5 Upgrade Guide';
const jesUpgrade = 'Java Enterprise System 2005Q4 Upgrade Guide';

/** By the dates of the releases. The guide itself names two of them only (L317-318, L1805). */
export const releaseNames: Readonly<Partial<Record<Versioned, ProductReleases>>> = {
  messaging: {
    numbers: { '2003Q4': '6.0', '2004Q2': '6.1', '2005Q1': '6.2', '2005Q4': '6.2p3', '2006Q4': '6.3' },
    majors: {},
    source: [suite5Upgrade],
  },
  calendar: {
    numbers: { '2003Q4': '6.0', '2006Q4': '6.3' },
    majors: { '2004Q2': '6', '2005Q1': '6', '2005Q4': '6' },
    source: ['Calendar Server 6 2005Q4 Administration Guide', suite5Upgrade],
  },
  'instant-messaging': {
    numbers: { '2006Q4': '7.2' },
    majors: { '2004Q2': '6', '2005Q1': '7', '2005Q4': '7', '2006Q1': '7' },
    source: ['Communications Suite 5 Release Notes', suite5Upgrade],
  },
  'communications-express': {
    numbers: { '2005Q4': '6.2', '2006Q4': '6.3' },
    majors: { '2004Q2': '6', '2005Q1': '6' },
    source: [suite5Upgrade],
  },
  'delegated-administrator': {
    numbers: { '2006Q4': '6.4' },
    majors: { '2005Q1': '6', '2005Q4': '6' },
    source: ['Delegated Administrator 6 2005Q4 Guide', suite5Upgrade],
  },
  'access-manager': {
    numbers: { '2005Q1': '6.3', '2005Q4': '7.0' },
    majors: { '2004Q2': '6' },
    source: ['Access Manager 7 2005Q4 Release Notes'],
  },
  directory: { numbers: { '2005Q4': '5.2' }, majors: {}, source: [jesUpgrade] },
  jmq: { numbers: { '2005Q4': '3.6sp3' }, majors: {}, source: [jesUpgrade] },
  'web-server': { numbers: { '2005Q4': '6.1sp5' }, majors: {}, source: [jesUpgrade] },
};

/**
 * A version with the number that its product has for the name of a release; any other text as it is. A number with a minor part says
 * more than the date, unless the two are one release.
 */
export function numbered(text: string, of: Versioned | undefined): string {
  const name = releaseName(text);
  const known = name === undefined || of === undefined ? undefined : releaseNames[of];
  if (name === undefined || known === undefined) return text;
  const number = known.numbers[name.date];
  const major = known.majors[name.date];
  if (number === undefined) return name.number === undefined && major !== undefined ? `${major} ${name.date}` : text;
  const own = name.number === undefined ? [] : (parseVersion(name.number) ?? []);
  const meant = parseVersion(number) ?? [];
  return own.every((part, at) => part === meant[at]) ? number : text;
}

const ordered = (given: string, of: Versioned | undefined): Version | undefined => {
  const text = numbered(given, of);
  const version = parseVersion(text);
  const order = of === undefined ? undefined : orders[of];
  return version === undefined || order === undefined ? version : order(version);
};

/** True if `text` is written as a version. */
export const isVersion = (text: string): boolean => parseVersion(text) !== undefined || releaseName(text) !== undefined;

/**
 * Negative if `a` is earlier than `b`, 0 if they are the same release, positive if later. Anything that is no version comes
 * before every version; ask `isVersion` first, or use `isAtLeast`. `of` says whose versions they are, where that may be one whose
 * numbers do not ascend.
 */
export function compareVersions(a: string, b: string, of?: Versioned): number {
  const left = ordered(a, of);
  const right = ordered(b, of);
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined);
  const length = Math.max(left.length, right.length);
  for (let i = 0; i < length; i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

/** Whether `version` is `minimum` or later; undefined if it is not known, is no version, or has no number that is known. */
export const isAtLeast = (version: string | undefined, minimum: string, of?: Versioned): boolean | undefined =>
  version === undefined || ordered(version, of) === undefined ? undefined : compareVersions(version, minimum, of) >= 0;

/** Whether `version` is earlier than `limit`; undefined if it is not known or is no version. */
export const isBefore = (version: string | undefined, limit: string, of?: Versioned): boolean | undefined => {
  const reached = isAtLeast(version, limit, of);
  return reached === undefined ? undefined : !reached;
};

/** A version as a sentence has it: `7u3` is 7 Update 3, `9p1` is 9 Patch 1. */
export const inWords = (version: string): string =>
  version.replace(/u(\d+)/, ' Update $1').replace(/p(\d+)/, ' Patch $1');

/** The last major number before a version that begins one: 8 for `9`. */
export const majorBefore = (version: string): number => (parseVersion(version)?.[0] ?? 0) - 1;

/**
 * How `version` stands to a release of two numbers: 0 for the release itself with its updates and patches, negative or positive
 * before and after it. Undefined if it is not known or is no version.
 */
export function compareToRelease(version: string | undefined, release: string): number | undefined {
  const numbers = version === undefined ? undefined : parseVersion(version);
  return numbers === undefined ? undefined : compareVersions(numbers.slice(0, 2).join('.'), release);
}

/**
 * Whether a version is of a release of a list (`oneOf`); undefined where it does not say enough to be of another: `11` may be
 * 11gR1, `11.1.1.7` is.
 */
export function isOfRelease(version: string, release: string): boolean | undefined {
  const numbers = parseVersion(version);
  const wanted = parseVersion(release) ?? [];
  if (numbers === undefined) return undefined;
  if (wanted.some((number, i) => numbers[i] !== undefined && numbers[i] !== number)) return false;
  return wanted.length <= numbers.length ? true : undefined;
}

/** A release of a list as a sentence has it: `5` stands for all that begins with it. */
export const asMajor = (release: string): string => (/^\d+$/.test(release) ? `${release}.x` : release);

/** A fact that holds from a version on, or until one. */
export interface LifecycleFact {
  readonly text: string;
  /** Whose version: the suite's, or that of a product or component. */
  readonly of: Versioned;
  /** First version with it. */
  readonly from?: string;
  /** First version without it. */
  readonly until?: string;
  /** The same as another passage of the guide has it, which is earlier. */
  readonly orUntil?: string;
  /** Deprecated from this version on. */
  readonly deprecated?: string;
  readonly source: readonly Source[];
}

export const lifecycle = {
  oneTree: { text: 'the one-tree directory layout', of: 'suite', from: '5', source: ['L578'] },
  convergence: { text: 'Convergence (July 2008)', of: 'suite', from: '6', source: ['L800', 'L561'] },
  convergenceOpensso: { text: 'OpenSSO with Convergence', of: 'convergence', from: '1u2', source: ['L843'] },
  convergenceForCalendar7: {
    text: 'Convergence as listed for Calendar Server 7',
    of: 'convergence',
    from: '2',
    source: ['L134-138'],
  },
  singleHostExample: {
    text: "the guide's example of almost 1,000 users on one host",
    of: 'suite',
    until: '6',
    source: ['L6588'],
  },
  calendar63: { text: 'Calendar Server 6.3', of: 'suite', from: '6', source: ['L872'] },
  communicationsExpress: {
    text: 'Communications Express in the bundle',
    of: 'suite',
    until: '7u1',
    orUntil: '7',
    source: ['L162-166', 'L2120', 'L6103-6105'],
  },
  communicationsExpressPatches: {
    text: 'patches for Communications Express',
    of: 'communications-express',
    from: '6.3',
    source: ['L164', 'L6105'],
  },
  messengerExpress: { text: 'Messenger Express', of: 'messaging', until: '7', source: ['L128', 'L916', 'L2801'] },
  calendarBackupService: {
    text: 'csstored among the services of every back end',
    of: 'calendar',
    from: '6.3',
    source: ['L4455', 'L4706'],
  },
  calendar6: { text: 'Calendar Server 6', of: 'suite', deprecated: '7', source: ['L4514', 'L4371'] },
  calendarDocstore: { text: 'the document store', of: 'calendar', from: '7u1', source: ['L4036', 'L4193'] },
  calendarWcap7: {
    text: 'WCAP 7.0, for Convergence',
    of: 'calendar',
    from: '7u1',
    source: ['L4001', 'L4058', 'L4345'],
  },
  calendarMigration: { text: 'migration of Calendar Server 6 data', of: 'calendar', from: '7u1', source: ['L4383'] },
  calendarOracle: {
    text: 'Oracle Database as calendar store',
    of: 'calendar',
    from: '7u2',
    source: ['L4124', 'L4363'],
  },
  calendarIscheduleDatabase: { text: 'the iSchedule database', of: 'calendar', from: '7u2', source: ['L4193'] },
  calendarOutlook: { text: 'Outlook by the connector', of: 'calendar', from: '7u2', source: ['L4060', 'L6272'] },
  calendarVirusScan: { text: 'virus scanning of calendar attachments', of: 'calendar', from: '7u2', source: ['L4221'] },
  calendarDocstorePassword: {
    text: 'a password for the remote document store',
    of: 'calendar',
    from: '7u3',
    source: ['L4209'],
  },
  calendarExternalAuthentication: {
    text: 'logins against an external directory',
    of: 'calendar',
    from: '7u3',
    source: ['L4225'],
  },
  davUniqueId: { text: 'the davUniqueId attribute', of: 'calendar', from: '7u3', source: ['L4233'] },
  calendarBackEndTls: {
    text: 'TLS to the database and to the remote document store',
    of: 'calendar',
    from: '7.0.4.14.0',
    source: ['L4168', 'L4215'],
  },
  messagingVirusScan: {
    text: 'virus scanning for Calendar Server',
    of: 'messaging',
    from: '7.4p23',
    source: ['L4221'],
  },
  lmtp: { text: 'LMTP', of: 'messaging', from: '6.0', source: ['L2278'] },
  webmailByImap: {
    text: 'web mail that reads the stores by IMAP',
    of: 'messaging',
    from: '6.3',
    source: ['L2795', 'Messaging Server 6.3 Administration Guide'],
  },
  imcheck: { text: 'imcheck (db_stat before)', of: 'messaging', from: '6.3', source: ['L3049'] },
  dbtmpdirDefault: {
    text: 'a default of store.dbtmpdir on tmpfs',
    of: 'messaging',
    from: '7.5',
    source: ['L2970', 'L3018-3020'],
  },
  delegatedAdministrator7: { text: 'Delegated Administrator 7', of: 'suite', from: '6u2', source: ['L1784', 'L4409'] },
  iplanetDa: { text: 'the iPlanet Delegated Administrator', of: 'messaging', until: '6', source: ['L1986-1987'] },
  imClient: {
    text: 'the Java client with voice, polls, news, moderated conferences and alerts',
    of: 'instant-messaging',
    until: '9',
    deprecated: '8.2',
    source: ['L5067-5074'],
  },
  imRedirectServer: {
    text: 'the redirect server',
    of: 'instant-messaging',
    until: '9',
    deprecated: '8.2',
    source: ['L5067', 'L5075'],
  },
  imPortal: {
    text: 'the portal channel and the archive in Portal Server',
    of: 'instant-messaging',
    until: '9',
    deprecated: '8.2',
    source: ['L5067', 'L5076-5077'],
  },
  imWebContainer: {
    text: 'the need for a web container that serves the client',
    of: 'instant-messaging',
    until: '9',
    source: ['L5119'],
  },
  imSip: { text: 'the SIP gateway', of: 'instant-messaging', from: '9', source: ['L5086'] },
  imQuietServerPort: {
    text: 'a server port that is open only when something needs it',
    of: 'instant-messaging',
    from: '9p1',
    source: ['L5825'],
  },
  imFacebook: { text: 'the Facebook gateway', of: 'instant-messaging', from: '9.0.1.4.0', source: ['L5093'] },
  imImps: { text: 'the IMPS gateway', of: 'instant-messaging', deprecated: '9.0.1.4.0', source: ['L5087-5091'] },
} as const satisfies Readonly<Record<string, LifecycleFact>>;

/** Which product a version of Calendar Server means: this one from the first number on and before the second. */
export const calendarServer6 = { from: '6', until: '7', source: ['L906', 'L4371', 'L4409'] } as const;

/** The last Communications Express, and the suite whose media have it, for suites that lack it. */
export const lastCommunicationsExpress = { version: '6.3', suite: '6u2', source: ['L166', 'L6105'] } as const;

/** The latest versions that the guide knows; what is newer is beyond its text. */
export const lastKnown: Readonly<
  Partial<Record<'suite' | Product, { readonly version: string; readonly source: readonly Source[] }>>
> = {
  suite: { version: '7u3', source: ['L6562'] },
  calendar: { version: '7.0.4.15.0', source: ['L3993'] },
  'instant-messaging': { version: '9.0.1.4.0', source: ['L5035', 'L5091-5093'] },
  outlook: { version: '8.0.1', source: ['L6393'] },
};

/** A version that something needs of something else. */
export interface VersionNeed {
  readonly who: ComponentId;
  /** The versions of `who` that need it; all if left out. */
  readonly whoFrom?: string;
  /** Only together with this, in words. */
  readonly when?: string;
  readonly needs: Product | ComponentId | 'suite';
  readonly atLeast?: string;
  readonly exactly?: string;
  /** Works from this version on, but not well enough for production. */
  readonly tolerates?: string;
  /** One of these major releases. */
  readonly oneOf?: readonly string[];
  /** Both ends are of one release: `exact`, or on the same side of this version. */
  readonly same?: 'exact' | { readonly sideOf: string };
  /** The first version of `who` that it is not said of. */
  readonly whoUntil?: string;
  /** The rule that checks it; undefined where none does. */
  readonly rule?: string;
  readonly source: readonly Source[];
}

const needs = [
  { who: 'convergence', needs: 'suite', atLeast: '6', source: ['L800'], rule: 'CNV009' },
  { who: 'convergence', needs: 'message-store', atLeast: '6.3', source: ['L867'], rule: 'CNV005' },
  {
    who: 'convergence',
    needs: 'webmail',
    atLeast: '7.0',
    tolerates: '6.3',
    when: 'production; 6.3 works in a compatibility mode',
    source: ['L868'],
    rule: 'CNV006',
  },
  { who: 'convergence', needs: 'calendar', atLeast: '6.3', source: ['L872'], rule: 'CNV007' },
  { who: 'convergence', needs: 'instant-messaging', atLeast: '7.3', source: ['L876'], rule: 'CNV008' },
  {
    who: 'convergence',
    needs: 'glassfish',
    atLeast: '9.1u2',
    when: 'Convergence 1; numbered as Application Server, of which GlassFish 2.1 is a later patch',
    source: ['L859'],
    rule: 'CNV002',
  },
  { who: 'convergence', needs: 'directory', oneOf: ['5', '6'], source: ['L853'], rule: 'CNV004' },
  {
    who: 'convergence',
    whoFrom: '1u2',
    needs: 'opensso',
    exactly: '8.0',
    when: 'single sign-on by OpenSSO',
    source: ['L843'],
    rule: 'SSO003',
  },
  { who: 'cal7-frontend', needs: 'delegated-administrator', atLeast: '7', source: ['L4409'], rule: 'SCH029' },
  {
    who: 'cal6-backend',
    whoFrom: '6.3',
    needs: 'delegated-administrator',
    exactly: '6.4',
    when: 'no Calendar Server 7',
    source: ['L4409'],
    rule: 'SCH030',
  },
  {
    who: 'cal7-frontend',
    needs: 'messaging',
    atLeast: '7.4p23',
    when: 'virus scanning',
    source: ['L4221'],
    rule: 'CAL022',
  },
  {
    who: 'outlook-connector',
    needs: 'calendar',
    atLeast: '7u2',
    when: 'Calendar Server 7',
    source: ['L4060', 'L6272'],
    rule: 'OUT003',
  },
  { who: 'cal7-frontend', needs: 'outlook', atLeast: '7.3p13', when: 'Outlook', source: ['L6272'], rule: 'OUT004' },
  { who: 'iss-web', needs: 'messaging', atLeast: '7u3', source: ['L4972'], rule: 'ISS001' },
  { who: 'iss-index', needs: 'messaging', atLeast: '7u3', source: ['L4972'], rule: 'ISS001' },
  { who: 'iss-index', needs: 'jmq', atLeast: '4.3', source: ['L4976'], rule: 'ISS002' },
  { who: 'iss-web', needs: 'glassfish', exactly: '2.1', source: ['L4980'], rule: 'ISS003' },
  { who: 'iss-index', needs: 'apache-httpd', atLeast: '2', source: ['L4984'], rule: 'ISS013' },
  { who: 'iss-index', needs: 'directory', oneOf: ['5', '6', '11gR1'], source: ['L4966'], rule: 'ISS005' },
  { who: 'delegated-administrator', whoFrom: '7', needs: 'suite', atLeast: '6u2', source: ['L1784'], rule: 'LIFE010' },
  {
    who: 'iplanet-da',
    needs: 'messaging',
    exactly: '5.2',
    when: 'vacation messages',
    source: ['L1990'],
    rule: 'SCH013',
  },
  { who: 'iplanet-da', needs: 'sun-one-web-server', exactly: '6.0', source: ['L1987'], rule: 'SCH012' },
  { who: 'cal6-frontend', needs: 'cal6-backend', same: 'exact', source: ['L792', 'L4845'], rule: 'CAL023' },
  { who: 'convergence', needs: 'cal7-frontend', atLeast: '7u1', source: ['L4001', 'L4345'], rule: 'CAL039' },
  { who: 'cal7-frontend', needs: 'convergence', atLeast: '2', source: ['L134-138', 'L4345'], rule: 'CNV012' },
  {
    who: 'delegated-administrator',
    whoFrom: '7',
    needs: 'directory',
    oneOf: ['6', '7', '11gR1'],
    source: ['Delegated Administrator 7 Installation Guide'],
    rule: 'SCH040',
  },
  {
    who: 'im-server',
    whoFrom: '7',
    whoUntil: '7.3',
    needs: 'messaging',
    atLeast: '6.2',
    when: 'Instant Messaging 7 to 7.2',
    source: ['Communications Suite 5 Release Notes', 'Communications Services 2005Q4 Release Notes'],
    rule: 'IM032',
  },
  {
    who: 'im-server',
    needs: 'im-server',
    same: { sideOf: '7' },
    when: 'servers that are set up to talk to each other',
    source: ['Communications Suite 5 Release Notes', 'Communications Services 2005Q4 Release Notes'],
    rule: 'IM033',
  },
  {
    who: 'im-server',
    needs: 'instant-messenger',
    atLeast: '7 2006Q1',
    when: 'the redirect server is in use',
    source: ['Communications Suite 5 Release Notes'],
    rule: 'IM034',
  },
] as const satisfies readonly VersionNeed[];

export const versionNeeds: readonly VersionNeed[] = needs;

type Need = (typeof needs)[number];

/** A product that works with Access Manager in its legacy mode only. */
export interface LegacyModeNeed {
  readonly who: Product | ComponentId;
  /** The first version of it that this is not said of; of every version if left out. */
  readonly until?: string;
  /** Only with Access Manager before this version; with every one if left out. */
  readonly accessManagerUntil?: string;
  readonly source: readonly Source[];
}

const accessManager7Notes = 'Access Manager 7 2005Q4 Release Notes';

/** Realm mode came with Access Manager 7; the guide, which speaks of version 6 (L636), does not know it. */
export const realmMode = {
  from: '7',
  source: ['Access Manager 7.1 Technical Overview'],
  needs: [
    {
      who: 'instant-messaging',
      until: '7.3',
      source: ['Communications Suite 5 Release Notes', 'Communications Services 2005Q4 Release Notes'],
    },
    { who: 'instant-messaging', accessManagerUntil: '7.1', source: [accessManager7Notes] },
    { who: 'messaging', accessManagerUntil: '7.1', source: [accessManager7Notes] },
    { who: 'calendar', until: '7', accessManagerUntil: '7.1', source: [accessManager7Notes] },
    { who: 'delegated-administrator', accessManagerUntil: '7.1', source: [accessManager7Notes] },
    { who: 'portal-server', source: [accessManager7Notes, 'Access Manager 7.1 Release Notes'] },
  ] as readonly LegacyModeNeed[],
} as const;

/** What `who` needs of `what`, for a pair that stands in the table. */
export const needOf = <W extends Need['who'], N extends Extract<Need, { readonly who: W }>['needs']>(
  who: W,
  what: N,
): Extract<Need, { readonly who: W; readonly needs: N }> =>
  // The types of the arguments say that there is one.
  needs.find((need) => need.who === who && need.needs === what) as Extract<
    Need,
    { readonly who: W; readonly needs: N }
  >;

/**
 * GlassFish 2.1 with its patches, numbered as Application Server: from 9.1 Update 2, which it is a patch of, to the next release
 * (L859, L4980).
 */
export const glassfish21 = { from: '9.1u2', until: '10' } as const;

/** What `who` needs of `needs`, as the catalogue has it; for pairs that a caller does not know in advance. */
export const versionNeed = (who: VersionNeed['who'], needs: VersionNeed['needs']): VersionNeed | undefined =>
  versionNeeds.find((need) => need.who === who && need.needs === needs);
