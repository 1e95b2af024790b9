/**
 * The numbers of the guide that rules and calculations use. Where the guide gives none, there is none here: the answer is "not given".
 * Memory and disk are in MB unless the unit says otherwise; 1 MB is 1000 KB and 1 GB is 1000 MB, as the guide does not say.
 */
import type { Source } from './types';

export interface GuideFigure {
  readonly value: number;
  /** Unit of `value`, as shown to users. */
  readonly unit: string;
  /** What it is, in one sentence. */
  readonly text: string;
  readonly source: readonly Source[];
  /** Chosen or derived by this tool where the guide gives no number. */
  readonly ours?: true;
  /** The key of a spec that replaces it. */
  readonly key?: string;
}

export const figures = {
  // ------------------------------------------------------------------------------------------ units
  unitBase: {
    value: 1000,
    unit: 'KB per MB',
    text: 'Bytes in a KB, and KB in a MB. The guide does not say which base it means.',
    source: [],
    ours: true,
    key: 'sizing.unit-base',
  },

  // ------------------------------------------------------------------------------------------ service level and growth
  availabilityExample: {
    value: 99.99,
    unit: '%',
    text: "The guide's example of an availability: about four minutes a month.",
    source: ['L503-506'],
  },
  minutesPerMonth: { value: 43_200, unit: 'min', text: 'Minutes of a month of 30 days.', source: [], ours: true },
  growthMonthsMinimum: { value: 12, unit: 'months', text: 'Shortest planning horizon.', source: ['L368'] },
  growthMonthsMaximum: { value: 18, unit: 'months', text: 'Longest planning horizon.', source: ['L368'] },
  heldMailHours: {
    value: 48,
    unit: 'h',
    text: "Time for which other systems hold the mail of a site that is down, in the guide's example.",
    source: ['L1537'],
  },

  // ------------------------------------------------------------------------------------------ tiers
  singleHostUsers: { value: 500, unit: 'users', text: 'A single host suits up to this many users.', source: ['L1106'] },
  singleHostUsersSuite5: {
    value: 1000,
    unit: 'users',
    text: 'The Suite 5 example puts fewer than this many users on one host.',
    source: ['L6588'],
  },
  sizingUsers: {
    value: 300,
    unit: 'users',
    text: 'Below this many users the sizing exercise may be skipped.',
    source: ['L2404', 'L5338'],
  },
  largeDeploymentUsers: {
    value: 10_000,
    unit: 'users',
    text: 'From this many users on a deployment counts as large here. The guide gives no number.',
    source: [],
    ours: true,
    key: 'sizing.large-from',
  },
  tier2Factor: {
    value: 2,
    unit: 'x',
    text: 'The data tier is sized for just under twice the access tier; 2 is the upper figure.',
    source: ['L1291-1295'],
  },
  tier2FactorMinimum: {
    value: 1.8,
    unit: 'x',
    text: 'What still counts as just under twice.',
    source: ['L1291'],
    ours: true,
  },
  edgeLatency: { value: 1, unit: 'ms', text: 'The latency across the edge tier stays below this.', source: ['L1217'] },
  twoTierFirewalls: {
    value: 2,
    unit: 'firewalls',
    text: 'Firewalls of a two-tier design: they make the DMZ.',
    source: ['L1664'],
  },

  // ------------------------------------------------------------------------------------------ messaging hosts
  memoryPerCpuMinimum: {
    value: 1,
    unit: 'GB',
    text: 'Least memory for each processor of a messaging host.',
    source: ['L2535'],
  },
  memoryPerCpu: {
    value: 2,
    unit: 'GB',
    text: 'Memory for each processor that most messaging hosts want (UltraSPARC III).',
    source: ['L2535'],
  },
  storeCpusSteep: {
    value: 4,
    unit: 'CPUs',
    text: 'A message store gains more than linearly up to this many processors.',
    source: ['L3012'],
  },
  storeCpusLinear: {
    value: 12,
    unit: 'CPUs',
    text: 'A message store gains about linearly up to this many processors.',
    source: ['L3012'],
  },
  storeCpusDescribed: {
    value: 16,
    unit: 'CPUs',
    text: 'A message store gains less than linearly up to this many; beyond it the guide is silent.',
    source: ['L3012'],
  },
  mtaCpusSteep: {
    value: 4,
    unit: 'CPUs',
    text: 'An MTA gains more than linearly up to this many processors.',
    source: ['L3121'],
  },
  mtaSmallHostCpus: {
    value: 4,
    unit: 'CPUs',
    text: 'Up to this many processors an MTA may keep queue and log on one file system.',
    source: ['L3111'],
  },
  mmpCpusBest: { value: 2, unit: 'CPUs', text: 'Processors with which an MMP does best.', source: ['L3131'] },
  mmpCpusMaximum: {
    value: 4,
    unit: 'CPUs',
    text: 'An MMP scales poorly beyond this many processors.',
    source: ['L3131'],
  },
  mmpCpusCollocated: {
    value: 4,
    unit: 'CPUs',
    text: 'Processors of a host where an MMP shares with other front ends.',
    source: ['L3133-3135'],
  },
  communicationsExpressCpus: {
    value: 2,
    unit: 'CPUs',
    text: 'Communications Express does not scale beyond this many processors.',
    source: ['L779'],
  },
  imapProcessesPerCpu: {
    value: 0.25,
    unit: 'processes per CPU',
    text: 'service.imap.numprocesses is a quarter of the processors (cores on multithreaded chips).',
    source: ['L3169'],
  },
  popProcessesPerCpu: {
    value: 0.5,
    unit: 'processes per CPU',
    text: 'service.pop.numprocesses is half of the processors (cores on multithreaded chips).',
    source: ['L3170'],
  },
  mtaSpare: { value: 1, unit: 'hosts', text: 'MTA hosts beyond what the peak needs, at least.', source: ['L3125'] },
  mmpSpare: { value: 1, unit: 'hosts', text: 'MMP hosts beyond what the peak needs, at least.', source: ['L3143'] },
  tlsShareExample: {
    value: 20,
    unit: '%',
    text: "Share of IMAP connections over TLS at peak, in the guide's example.",
    source: ['L2446'],
  },
  messagesPerEmployee: {
    value: 15,
    unit: 'messages per day',
    text: 'Messages of an employee a day, in the example company.',
    source: ['L3379'],
  },

  // ------------------------------------------------------------------------------------------ messaging disks
  storeOverhead: {
    value: 1.3,
    unit: 'x',
    text: 'A store partition takes the size of all messages and 30 % more.',
    source: ['L2555'],
  },
  diskResponse: {
    value: 10,
    unit: 'ms',
    text: 'I/O operations are counted at a response time below this.',
    source: ['L2549'],
  },
  lmtpIops: {
    value: 0.7,
    unit: 'x',
    text: 'LMTP leaves the store this share of the I/O operations at best: up to 30 % fewer.',
    source: ['L1307'],
  },
  stripeBlock: { value: 512, unit: 'bytes', text: 'A block of a stripe: 8 blocks are 4 KB.', source: ['L3096'] },
  stripeBlocksTooLarge: {
    value: 128,
    unit: 'blocks',
    text: 'A stripe of this width is usually too large.',
    source: ['L3096'],
  },
  stripeNear: {
    value: 2,
    unit: 'x',
    text: 'A stripe of up to this many times the best width, or as small a part of it, still counts as about that size.',
    source: ['L3096'],
    ours: true,
  },
  spindlesPerPartition: {
    value: 10,
    unit: 'spindles',
    text: 'A store partition should not span more spindles than this.',
    source: ['L3006'],
  },
  internalSpindles: {
    value: 4,
    unit: 'spindles',
    text: 'Internal disks give no more spindles than this.',
    source: ['L2553'],
  },
  highIoDirectories: {
    value: 6,
    unit: 'directories',
    text: 'Directories of a message store with much I/O, besides the locks and the database snapshots.',
    source: ['L2958-2971'],
  },
  noticesReturnDays: {
    value: 7,
    unit: 'days',
    text: 'By default the MTA returns a message after this time.',
    source: ['L2617-2623'],
  },
  longQueue: {
    value: 10_000,
    unit: 'messages',
    text: 'From this many messages on a channel queue counts as long. The guide gives no number.',
    source: ['L2983'],
    ours: true,
  },

  // ------------------------------------------------------------------------------------------ mailbox database
  cacheDefault: { value: 16, unit: 'MB', text: 'Default of store.dbcachesize, and where to start.', source: ['L3043'] },
  cacheMaximum: { value: 2000, unit: 'MB', text: 'Largest store.dbcachesize.', source: ['L3043'] },
  cacheHitTarget: { value: 98, unit: '%', text: 'Raise the cache below this hit rate.', source: ['L3034', 'L3043'] },
  cacheHitHigh: {
    value: 99,
    unit: '%',
    text: 'From this hit rate on the cache may be larger than needed.',
    source: ['L3087-3090'],
  },
  cacheHitLow: {
    value: 95,
    unit: '%',
    text: 'Another passage raises the cache only below this hit rate.',
    source: ['L3090'],
  },

  // ------------------------------------------------------------------------------------------ directory
  directoryResponse: { value: 10, unit: 'ms', text: 'Response time of the directory, at most.', source: ['L697'] },
  directoryIoWait: { value: 10, unit: 'ms', text: 'Wait for I/O of the directory, at most.', source: ['L697'] },
  directoryCpu: {
    value: 70,
    unit: '%',
    text: 'Processor load of the directory tier above which a consumer is added.',
    source: ['L697'],
  },
  directoryMastersMinimum: {
    value: 2,
    unit: 'masters',
    text: 'Masters of a directory beyond the smallest sites.',
    source: ['L685-687'],
  },
  clusteredMasters: {
    value: 2,
    unit: 'masters',
    text: 'Masters that Solaris Cluster clusters with each other.',
    source: ['L687'],
  },
  twoWayMasters: { value: 2, unit: 'masters', text: 'Masters of two-way replication.', source: ['L1425'] },
  twoWayAgreements: {
    value: 2,
    unit: 'agreements',
    text: 'Replication agreements of two-way replication.',
    source: ['L1425'],
  },
  fourWayMasters: {
    value: 4,
    unit: 'masters',
    text: 'Masters of four-way replication: a pair in each of two data centres.',
    source: ['L1426'],
  },
  fourWayCentres: { value: 2, unit: 'data centres', text: 'Data centres of four-way replication.', source: ['L1426'] },
  fourWayConsumersPerCentre: {
    value: 4,
    unit: 'consumers',
    text: 'Consumers in each data centre of four-way replication.',
    source: ['L1426'],
  },
  mastersMaximum: {
    value: 4,
    unit: 'masters',
    text: 'Masters, one for each site, before further sites get hubs.',
    source: ['L1512'],
  },

  // ------------------------------------------------------------------------------------------ calendar
  calendarBackEndCpuMinimum: {
    value: 1 / 2,
    unit: 'x',
    text: "Processors of the Calendar 6 back ends, as a share of the front ends', usually.",
    source: ['L757', 'L4819'],
  },
  calendarBackEndCpu: {
    value: 2 / 3,
    unit: 'x',
    text: 'The same share that supports the quality of service.',
    source: ['L757', 'L4819'],
  },
  calendarFrontEndCpus: {
    value: 2,
    unit: 'CPUs',
    text: 'Processors of a Calendar 6 front end, at most, for a good choice.',
    source: ['L769', 'L4833'],
  },
  cshttpdPerCpu: {
    value: 1,
    unit: 'processes per CPU',
    text: 'cshttpd processes for each processor of a front end.',
    source: ['L747', 'L769', 'L4817'],
  },
  mysqlDocumentLimit: {
    value: 64,
    unit: 'KB',
    text: 'Limit of MySQL, which rules out documents in the database.',
    source: ['L4201'],
  },

  // ------------------------------------------------------------------------------------------ filters
  rblTraffic: {
    value: 0.9,
    unit: 'x',
    text: 'Traffic that reaches the MTAs behind a blackhole list: at least 10 % less.',
    source: ['L1324'],
  },
  rblSpamCutMinimum: { value: 10, unit: '%', text: 'Spam that a blackhole list removes, at least.', source: ['L3934'] },
  rblSpamCutMaximum: {
    value: 50,
    unit: '%',
    text: 'Spam that a blackhole list removes, in some cases.',
    source: ['L3934'],
  },
  rblPromotion: {
    value: 95,
    unit: '%',
    text: 'Share of rejected mail at which an address goes on the blackhole list.',
    source: ['L1326', 'L3936'],
  },
  brightmailThroughput: {
    value: 0.5,
    unit: 'x',
    text: 'Throughput of an MTA with Brightmail for spam and viruses, at worst.',
    source: ['L3953'],
  },
  brightmailPerMta: {
    value: 2,
    unit: 'servers per MTA',
    text: 'Brightmail servers that an MTA may need for spam and viruses.',
    source: ['L3953'],
  },
  filterCpu: {
    value: 50,
    unit: '%',
    text: 'Processor load of the filter tier at which capacity is added.',
    source: ['L3902'],
  },
  spamThreshold: {
    value: 5,
    unit: 'points',
    text: "Score above which SpamAssassin's verdict usually is spam.",
    source: ['L3959'],
  },
  holdLimit: {
    value: 50,
    unit: 'recipients',
    text: 'Recipients of a message from which on it is held, to start with.',
    source: ['L3981'],
  },

  // ------------------------------------------------------------------------------------------ instant messaging
  imConcurrency: {
    value: 0.1,
    unit: 'x',
    text: 'Share of the users who are connected, when nothing better is known.',
    source: ['L5340'],
  },
  imMeasuredOn: {
    value: 400,
    unit: 'MHz',
    text: 'Clock of the UltraSPARC II processors that the tables of instant messaging were measured on.',
    source: ['L5456', 'L5479'],
  },
  imMuxSessions: {
    value: 1000,
    unit: 'sessions',
    text: 'Default of iim_mux.maxsessions: sessions of one multiplexor process.',
    source: ['L5351-5352'],
  },
  imMuxProcessesPerCpu: {
    value: 1,
    unit: 'processes per CPU',
    text: 'iim_mux.numinstances to start with.',
    source: ['L5494'],
  },
  imMuxThreadsPerCpu: { value: 1, unit: 'threads per CPU', text: 'iim_mux.maxthreads, at most.', source: ['L5490'] },
  imOneMachine: {
    value: 5000,
    unit: 'connections',
    text: 'Up to this many connections Instant Messaging is taken to be quiet enough for server and multiplexor on one machine, as in the small example of the guide.',
    source: ['L5573-5579'],
    ours: true,
  },
  imInactivePerCpu: {
    value: 300_000,
    unit: 'users',
    text: 'Inactive users that one processor of an Instant Messaging server serves: the guide says several hundred thousand.',
    source: ['L5483'],
    ours: true,
  },
  imMargin: {
    value: 20,
    unit: '%',
    text: 'Margin below the supported connections. The guide asks for a safe one, without a number.',
    source: ['L5492'],
    ours: true,
    key: 'sizing.safe-margin',
  },
  imHostMemory: { value: 256, unit: 'MB', text: 'Least memory of an instant messaging host.', source: ['L5430'] },
  jvmDefault: { value: 256, unit: 'MB', text: 'Default of iim.jvm.maxmemorysize.', source: ['L5432'] },
  jvmMaximum: { value: 500, unit: 'MB', text: 'Largest iim.jvm.maxmemorysize.', source: ['L5432'] },
  imDiskPerInstance: { value: 300, unit: 'MB', text: 'Disk for each server and each multiplexor.', source: ['L5450'] },
  imDiskPerUser: { value: 5, unit: 'KB', text: 'Disk for each user, without the archive.', source: ['L5451'] },
  imTlsShareExample: {
    value: 20,
    unit: '%',
    text: "Share of connections over TLS at peak, in the guide's example.",
    source: ['L5369'],
  },

  // ------------------------------------------------------------------------------------------ security
  patchInterval: {
    value: 3,
    unit: 'months',
    text: 'Time between patches of the operating system: every few months, which is three here.',
    source: ['L1641'],
    ours: true,
  },
  patchIntervalLong: {
    value: 6,
    unit: 'months',
    text: 'From this time on patches come more seldom than every few months.',
    source: ['L1641'],
    ours: true,
  },

  // ------------------------------------------------------------------------------------------ networks and ports
  clientNetwork: {
    value: 100,
    unit: 'Mbit/s',
    text: "Network for client access, in the guide's example.",
    source: ['L2643'],
  },
  backboneNetwork: {
    value: 1000,
    unit: 'Mbit/s',
    text: "Network between the servers, in the guide's example.",
    source: ['L2643'],
  },
  networkFull: {
    value: 80,
    unit: '%',
    text: 'From this load at peak on a network has no room for growth. The guide asks for room, without a number.',
    source: ['L974-978'],
    ours: true,
  },
  jmqPorts: { value: 2, unit: 'ports', text: 'Ports that Message Queue needs through a firewall.', source: ['L4988'] },

  // ------------------------------------------------------------------------------------------ search
  searchIndexDisk: {
    value: 100,
    unit: 'GB',
    text: 'Disk space of search indexes to begin with, until it is measured. The guide gives no number.',
    source: ['L4992'],
    ours: true,
  },
} as const satisfies Readonly<Record<string, GuideFigure>>;

/** Stripe widths that fit, in blocks (L3096). */
export const stripeBlocks: readonly number[] = [8, 16, 32];

/** Memory of instant messaging: a base in MB, and KB for each connected user. Measured on 400 MHz UltraSPARC II (L5456). */
export interface ImMemory {
  /** Base of the server when somebody is active. */
  readonly serverBaseActive: number;
  /** Base of the server when all connected users are inactive. */
  readonly serverBaseInactive: number;
  readonly serverPerActive: number;
  readonly serverPerInactive: number;
  readonly muxBase: number;
  readonly muxPerActive: number;
  readonly muxPerInactive: number;
  readonly source: readonly Source[];
}

/** `plain` without an archive, `extended` with sign-on, portal or archive. */
export const imMemory: Readonly<Record<'plain' | 'extended', ImMemory>> = {
  plain: {
    serverBaseActive: 120,
    serverBaseInactive: 8,
    serverPerActive: 20,
    serverPerInactive: 20,
    muxBase: 8,
    muxPerActive: 28,
    muxPerInactive: 20,
    source: ['L5460-5461'],
  },
  extended: {
    serverBaseActive: 120,
    serverBaseInactive: 100,
    serverPerActive: 30,
    serverPerInactive: 25,
    muxBase: 8,
    muxPerActive: 40,
    muxPerInactive: 35,
    source: ['L5460', 'L5462'],
  },
};

/**
 * Users that one processor serves, without an archive; the guide has no row for deployments with one. Measured on 400 MHz
 * UltraSPARC II (L5479).
 */
export const imUsersPerCpu = {
  serverActive: 30_000,
  serverInactive: figures.imInactivePerCpu.value,
  muxActive: 5_000,
  muxInactive: 50_000,
  source: ['L5483-5484'],
} as const;

/** The guide's two worked examples of instant messaging, to show beside computed figures; the large one does not follow from its own tables. */
export const imExamples = {
  small: {
    users: 10_000,
    active: 0.3,
    inactive: 0.2,
    answer: 'one or two processors and 300 to 500 MB, server and multiplexor on one host',
    source: ['L5573-5579'],
  },
  large: {
    users: 1_000_000,
    active: 0.05,
    inactive: 0.2,
    answer: 'server 4 GB on 2 processors, multiplexor 4 GB on 16 processors',
    source: ['L5583-5589'],
  },
} as const;

/** What the guide refuses to size: the answer is "not given", with this line. */
export const notSized = {
  usersPerStore: { text: 'users of a message store', source: ['L2690-2694'] },
  directoryCapacity: { text: 'the capacity of a directory', source: ['L691'] },
  edgeTier: { text: 'the edge tier', source: ['L1212-1214'] },
  componentSizing: { text: 'the components of single-tier and two-tier layouts', source: ['L1190', 'L2744', 'L5550'] },
  searchIndex: { text: 'the disk space of search indexes', source: ['L4992'] },
  imCpuWithArchive: { text: 'the processors of instant messaging with an archive', source: ['L5483-5484'] },
} as const satisfies Readonly<Record<string, { readonly text: string; readonly source: readonly Source[] }>>;
