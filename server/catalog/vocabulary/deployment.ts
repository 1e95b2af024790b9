/** The deployment as a whole. */
import { valueSet } from '../types';
import type { ValueOf } from '../types';

export const suite = valueSet(
  'suite',
  {
    '5': {
      title: 'Communications Suite 5',
      text: 'The release that brings the one-tree directory layout. The two fully described port tables of the guide belong to it.',
      source: ['L578', 'L6582'],
      aliases: ['suite-5', 'comms-5'],
    },
    '6': {
      title: 'Communications Suite 6',
      text: 'First release with the Convergence web client (July 2008).',
      source: ['L800'],
      aliases: ['suite-6', 'comms-6'],
    },
    '6u1': {
      title: 'Communications Suite 6 Update 1',
      text: 'Update of Suite 6 between Convergence and Delegated Administrator 7.',
      aliases: ['6-update-1'],
    },
    '6u2': {
      title: 'Communications Suite 6 Update 2',
      text: 'Brings Delegated Administrator 7; its media are the last that carry Communications Express 6.3.',
      source: ['L1784', 'L166'],
      aliases: ['6-update-2'],
    },
    '7': {
      title: 'Unified Communications Suite 7',
      text: 'Calendar Server 7 (CalDAV) replaces Calendar Server 6, which is deprecated from here on.',
      source: ['L4514', 'L6574'],
      aliases: ['suite-7', 'comms-7', '7.0'],
    },
    '7u1': {
      title: 'Unified Communications Suite 7 Update 1',
      text: 'Communications Express is no longer in the bundle.',
      source: ['L2120', 'L6570'],
      aliases: ['7-update-1'],
    },
    '7u2': {
      title: 'Unified Communications Suite 7 Update 2',
      text: 'Second update of Suite 7.',
      source: ['L6566'],
      aliases: ['7-update-2'],
    },
    '7u3': {
      title: 'Unified Communications Suite 7 Update 3',
      text: 'The latest release that the planning guide knows.',
      source: ['L6562'],
      aliases: ['7-update-3'],
    },
  },
  ['5', '6', '6u1', '6u2', '7', '7u1', '7u2', '7u3'],
);

export const install = valueSet('install', {
  fresh: {
    title: 'first installation',
    text: 'Nothing of the suite is there yet. The directory should then use Schema 2 in native mode.',
    source: ['L637', 'L1870'],
    aliases: ['new'],
  },
  upgrade: {
    title: 'an earlier release is in place',
    text: 'The suite replaces an earlier release of itself; only then may the directory stay on Schema 1.',
    source: ['L648', 'L1871'],
  },
  migration: {
    title: 'data comes from another product',
    text: 'Data is brought in from Exchange, from Calendar Server 5 or from Calendar Server 6 to 7.',
    source: ['L904-910', 'L4383'],
    aliases: ['migrate'],
  },
});

export const environment = valueSet('environment', {
  production: {
    title: 'in use by real users',
    text: 'Recommendations for production apply: multiplexor in front of instant messaging, Calendar 7 at the root context, no demo tools.',
    source: ['L5223', 'L4154'],
    aliases: ['prod'],
  },
  pilot: {
    title: 'trial with a few real users',
    text: 'A trial run: production rules apply, single instances are tolerated.',
  },
  demo: {
    title: 'demonstration or lab',
    text: 'Nobody depends on it. Tools meant for demonstrations, such as the Access Manager console, are acceptable only here.',
    source: ['L2108'],
    aliases: ['lab', 'test'],
  },
});

export const organization = valueSet('organization', {
  enterprise: {
    title: 'company or institution',
    text: 'Mail for its own staff; usually served well by a single-tier architecture.',
    source: ['L1090'],
  },
  isp: {
    title: 'Internet service provider',
    text: 'Mail for subscribers; usually built in two tiers.',
    source: ['L1090'],
  },
  telco: {
    title: 'telecommunications company',
    text: 'As an Internet service provider: many subscribers, usually two tiers.',
    source: ['L1090'],
  },
  'service-provider': {
    title: 'hosts many domains',
    text: 'Runs the service for many customer domains from a central place. Brightmail supplies its virus rules only to these.',
    source: ['L3272', 'L3577'],
  },
});

export const architecture = valueSet('architecture', {
  'single-host': {
    title: 'everything on one machine',
    text: 'All services share one machine. Meant for one site with up to 500 users; no LMTP and no high availability.',
    source: ['L1102-1121'],
    aliases: ['one-host'],
  },
  'single-tier': {
    title: 'one server per product',
    text: 'Each product has a machine of its own and users reach the stores directly; there are no front ends.',
    source: ['L1123-1139'],
    aliases: ['single-tier-multi', 'single-tier-multiple-hosts', 'one-tier'],
  },
  'single-tier-distributed': {
    title: 'several servers per service, per office',
    text: 'Several servers for each service, each office with its own read-only directory copy, and one central directory master.',
    source: ['L1141-1153'],
  },
  'two-tier': {
    title: 'front ends and stores apart',
    text: 'An access tier of stateless front ends behind load balancers, and a data tier with the stores, separated by a firewall.',
    source: ['L1163-1190'],
    aliases: ['two-tiered'],
  },
  edge: {
    title: 'two tiers for a mobile workforce',
    text: 'Two tiers plus an edge that remote users reach over TLS and with authenticated submission; the stores stay in a private network.',
    source: ['L1192-1219'],
  },
});

export const topology = valueSet('topology', {
  central: {
    title: 'all servers at one site',
    text: 'Remote sites hold only clients and reach the servers over the wide area network, so they need good links.',
    source: ['L3209-3228'],
  },
  distributed: {
    title: 'servers at most sites',
    text: 'Most sites run their own servers, with staff to look after them.',
    source: ['L3230-3255'],
  },
  hybrid: {
    title: 'servers at the major sites',
    text: 'Major sites run servers; each satellite is served by the nearest of them.',
    source: ['L3257-3268'],
  },
  'service-provider': {
    title: 'one large central site, many domains',
    text: 'A large central installation that hosts the domains of many customers.',
    source: ['L3270-3276'],
  },
});

export const zoneKind = valueSet('zone kind', {
  internet: {
    title: 'outside every firewall',
    text: 'The open network. No component of the suite belongs here.',
    source: ['L1034'],
  },
  dmz: {
    title: 'hardened segment for Internet services',
    text: 'Between the outer and the inner firewall: front ends, Internet-facing relays, external DNS. May be split into inbound and outbound.',
    source: ['L1032-1042'],
  },
  intranet: {
    title: 'internal service segment',
    text: 'Services for internal users, and inner relays; reached from the DMZ relays and from inside only.',
    source: ['L1044-1050'],
    aliases: ['internal-dmz'],
  },
  internal: {
    title: 'users, laboratories, departments',
    text: "Where the users' own machines stand. They should use services in the intranet, not reach the Internet directly.",
    source: ['L1052-1056'],
    aliases: ['internal-network', 'user'],
  },
  'private-data': {
    title: 'data network behind the access tier',
    text: 'Stores, directories and databases; linked only to the front ends.',
    source: ['L1208', 'L2775'],
    aliases: ['private', 'data', 'private-network'],
  },
  'public-access': {
    title: 'user-facing network of a two-tier design',
    text: 'The network through which users reach the access tier; protected by the outer firewall.',
    source: ['L1235', 'L2773'],
    aliases: ['public'],
  },
  'remote-access': {
    title: 'VPN and dial-in',
    text: 'A segment of its own for VPN and other remote access, kept apart from the rest.',
    source: ['L1040'],
    aliases: ['vpn'],
  },
});

/** Zones behind the DMZ: nobody from the Internet connects to them directly (L1050). */
export const innerZones: readonly ValueOf<typeof zoneKind>[] = ['intranet', 'internal', 'private-data'];

export const criticality = valueSet('criticality', {
  'mission-critical': {
    title: 'the site cannot work without the service',
    text: 'A central topology does not suit such a site: it should run its own servers.',
    source: ['L3219', 'L3242'],
  },
  normal: {
    title: 'an outage can be borne',
    text: 'The site gets along during an outage of its link or of the central servers.',
    source: ['L3219'],
  },
});

export const supportHours = valueSet('support hours', {
  none: {
    title: 'no staff on site',
    text: 'Nobody at the site can look after servers; it is better served from elsewhere.',
    source: ['L3222', 'L3245'],
  },
  'business-hours': {
    title: 'staff during working hours',
    text: 'Servers can be looked after in working hours only.',
    source: ['L477'],
  },
  '24x7': { title: 'staff around the clock', text: 'Somebody is there at any time.', source: ['L477', 'L508'] },
});

export const siteSize = valueSet('site size', {
  major: {
    title: 'has servers of its own',
    text: 'A site with servers, which may serve satellites too.',
    source: ['L3257-3268'],
  },
  satellite: {
    title: "uses another site's servers",
    text: 'A site with clients only; the nearest major site serves it.',
    source: ['L3257-3268'],
  },
});

export const firewallKind = valueSet('firewall kind', {
  'packet-filter': {
    title: 'packet filter',
    text: 'Passes only the ports it is told, and drops packets from outside with an inside address.',
    source: ['L1672'],
    aliases: ['filter', 'stateful'],
  },
  proxy: {
    title: 'application proxy',
    text: 'Takes connections itself and speaks the protocol, so that nothing passes directly.',
    source: ['L1058-1062'],
  },
  nat: {
    title: 'address translation only',
    text: 'Hides addresses, and may be a hole of its own; it is no replacement for a packet filter.',
    source: ['L1772'],
  },
});

export const networkTraffic = valueSet('network traffic', {
  'client-access': {
    title: 'users to the front ends',
    text: 'What comes from the machines of users. It may be slower than the rest.',
    source: ['L2643'],
    aliases: ['clients', 'access'],
  },
  backbone: {
    title: 'servers with each other',
    text: 'Between servers of the deployment, and between sites.',
    source: ['L2643'],
  },
  'store-access': {
    title: 'front ends to stores and directory',
    text: 'Mailboxes, calendars, logins. It belongs on a network that is physically secure.',
    source: ['L3643'],
    aliases: ['data'],
  },
  backup: {
    title: 'backup',
    text: 'Copies of the stores for the backup host; a private network keeps them out of the way of users.',
    source: ['L2541', 'L5439'],
  },
  replication: {
    title: 'copies for the other site',
    text: 'Volumes or arrays to the failover site.',
    source: ['L1542-1548'],
  },
  storage: {
    title: 'disks and file servers',
    text: 'Storage that is reached over the network.',
    source: ['L1004-1013'],
  },
  administration: {
    title: 'administration',
    text: 'Logins of administrators and monitoring.',
    source: ['L1622', 'L1671'],
  },
});

/** Ordered from slow to fast; `bandwidthRates` gives the rates. */
export const bandwidth = valueSet('bandwidth', {
  modem: { title: 'dial-up, 56 kbit/s', text: 'Too slow for a remote site of a central topology.', source: ['L3223'] },
  isdn: {
    title: 'ISDN, 128 kbit/s',
    text: 'The least that a remote site needs in a central topology.',
    source: ['L3223'],
  },
  dsl: {
    title: 'DSL or cable, about 1 Mbit/s',
    text: 'Broadband of an Internet provider.',
    source: ['L2489-2491'],
    aliases: ['cable'],
  },
  t1: { title: 'T1, 1.544 Mbit/s', text: 'American leased line.' },
  e1: { title: 'E1, 2.048 Mbit/s', text: 'European leased line.' },
  t3: {
    title: 'T3, 44.736 Mbit/s',
    text: "The lines of all sites in the guide's hybrid example.",
    source: ['L947', 'L3385', 'L3393'],
  },
  '100m': {
    title: 'Fast Ethernet, 100 Mbit/s',
    text: "The guide's example for client access.",
    source: ['L2643'],
    aliases: ['100mbps', 'fast-ethernet'],
  },
  '1g': {
    title: 'Gigabit Ethernet, 1 Gbit/s',
    text: "The guide's example for the backbone.",
    source: ['L2643'],
    aliases: ['gigabit', '1gbps'],
  },
});

/** Rate of each bandwidth in kbit/s, to compare two of them. ISDN is the guide's lower limit (L3223); the rates are those of the standards. */
export const bandwidthRates: Readonly<Record<ValueOf<typeof bandwidth>, number>> = {
  modem: 56,
  isdn: 128,
  dsl: 1_000,
  t1: 1_544,
  e1: 2_048,
  t3: 44_736,
  '100m': 100_000,
  '1g': 1_000_000,
};

export const population = valueSet('population', {
  small: { title: 'few people', text: 'Many such sites are well served from one place.', source: ['L3221'] },
  large: {
    title: 'many people',
    text: 'A large population far from the servers wants servers of its own.',
    source: ['L3244'],
  },
});

export const messageKind = valueSet('message kind', {
  small: { title: 'small text messages', text: 'Fit for a link to servers elsewhere.', source: ['L3220'] },
  large: { title: 'large messages', text: 'Attachments fill the link to servers elsewhere.', source: ['L3243'] },
});
