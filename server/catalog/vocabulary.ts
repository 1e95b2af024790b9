/**
 * The closed sets of values that a spec may use, in the field's own words. Hover shows `text`, completion shows `title`.
 * A value that the planning guide does not name carries no source line, and says where it comes from in its text or in a comment.
 */
import { idsOf, valueSet } from './types';
import type { Value, ValueOf, ValueSet } from './types';

// ------------------------------------------------------------------------------------------------ the deployment as a whole

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

// ------------------------------------------------------------------------------------------------ directory and provisioning

export const schema = valueSet('schema', {
  'schema2-native': {
    title: 'Schema 2, native mode',
    text: 'One directory tree, found by search templates. The recommended schema, and the one for every first installation.',
    source: ['L1825-1829', 'L1911'],
    aliases: ['schema2', 'native'],
  },
  'schema2-compat': {
    title: 'Schema 2, compatibility mode',
    text: 'A stage of a migration, with the structures of both schemas. Convergence does not support it, and it presumes Access Manager.',
    source: ['L833', 'L1841-1851'],
    aliases: ['schema2-compatibility', 'compatibility'],
  },
  schema1: {
    title: 'Schema 1',
    text: 'Organization Tree plus DC Tree, from the days of Messaging and Calendar Server 5. Only for sites that upgrade and need no Access Manager.',
    source: ['L646-650', 'L1817', 'L1881'],
    aliases: ['schema-1'],
  },
});

export const dit = valueSet('directory tree', {
  'one-tree': {
    title: 'Organization Tree only',
    text: 'The domain data stands in the nodes of the Organization Tree itself. Belongs to Schema 2 native mode.',
    source: ['L583', 'L618-624'],
    aliases: ['1-tree'],
  },
  'two-tree': {
    title: 'DC Tree plus Organization Tree',
    text: 'A DC Tree of domain nodes points into the Organization Tree. Belongs to Schema 1 and to compatibility mode.',
    source: ['L602-612'],
    aliases: ['2-tree', 'dc-tree'],
  },
});

export const replication = valueSet('replication', {
  none: { title: 'one instance', text: 'A single directory instance, without copies.', source: ['L685'] },
  'single-master': {
    title: 'one supplier, read-only consumers',
    text: 'Writes go to one master; consumers answer reads.',
    source: ['L1424'],
  },
  'two-way-mmr': {
    title: 'two masters',
    text: 'Two suppliers that replicate to each other by two agreements; either takes writes.',
    source: ['L1425'],
    aliases: ['two-way', 'multi-master'],
  },
  'four-way-mmr': {
    title: 'a pair of masters in each of two centres',
    text: 'Four masters in two data centres, with hubs and read-only consumers in each.',
    source: ['L1426'],
    aliases: ['four-way'],
  },
  'solaris-cluster': {
    title: 'cluster agent for the directory',
    text: 'The cluster moves one active directory instance to another node.',
    source: ['L1427'],
    aliases: ['cluster'],
  },
});

export const replicaRole = valueSet('replica role', {
  master: {
    title: 'supplier, takes writes',
    text: 'May be demoted to a hub, never to a consumer in one step.',
    source: ['L1510'],
    aliases: ['supplier'],
  },
  hub: {
    title: 'passes changes on',
    text: 'Takes changes from masters and passes them to consumers. The only step between consumer and master.',
    source: ['L1426', 'L1510'],
  },
  consumer: {
    title: 'read-only copy',
    text: 'Answers reads. To become a master it must first become a hub.',
    source: ['L1424', 'L1510'],
    aliases: ['slave', 'replica'],
  },
});

export const domainKind = valueSet('domain kind', {
  hosted: {
    title: 'domain with its own directory entry',
    text: 'The usual way to serve a domain: an entry of its own in the directory.',
    source: ['L2081-2083'],
  },
  alias: {
    title: 'other name of a domain',
    text: 'A second name for a domain, held as a value of associatedDomain.',
    source: ['L624'],
  },
  vanity: {
    title: 'name of an individual user',
    text: 'A domain name for single users without a domain of its own; costly to run.',
    source: ['L2085-2089'],
    deprecated: 'vanity domains cost more to operate than hosted ones (L2089)',
  },
});

export const passwordStorage = valueSet('password storage', {
  hashed: {
    title: 'one-way hash',
    text: 'The usual storage. Rules out CRAM-MD5, Digest-MD5 and APOP, which need the plain password.',
    source: ['L3686-3688'],
    aliases: ['encrypted'],
  },
  plain: {
    title: 'plain text',
    text: 'Needed for CRAM-MD5, Digest-MD5 and APOP; the directory must then be well protected.',
    source: ['L3686-3688'],
    aliases: ['plain-text', 'clear'],
  },
});

export const provisioning = valueSet('provisioning', {
  'delegated-administrator': {
    title: 'Delegated Administrator',
    text: 'The recommended tool: console and command line, for Schema 2 only.',
    source: ['L1996', 'L2110'],
    aliases: ['da', 'commadmin'],
  },
  'iplanet-da': {
    title: 'iPlanet Delegated Administrator for Messaging',
    text: 'The old tool for Schema 1. Its console is only for sites that come from Messaging Server 5.',
    source: ['L1975-1994'],
    aliases: ['sun-one-delegated-administrator'],
  },
  'ldap-tools': {
    title: 'LDIF and ldapmodify',
    text: 'Entries are written straight into the directory; listed for Schema 1.',
    source: ['L1995', 'L2033', 'L4411'],
    aliases: ['ldif', 'ldapmodify'],
  },
  'access-manager-console': {
    title: 'Access Manager console',
    text: 'Checks nothing it is told, so broken mail users come out of it: for demonstrations only.',
    source: ['L2108'],
  },
  'access-manager-cli': { title: 'Access Manager command line', text: 'Needs Schema 2.', source: ['L1872-1873'] },
  csdomain: {
    title: 'csdomain, of Calendar Server 6',
    text: 'Manages calendar domains; needs Schema 2.',
    source: ['L1874-1876'],
  },
  'calendar-utilities': {
    title: 'tools bundled with Calendar Server 6',
    text: "Calendar Server's own utilities, used with Schema 1.",
    source: ['L4683'],
  },
  'im-registration': {
    title: 'registration by the users themselves',
    text: 'New users register with Instant Messaging.',
    source: ['L5184'],
  },
});

export const uniqueId = valueSet('unique identifier', {
  davUniqueId: {
    title: 'recommended, from Calendar Server 7 Update 3',
    text: 'An attribute made for the purpose, which never changes. The identifier cannot be changed once Calendar Server is in use.',
    source: ['L4231-4233'],
  },
  nsUniqueId: {
    title: 'set by Directory Server',
    text: "The directory's own identifier, used before davUniqueId existed. It is lost when an entry is exported and loaded again.",
  },
});

// ------------------------------------------------------------------------------------------------ sign-on

export const ssoMode = valueSet('single sign-on', {
  none: { title: 'separate logins', text: 'Users log in to each product.', source: ['L640-644'] },
  'trusted-circle': {
    title: 'suite servers trust each other',
    text: "The suite's own single sign-on. Needs no Access Manager, and every member must be set up for it.",
    source: ['L644', 'L842', 'L4686'],
    aliases: ['messaging', 'messaging-sso'],
  },
  'access-manager': {
    title: 'Access Manager sessions',
    text: 'Access Manager issues the sessions; needs Schema 2.',
    source: ['L636', 'L841'],
    aliases: ['am', 'identity-server'],
  },
  opensso: { title: 'OpenSSO Enterprise 8.0', text: 'For Convergence 1 Update 2 and later.', source: ['L843'] },
  custom: {
    title: 'own plug-in for Convergence',
    text: 'A module written against the single sign-on interface of Convergence.',
    source: ['L847'],
    aliases: ['plug-in'],
  },
});

export const authMechanism = valueSet('authentication mechanism', {
  plain: {
    title: 'PLAIN',
    text: 'Name and password, only encoded: use it over TLS. Works for SMTP, POP, IMAP and HTTP.',
    source: ['L3677-3680', 'L3690'],
  },
  login: {
    title: 'LOGIN, SMTP only',
    text: 'Name and password, only encoded: use it over TLS. For SMTP only.',
    source: ['L3677', 'L3690'],
  },
  'cram-md5': {
    title: 'CRAM-MD5',
    text: 'Challenge and response for SMTP, POP and IMAP. The directory must hold plain passwords.',
    source: ['L3677-3686'],
  },
  'digest-md5': {
    title: 'Digest-MD5',
    text: 'Challenge and response; the directory must hold plain passwords, and the MMP never supported it.',
    source: ['L3677-3688'],
    deprecated: 'Digest-MD5 is deprecated, and the MMP never supported it (L3687)',
  },
  certificate: {
    title: 'client certificate',
    text: 'The client proves itself by a TLS certificate; some protocols need SASL EXTERNAL for it.',
    source: ['L3677-3680', 'L3735'],
  },
  apop: {
    title: 'APOP, POP only',
    text: 'Challenge and response of POP; the directory must hold plain passwords.',
    source: ['L3678', 'L3688'],
  },
  'smtp-auth': {
    title: 'authenticated submission',
    text: 'Users log in before they may submit; required on port 587.',
    source: ['L3641', 'L3694'],
  },
  'pop-before-smtp': {
    title: 'POP before SMTP',
    text: 'An address that fetched mail may submit for a while; only the SMTP proxy of the MMP offers it.',
    source: ['L3349'],
  },
});

/** Services and the mechanisms that they take (table L3676-3680). */
export const authByService: Readonly<
  Record<'smtp' | 'pop' | 'imap' | 'http', readonly ValueOf<typeof authMechanism>[]>
> = {
  smtp: ['plain', 'login', 'cram-md5', 'digest-md5', 'certificate', 'smtp-auth', 'pop-before-smtp'],
  pop: ['plain', 'cram-md5', 'digest-md5', 'certificate', 'apop'],
  imap: ['plain', 'cram-md5', 'digest-md5', 'certificate'],
  http: ['plain', 'certificate'],
};

/** Mechanisms that need the password in plain text in the directory (L3686-3688). */
export const needsPlainPasswords: readonly ValueOf<typeof authMechanism>[] = ['cram-md5', 'digest-md5', 'apop'];

// ------------------------------------------------------------------------------------------------ TLS

export const tlsMode = valueSet('TLS mode', {
  none: { title: 'plain text', text: 'Nothing is encrypted.', source: ['L5831'], aliases: ['off'] },
  starttls: {
    title: 'upgrade on the normal port',
    text: 'The client starts in plain text and switches to TLS on the same port. Works for SMTP, POP and IMAP, not for webmail.',
    source: ['L3718-3729', 'L5835'],
  },
  'ssl-port': {
    title: 'TLS from the start, on a port of its own',
    text: 'A second listener that speaks TLS from the first byte. The guide gives no numbers for these ports.',
    source: ['L3718-3729'],
    aliases: ['ssl', 'separate-port'],
  },
});

export const imSecurity = valueSet('instant messaging security', {
  none: {
    title: 'plain text',
    text: 'Plain text from the client through the multiplexor to the server.',
    source: ['L5831'],
  },
  starttls: {
    title: 'end to end',
    text: 'Encrypted from the client to the server; the multiplexor only passes it on.',
    source: ['L5835-5838'],
  },
  'legacy-ssl': {
    title: 'client to multiplexor only',
    text: 'Encrypted up to the multiplexor; from there to the server it is plain text.',
    source: ['L5832-5834', 'L5848'],
    aliases: ['ssl'],
  },
});

export const calendarTls = valueSet('calendar TLS scope', {
  none: { title: 'plain text', text: 'Neither the login nor the session is encrypted.' },
  'login-only': {
    title: 'the login only',
    text: 'Only name and password are protected; the calendar data travels in plain text.',
    source: ['L4752'],
    aliases: ['login'],
  },
  full: { title: 'the whole session', text: 'Login and data are encrypted.', source: ['L4752'], aliases: ['session'] },
});

// ------------------------------------------------------------------------------------------------ availability

export const haMethod = valueSet('high-availability method', {
  none: { title: 'no measure', text: 'One instance; when it fails, the service is down until it is repaired.' },
  redundancy: {
    title: 'more instances than needed',
    text: 'Several front ends, so that one may fail. The right way for everything that holds no data.',
    source: ['L1447'],
    aliases: ['n+1'],
  },
  'solaris-cluster': {
    title: 'Oracle Solaris Cluster',
    text: 'Two or more nodes share storage and take over from each other. For Messaging, Calendar 6, the directory, and Instant Messaging on Solaris.',
    source: ['L251', 'L1386', 'L1427', 'L1459'],
    aliases: ['sun-cluster', 'oracle-solaris-cluster'],
  },
  vcs: {
    title: 'Veritas Cluster Server',
    text: 'Two or more nodes share storage and take over from each other. For Messaging only.',
    source: ['L1386'],
    aliases: ['veritas', 'veritas-cluster-server'],
  },
  'glassfish-cluster': {
    title: 'GlassFish cluster',
    text: 'Clustered application servers; for Calendar 7 front ends and other web applications.',
    source: ['L1455', 'L4298'],
    aliases: ['application-server-cluster'],
  },
  'mysql-async-replication': {
    title: 'MySQL asynchronous replication',
    text: 'A second MySQL server follows the first; for the Calendar 7 store on MySQL.',
    source: ['L4298'],
    aliases: ['mysql-replication'],
  },
  'oracle-data-guard': {
    title: 'Oracle Data Guard',
    text: 'A standby database follows the first; for the Calendar 7 store on Oracle Database.',
    source: ['L4298'],
    aliases: ['data-guard'],
  },
  'directory-replication': {
    title: 'several directory copies',
    text: 'Masters and consumers stand in for each other.',
    source: ['L1412'],
    aliases: ['mmr'],
  },
  'server-pool': {
    title: 'pool of instant messaging servers',
    text: 'Two or more servers serve one domain together.',
    source: ['L255'],
    aliases: ['im-server-pool'],
  },
  'iss-cluster-search': {
    title: 'Cluster Search Service',
    text: 'A search web node takes over from another; the indexes lie on highly available NFS.',
    source: ['L5027'],
    aliases: ['cluster-search'],
  },
  watchdog: {
    title: 'restart of failed processes',
    text: 'The watchdog of Instant Messaging stops and restarts a component that no longer answers.',
    source: ['L1490'],
  },
  raid: {
    title: 'redundant disks',
    text: 'Protects the queue of an MTA against the loss of a disk.',
    source: ['L1447', 'L3113'],
  },
  asr: {
    title: 'Automatic System Reconfiguration',
    text: 'The machine restarts without its failed part. For data stores that have no cluster.',
    source: ['L1398-1406'],
  },
});

export const haKind = valueSet('kind of cluster service', {
  failover: {
    title: 'one active instance',
    text: 'The instance runs on one node and moves to another. The only kind Instant Messaging has.',
    source: ['L1463'],
  },
  scalable: {
    title: 'active on several nodes',
    text: 'Instances run on several nodes at once. Not available for Instant Messaging.',
    source: ['L1463'],
  },
});

export const imHaLayout = valueSet('instant messaging cluster layout', {
  mixed: {
    title: 'local binaries, global runtime files',
    text: 'Short interruptions for upgrades, but version and configuration must be equal on all nodes, and the runtime files need a shared place.',
    source: ['L1473-1479'],
  },
  global: {
    title: 'everything shared',
    text: 'Easier to administer; an upgrade stops all nodes.',
    source: ['L1480-1482'],
  },
});

export const runtimeStorage = valueSet('runtime storage', {
  hastorageplus: {
    title: 'HAStoragePlus',
    text: 'The file system is mounted where the service runs.',
    source: ['L1477-1479'],
  },
  'cluster-fs': {
    title: 'cluster file system',
    text: 'The file system is mounted on all nodes at once.',
    source: ['L1477-1479'],
    aliases: ['cluster-file-system', 'global-fs'],
  },
});

export const remoteFailoverOption = valueSet('remote failover option', {
  'ship-backups': {
    title: 'tapes travel to the other site',
    text: 'Cheap: started by hand and restored from backup, with loss of data and a long wait.',
    source: ['L1541'],
  },
  'software-replication': {
    title: 'volume software copies every write',
    text: 'Little or no loss, but the copying weighs on the primary servers.',
    source: ['L1542'],
    aliases: ['async-software-copy', 'software-copy'],
  },
  'array-replication': {
    title: 'storage arrays copy every write',
    text: 'As software replication, without its weight on the servers; the arrays cost more.',
    source: ['L1543-1548'],
  },
});

export const remoteFailoverProduct = valueSet('remote failover product', {
  veritas: {
    title: 'Veritas software',
    text: 'Volume replication and site failover of Veritas. Not together with Oracle Solaris Cluster on the same site.',
    source: ['L1542', 'L1567'],
    aliases: ['veritas-site-ha', 'vcs-gco'],
  },
  oracle: {
    title: 'Oracle volume replication',
    text: "Oracle's software that copies volumes to the remote site.",
    source: ['L1542'],
    aliases: ['sun', 'availability-suite'],
  },
  'solaris-cluster-geographic': {
    title: 'Solaris Cluster Geographic Edition',
    text: 'Joins clusters of two sites. The guide does not name it, and says that Solaris Cluster does not do remote failover.',
    source: ['L1567'],
    aliases: ['geographic-edition'],
  },
  'storage-array': {
    title: 'replication of the storage arrays',
    text: 'The controllers of the arrays copy to the remote site.',
    source: ['L1543-1548'],
  },
  other: { title: 'another product', text: "Scripts or another vendor's software.", source: ['L1559-1561'] },
});

export const remoteFailoverTrigger = valueSet('remote failover trigger', {
  'manual-confirm': {
    title: 'alert, confirm, then automatic',
    text: 'The site is watched, somebody confirms the failure, and the rest runs by itself. The recommended way.',
    source: ['L1569'],
    aliases: ['confirmed'],
  },
  manual: { title: 'by hand', text: 'A written procedure is carried out by hand.', source: ['L1541', 'L1559-1561'] },
  automatic: {
    title: 'without confirmation',
    text: 'The software decides alone.',
    source: ['L1569'],
    deprecated: 'false alarms are too likely: let somebody confirm the failure (L1569)',
  },
});

export const asr = valueSet('Automatic System Reconfiguration', {
  none: { title: 'none', text: 'A failed part stops the machine.', source: ['L1406'] },
  low: { title: 'some parts', text: 'A few failed parts can be configured out.', source: ['L1404-1406'] },
  high: {
    title: 'most parts',
    text: 'Processors, memory and I/O can be configured out at a restart. To be chosen for stores without cluster software.',
    source: ['L1404-1406'],
  },
});

// ------------------------------------------------------------------------------------------------ load balancing

export const lbAlgorithm = valueSet('load balancing algorithm', {
  'least-connections': {
    title: 'fewest active connections',
    text: 'Sends a new connection to the server with the fewest active ones. Accepted at the edge.',
    source: ['L1218'],
    aliases: ['active-connections', 'leastconn'],
  },
  'cpu-load': {
    title: 'lowest processor load',
    text: 'Sends a new connection to the least loaded server. Accepted at the edge.',
    source: ['L1218', 'L2895'],
    aliases: ['cpu'],
  },
  'round-robin': {
    title: 'in turn',
    text: 'Takes no account of load; not acceptable at the edge.',
    source: ['L1218'],
    aliases: ['rr'],
  },
});

export const lbKind = valueSet('load balancer kind', {
  hardware: {
    title: 'appliance',
    text: 'Stands in front of the servers and behind the routers.',
    source: ['L996', 'L1498'],
  },
  software: {
    title: 'program on the servers',
    text: 'One of the servers distributes the traffic.',
    source: ['L996', 'L1498'],
  },
  geographic: {
    title: 'between data centres',
    text: 'Sends users to the nearest or least loaded centre, and away from one that is down.',
    source: ['L994'],
    aliases: ['geo', 'global'],
  },
});

// ------------------------------------------------------------------------------------------------ users

/** Their load figures are in `userBases.ts`. */
export const userBase = valueSet('user base', {
  'lightweight-pop': {
    title: 'dial-up residential, 4 messages/h',
    text: 'Residential users who read and delete their mail in one session and write little.',
    source: ['L2485-2487'],
    aliases: ['light-pop'],
  },
  'heavyweight-pop': {
    title: 'broadband, small business, 6 messages/h',
    text: 'Premium broadband users and small businesses; some leave mail on the server.',
    source: ['L2489-2491'],
    aliases: ['heavy-pop'],
  },
  'lightweight-imap': {
    title: 'premium broadband, 6 messages/h',
    text: 'Logged in for hours, small mailboxes, use of search and filters.',
    source: ['L2493-2495'],
    aliases: ['light-imap'],
  },
  'mediumweight-imap': {
    title: 'enterprise, 8 messages/h',
    text: 'Logged in for the working day, large mailboxes, folders and searches.',
    source: ['L2497-2499'],
    aliases: ['medium-imap'],
  },
  'mediumweight-ce': {
    title: 'web mail, as medium IMAP',
    text: 'Web mail users with the same load as the enterprise IMAP users.',
    source: ['L2501-2503'],
    aliases: ['mediumweight-communications-express', 'mediumweight-webmail'],
  },
});

/** Their load figures are in `userBases.ts`. */
export const imUserBase = valueSet('instant messaging user base', {
  'im-casual': {
    title: 'presence mostly',
    text: 'Mostly watches who is there, and seldom starts or joins a chat.',
    source: ['L5389-5391'],
    aliases: ['casual'],
  },
  'im-heavy': {
    title: 'many presence changes and conferences',
    text: 'About 30 contacts, 20 or more presence changes and about 4 conferences a day.',
    source: ['L5393-5400'],
    aliases: ['heavy'],
  },
});

export const client = valueSet('client', {
  convergence: {
    title: 'Convergence in a browser',
    text: 'The web client for mail, calendar, address book and instant messaging.',
    source: ['L150-156'],
  },
  'communications-express': {
    title: 'Communications Express in a browser',
    text: 'The former web client.',
    source: ['L160-166'],
    aliases: ['ce'],
    deprecated: 'no longer bundled since Suite 7; use Convergence (L162, L6103)',
  },
  'messenger-express': {
    title: 'Messenger Express in a browser',
    text: 'The first web mail client.',
    source: ['L128', 'L916'],
    deprecated: 'removed with Messaging Server 7; use Convergence (L916)',
  },
  outlook: {
    title: 'Microsoft Outlook with the connector',
    text: 'Outlook on Windows, by the Connector for Microsoft Outlook.',
    source: ['L168-174', 'L6264'],
    aliases: ['outlook-connector', 'microsoft-outlook'],
  },
  'standard-email': {
    title: 'any POP or IMAP client',
    text: 'Evolution, Thunderbird and the like.',
    source: ['L559'],
    aliases: ['pop-imap', 'evolution'],
  },
  'outlook-express': { title: 'Outlook Express', text: 'POP and IMAP client that can do S/MIME.', source: ['L1709'] },
  mozilla: {
    title: 'Mozilla mail',
    text: 'POP and IMAP client that can do S/MIME.',
    source: ['L1709'],
    aliases: ['thunderbird'],
  },
  'apple-ical': {
    title: 'Apple iCal',
    text: 'CalDAV client; needs Calendar Server 7.',
    source: ['L134-138', 'L4055'],
    aliases: ['ical'],
  },
  lightning: {
    title: 'Mozilla Lightning',
    text: 'CalDAV client; needs Calendar Server 7.',
    source: ['L134-138', 'L4054'],
  },
  ios: {
    title: 'iPhone and iPad',
    text: 'CalDAV client; needs Calendar Server 7.',
    source: ['L4056'],
    aliases: ['iphone'],
  },
  'syncml-device': {
    title: 'SyncML device',
    text: 'Phone or organizer that synchronises through Mobile Communications.',
    source: ['L176-180'],
    aliases: ['syncml'],
  },
  'xmpp-client': {
    title: 'any XMPP client',
    text: "A third party's instant messaging client.",
    source: ['L146'],
    aliases: ['xmpp'],
  },
  'instant-messenger': {
    title: 'Instant Messenger (Java)',
    text: "The suite's own instant messaging client, until version 8.",
    source: ['L5069', 'L5227'],
    deprecated: 'no longer shipped since Instant Messaging 9 (L5069)',
  },
  browser: { title: 'web browser', text: 'Internet Explorer, Firefox or Safari.', source: ['L156'] },
});

/** Clients that use CalDAV and so need Calendar Server 7 (L3997, L4054-4056). */
export const caldavClients: readonly ValueOf<typeof client>[] = ['apple-ical', 'lightning', 'ios'];

export const calendarClient = valueSet('calendar client', {
  convergence: client.values.convergence,
  'communications-express': client.values['communications-express'],
  outlook: client.values.outlook,
  'apple-ical': client.values['apple-ical'],
  lightning: client.values.lightning,
  ios: client.values.ios,
  'syncml-device': client.values['syncml-device'],
});

// ------------------------------------------------------------------------------------------------ messaging

export const delivery = valueSet('delivery', {
  lmtp: {
    title: 'LMTP straight into the store',
    text: 'The relays insert mail into the store without a second queue. Best practice in two tiers, impossible in a single tier.',
    source: ['L1303-1318', 'L2278-2286'],
  },
  smtp: {
    title: 'SMTP to an MTA on the store host',
    text: 'The store host runs an MTA of its own, which queues and delivers.',
    source: ['L1307', 'L2191'],
  },
});

export const channel = valueSet('channel', {
  smtp: {
    title: 'TCP/IP delivery',
    text: 'Sends and receives by SMTP: tcp_local, tcp_internal, tcp_auth and others.',
    source: ['L2191', 'L3520-3522'],
    aliases: ['tcp_local', 'tcp_internal', 'tcp_auth'],
  },
  lmtp: {
    title: 'delivery to a store on another host',
    text: 'Hands messages to the message store by LMTP, in two tiers.',
    source: ['L2192-2194'],
  },
  'ims-ms': {
    title: 'the message store on this host',
    text: 'Delivers into the local message store.',
    source: ['L2200', 'L3946'],
    aliases: ['message-store'],
  },
  pipe: { title: 'a program', text: 'Hands messages to a program instead of a mailbox.', source: ['L2195'] },
  local: {
    title: '/var/mail',
    text: 'Writes to the old mailbox files; the message store is the better target.',
    source: ['L2196', 'L2178'],
  },
  reprocess: { title: 'resubmission', text: 'Takes messages in again.', source: ['L2197'] },
  defragment: {
    title: 'partial messages',
    text: 'Puts messages of type message/partial together again.',
    source: ['L2198'],
  },
  conversion: {
    title: 'body parts through a program',
    text: 'Hands each body part to a program that may replace it.',
    source: ['L2199', 'L3863'],
  },
  guaranteed: {
    title: 'delivery regardless of quota',
    text: 'For messages that must arrive though a mailbox is full.',
    source: ['L2316'],
  },
});

export const mappingTable = valueSet('mapping table', {
  SEND_ACCESS: {
    title: 'sender, recipient and channel',
    text: 'Decides by the addresses after alias expansion.',
    source: ['L3488'],
  },
  ORIG_SEND_ACCESS: {
    title: 'sender, recipient and channel, unexpanded',
    text: 'Decides by the addresses before alias expansion; the place for relay blocking.',
    source: ['L3489', 'L3977'],
  },
  MAIL_ACCESS: {
    title: 'as SEND_ACCESS, with addresses and ports',
    text: 'Adds the IP addresses and ports of the connection.',
    source: ['L3490'],
  },
  ORIG_MAIL_ACCESS: {
    title: 'as ORIG_SEND_ACCESS, with addresses and ports',
    text: 'Adds the IP addresses and ports of the connection.',
    source: ['L3491'],
  },
  FROM_ACCESS: {
    title: 'sender only',
    text: 'Decides by the sender, before any recipient is known.',
    source: ['L3492'],
  },
  PORT_ACCESS: {
    title: 'connection',
    text: 'Decides by the IP address, when the connection opens; for every port of the dispatcher.',
    source: ['L3493', 'L3501'],
  },
  INTERNAL_IP: {
    title: 'hosts that may relay',
    text: 'Addresses of systems that may send mail out through the MTA.',
    source: ['L3523'],
  },
});

export const antispamProduct = valueSet('filter product', {
  brightmail: {
    title: 'Symantec Brightmail',
    text: 'Spam, and for service providers also viruses. Heavy on the processor: with both functions it may need two servers for each MTA.',
    source: ['L3577', 'L3942-3953'],
  },
  spamassassin: {
    title: 'SpamAssassin',
    text: 'Scores spam; finds no viruses. A score above 5.0 usually counts as spam.',
    source: ['L3579', 'L3869', 'L3955-3965'],
  },
  cloudmark: { title: 'Cloudmark', text: 'A filter that Messaging Server supports.', source: ['L3581', 'L3940'] },
  savse: {
    title: 'Symantec AntiVirus Scan Engine',
    text: 'Finds viruses; a TCP/IP server beside the MTA.',
    source: ['L3967-3969'],
    aliases: ['symantec-antivirus-scan-engine'],
  },
  milter: { title: 'a milter', text: 'Any filter that speaks the sendmail filter interface.', source: ['L3873-3875'] },
});

export const antispamFunction = valueSet('filter function', {
  spam: { title: 'finds spam', text: 'Marks or refuses unwanted mail.', source: ['L3577-3579'] },
  virus: {
    title: 'finds viruses',
    text: 'Scans for malicious content. SpamAssassin cannot do this; Brightmail does it for service providers only.',
    source: ['L3577', 'L3869'],
  },
});

/** What each product can find (L3577, L3869, L3967-3969). The guide does not limit Cloudmark and milters. */
export const antispamFunctions: Readonly<
  Record<ValueOf<typeof antispamProduct>, readonly ValueOf<typeof antispamFunction>[]>
> = {
  brightmail: ['spam', 'virus'],
  spamassassin: ['spam'],
  cloudmark: ['spam', 'virus'],
  savse: ['virus'],
  milter: ['spam', 'virus'],
};

export const antispamAttachment = valueSet('filter attachment', {
  'plug-in': {
    title: 'called by the MTA',
    text: 'The MTA calls the filter through its own interface, so its other protections keep working.',
    source: ['L3889', 'L3907-3930'],
    aliases: ['sdk', 'plugin'],
  },
  milter: { title: 'milter interface', text: 'The MTA calls a milter server.', source: ['L3873-3875'] },
  'conversion-channel': {
    title: 'conversion channel',
    text: 'Each body part passes through a program; costs more than a plug-in.',
    source: ['L3571-3573', 'L3863-3867'],
  },
  'smtp-proxy': {
    title: 'SMTP server before the MTA',
    text: 'Mail passes the filter before it reaches the MTA, which thus loses sight of the sender.',
    source: ['L3907', 'L3926-3930'],
    aliases: ['smtp', 'gateway'],
    deprecated: 'a filter in front of the MTA defeats its protections and may lose mail (L3926-3930)',
  },
});

export const antispamTool = valueSet('protection tool', {
  rbl: {
    title: 'blackhole list',
    text: 'Refuses connections from listed addresses; switched on by ENABLE_RBL in the dispatcher.',
    source: ['L1320-1328', 'L3839-3845'],
    aliases: ['maps'],
  },
  metermaid: { title: 'MeterMaid', text: 'Limits how often an address may connect.', source: ['L3877-3879'] },
  sieve: {
    title: 'Sieve filters',
    text: 'Filters per user, per channel and for the whole MTA.',
    source: ['L3829', 'L3871'],
    aliases: ['mailbox-filter'],
  },
  'address-verification': {
    title: "check of the sender's domain",
    text: 'Refuses senders whose domain is not in DNS; costs a query for each message.',
    source: ['L3833-3837'],
    aliases: ['mailfromdnsverify'],
  },
  'relay-blocking': {
    title: 'no relaying for strangers',
    text: 'Only internal and authenticated senders may relay. On by default.',
    source: ['L3847-3849'],
  },
  authentication: {
    title: 'authenticated submission',
    text: 'Roaming users log in before they submit.',
    source: ['L3851-3853'],
  },
  sidelining: {
    title: 'set aside',
    text: 'Holds suspect mail for a look, instead of deleting it.',
    source: ['L3855-3857'],
  },
  tracing: { title: 'full trace', text: 'Records where each message came from.', source: ['L3859-3861'] },
  'conversion-channel': { title: 'conversion channel', text: 'Hands body parts to a program.', source: ['L3863-3865'] },
});

export const filterLevel = valueSet('mail filter level', {
  'per-user': { title: "each user's own", text: 'Looked at first.', source: ['L3529-3557'] },
  channel: { title: 'of a channel', text: "Looked at after the user's own.", source: ['L3529-3557'] },
  'mta-wide': { title: 'of the whole MTA', text: 'Looked at last.', source: ['L3529-3557'] },
});

export const backup = valueSet('backup', {
  'solstice-backup': {
    title: 'Solstice Backup (Legato NetWorker)',
    text: 'Backs the message store up to a backup server.',
    source: ['L2563'],
    aliases: ['legato', 'networker', 'legato-networker'],
  },
  imsbackup: {
    title: 'imsbackup',
    text: "The message store's own tool; imsrestore brings it back.",
    source: ['L2563', 'L1541'],
  },
  'fs-snapshot': {
    title: 'file system snapshot',
    text: 'A snapshot of the file system is taken and copied.',
    source: ['L2563'],
    aliases: ['snapshot', 'zfs-snapshot'],
  },
});

export const userSplit = valueSet('division of users', {
  alphabet: { title: 'by name', text: 'Users are spread over the stores by their names.', source: ['L2858'] },
  'class-of-service': { title: 'by class of service', text: 'A store for each class of service.', source: ['L2858'] },
  department: { title: 'by department', text: 'A store for each department.', source: ['L2858'] },
  location: { title: 'by location', text: 'A store for each location.', source: ['L2858'] },
});

export const mailSizeBin = valueSet('message size bin', {
  'under-5kb': { title: 'less than 5 KB', source: ['L2439'], aliases: ['<5kb'] },
  '5-10kb': { title: '5 to 10 KB', source: ['L2440'] },
  '10-100kb': { title: '10 to 100 KB', source: ['L2441'] },
  '100-500kb': { title: '100 to 500 KB', source: ['L2442'] },
  '500kb-10mb': { title: '500 KB to 10 MB', source: ['L2443'] },
  'over-10mb': { title: 'more than 10 MB', source: ['L2444-2445'], aliases: ['>10mb'] },
});

export const highIoDirectory = valueSet('busy directory', {
  queue: {
    title: 'MTA queue',
    text: 'A file for each message that waits in a channel. By default in /var/<server base>/queue.',
    source: ['L2965'],
  },
  log: { title: 'log files', text: 'Grows all the time. Set by logfile.*.logdir.', source: ['L2966'] },
  mboxlist: {
    title: 'mailbox database',
    text: 'Updated and synchronised all the time: put it on the fastest volume. Always in store/mboxlist.',
    source: ['L2967'],
  },
  index: {
    title: 'message store index',
    text: 'Facts about mailboxes and messages: second fastest volume. Set by store.partition.*.path.',
    source: ['L2968'],
  },
  messages: {
    title: 'message files',
    text: 'A file for each message. Set by store.partition.*.messagepath.',
    source: ['L2969'],
  },
  dbtmpdir: {
    title: 'temporary files of the database',
    text: 'Put it on tmpfs under a name of its own. Set by store.dbtmpdir; from Messaging Server 7.5 on that is the default.',
    source: ['L2970', 'L3020', 'L3026'],
  },
  lock: {
    title: 'locks',
    text: 'Put it on tmpfs, but not in the same directory as dbtmpdir. Set by local.lockdir.',
    source: ['L2971'],
  },
  snapshots: {
    title: 'database snapshots',
    text: 'Keep them off the file system of the active database.',
    source: ['L2958'],
  },
});

// ------------------------------------------------------------------------------------------------ instant messaging

export const imPolicy = valueSet('instant messaging policy', {
  'access-control-files': {
    title: 'access control files',
    text: 'The default, and the only one without Access Manager.',
    source: ['L5953-5957', 'L5964'],
    aliases: ['acl', 'iim.conf'],
  },
  'access-manager': {
    title: 'Access Manager',
    text: 'Finer policies, held by Access Manager.',
    source: ['L5958-5962'],
  },
});

export const imAuth = valueSet('instant messaging authentication', {
  ldap: {
    title: 'directory',
    text: 'The server checks the password against the directory.',
    source: ['L5101', 'L5908'],
  },
  'access-manager': {
    title: 'Access Manager',
    text: 'Access Manager checks the user; the directory is only searched.',
    source: ['L5701', 'L5910'],
  },
});

export const imGateway = valueSet('instant messaging gateway', {
  httpbind: {
    title: 'XMPP over HTTP',
    text: 'For web clients, and for clients behind firewalls that let only HTTP through.',
    source: ['L5083', 'L5878'],
    aliases: ['xmpp-http', 'bosh'],
  },
  aim: { title: 'AIM', text: 'Contacts in the AIM network.', source: ['L5084'] },
  msn: { title: 'MSN', text: 'Contacts in the MSN network.', source: ['L5084'] },
  yahoo: { title: 'Yahoo', text: 'Contacts in the Yahoo network.', source: ['L5084'] },
  sms: { title: 'SMS', text: 'Messages to users who are offline.', source: ['L5085'] },
  sip: {
    title: 'SIP/SIMPLE',
    text: 'Users of a SIP server; from Instant Messaging 9.',
    source: ['L5086'],
    aliases: ['simple'],
  },
  facebook: { title: 'Facebook', text: 'Contacts in Facebook; from Instant Messaging 9.0.1.4.0.', source: ['L5093'] },
  imps: {
    title: 'IMPS, mobile phones',
    text: 'Old mobile phones.',
    source: ['L5087-5091'],
    deprecated: 'deprecated since Instant Messaging 9.0.1.4.0 (L5091)',
  },
});

const removedInIm9 = 'removed in Instant Messaging 9 (L5067-5077)';

export const imFeature = valueSet('instant messaging feature', {
  client: {
    title: 'Java client',
    text: "The suite's own client, loaded from a web server.",
    source: ['L5069'],
    deprecated: removedInIm9,
  },
  voip: { title: 'voice calls', text: 'A chat becomes a voice call.', source: ['L5070'], deprecated: removedInIm9 },
  poll: { title: 'polls', text: 'Quick questions to a group.', source: ['L5071'], deprecated: removedInIm9 },
  news: {
    title: 'news channels',
    text: 'Published announcements for subscribers.',
    source: ['L5072'],
    deprecated: removedInIm9,
  },
  'moderated-conference': {
    title: 'moderated conferences',
    text: 'A moderator passes messages on.',
    source: ['L5073'],
    aliases: ['moderated'],
    deprecated: removedInIm9,
  },
  alerts: {
    title: 'alerts',
    text: 'Urgent messages to one or many, also when they are offline.',
    source: ['L5074'],
    deprecated: removedInIm9,
  },
  'redirect-server': {
    title: 'redirect server',
    text: 'Spread users over a pool of servers.',
    source: ['L5075'],
    deprecated: removedInIm9,
  },
  'portal-channel': {
    title: 'Portal Server channel',
    text: 'Started Instant Messaging from the portal.',
    source: ['L5076'],
    deprecated: removedInIm9,
  },
  'portal-archive': {
    title: 'archive in Portal Server',
    text: 'Kept chats in the search database of the portal.',
    source: ['L5077', 'L5453'],
    deprecated: removedInIm9,
  },
  'email-notification': {
    title: 'e-mail to offline users',
    text: 'Messages for offline users go out by e-mail; needs an SMTP server.',
    source: ['L5137', 'L5658-5679'],
  },
  'calendar-alerts': {
    title: 'calendar alerts',
    text: 'Reminders of Calendar Server 6 appear as messages; uses its event notification service.',
    source: ['L5665', 'L5681-5695'],
    aliases: ['calendar-alert'],
  },
  'sip-gateway': { title: 'SIP gateway', text: 'From Instant Messaging 9.', source: ['L5086'], aliases: ['sip'] },
  monitoring: {
    title: 'monitoring',
    text: 'Publishes figures of the server, which a stranger could use too.',
    source: ['L5862'],
  },
});

export const imArchive = valueSet('instant messaging archive', {
  none: { title: 'no archive', text: 'Chats are not kept.' },
  email: { title: 'by e-mail', text: 'Chats are sent to a mailbox; needs an SMTP server.', source: ['L5137', 'L5890'] },
  portal: {
    title: 'in Portal Server',
    text: 'Chats are kept in the search database of the portal.',
    source: ['L5453'],
    deprecated: removedInIm9,
  },
});

// ------------------------------------------------------------------------------------------------ calendar

export const database = valueSet('calendar database', {
  mysql: {
    title: 'MySQL Server',
    text: 'Calendar Server 7 on MySQL; needs a document store beside it.',
    source: ['L4124', 'L4158', 'L4201'],
    aliases: ['mysql-server'],
  },
  oracle: {
    title: 'Oracle Database',
    text: 'From Calendar Server 7 Update 2; can hold the documents itself.',
    source: ['L4124', 'L4158', 'L4195'],
    aliases: ['oracle-database'],
  },
});

export const docstoreKind = valueSet('document store', {
  local: {
    title: 'on the front end',
    text: 'Runs within a Calendar Server installation, which reads the files directly.',
    source: ['L4195'],
  },
  remote: {
    title: 'on a host of its own',
    text: 'Reached over HTTP; Calendar Server must be installed there, and from Update 3 the connection needs a password.',
    source: ['L4195', 'L4209-4211'],
  },
  'in-database': {
    title: 'within Oracle Database',
    text: 'The database holds the documents too. Not with MySQL, whose limit is 64 KB.',
    source: ['L4195', 'L4201'],
  },
});

export const calendarProcess = valueSet('Calendar Server 6 process', {
  csadmind: { title: 'administration', text: 'Needed once in every instance.', source: ['L740', 'L4811'] },
  cshttpd: {
    title: 'HTTP service',
    text: 'Serves users; one for each processor of a front end.',
    source: ['L739', 'L747', 'L4817'],
  },
  csnotifyd: {
    title: 'notifications',
    text: 'Sends notices of events by e-mail or as events; belongs on back ends.',
    source: ['L741', 'L4356', 'L4704-4708'],
    aliases: ['csnotify'],
  },
  enpd: {
    title: 'event notification service',
    text: 'Broker of event and alarm messages; belongs on back ends.',
    source: ['L743', 'L4704-4708', 'L6212'],
    aliases: ['csenpd', 'ens'],
  },
  csdwpd: {
    title: 'distributed database service',
    text: 'Gives other hosts access to the calendar store; not needed where front and back end share a host.',
    source: ['L744', 'L4675', 'L4708'],
  },
  csstored: {
    title: 'backups',
    text: 'Automatic backups. Not set up at installation: until then it sends a reminder every day.',
    source: ['L745', 'L4703-4706', 'L4815'],
  },
});

// ------------------------------------------------------------------------------------------------ hosts

export const os = valueSet('operating system', {
  solaris: {
    title: 'Oracle Solaris',
    text: 'Everything runs on it; high availability of Instant Messaging only there.',
    source: ['L1463', 'L5616'],
    aliases: ['oracle-solaris', 'sunos'],
  },
  linux: {
    title: 'Linux',
    text: 'A supported Linux; Instant Messaging offers only part of its options there.',
    source: ['L5616'],
  },
  'red-hat': {
    title: 'Red Hat Enterprise Linux',
    text: 'A supported Linux; Instant Messaging offers only part of its options there.',
    source: ['L5616', 'L5855-5856'],
    aliases: ['rhel', 'redhat'],
  },
  'oracle-linux': {
    title: 'Oracle Linux',
    text: 'A supported Linux; Instant Messaging offers only part of its options there.',
    source: ['L5616', 'L5855-5856'],
    aliases: ['oel'],
  },
  windows: {
    title: 'Microsoft Windows',
    text: 'For clients: the Connector for Microsoft Outlook runs only there.',
    source: ['L6264'],
  },
});

/** Values of `os` that are a Linux. */
export const linuxSystems: readonly ValueOf<typeof os>[] = ['linux', 'red-hat', 'oracle-linux'];

/** The guide names UFS and ZFS (L3161, L3163); the others are what these systems offer. */
export const filesystem = valueSet('file system', {
  zfs: {
    title: 'ZFS',
    text: 'Always consistent, so it needs no check after a crash. Set atime=off.',
    source: ['L3163-3165'],
  },
  'ufs-logging': {
    title: 'UFS with logging',
    text: 'UFS that keeps a journal. Mount it with noatime.',
    source: ['L3003', 'L3161'],
    aliases: ['logging-ufs'],
  },
  ufs: {
    title: 'UFS without logging',
    text: 'Needs a long check after a crash: not for stores in a cluster.',
    source: ['L3003', 'L3161'],
  },
  vxfs: { title: 'Veritas File System', text: 'Keeps a journal.', aliases: ['veritas-file-system'] },
  qfs: { title: 'QFS', text: 'Keeps a journal; can be shared in a cluster.', aliases: ['samfs'] },
  ext3: { title: 'ext3', text: 'Keeps a journal.' },
  ext4: { title: 'ext4', text: 'Keeps a journal.' },
  xfs: { title: 'XFS', text: 'Keeps a journal.' },
  ext2: { title: 'ext2', text: 'Keeps no journal: needs a long check after a crash.' },
  tmpfs: { title: 'tmpfs', text: 'In memory; for temporary files and locks only.', source: ['L2970-2971'] },
});

/** File systems that need no full check after a crash; a cluster requires one for the store (L3003). */
export const journalingFilesystems: readonly ValueOf<typeof filesystem>[] = [
  'zfs',
  'ufs-logging',
  'vxfs',
  'qfs',
  'ext3',
  'ext4',
  'xfs',
];

export const raid = valueSet('RAID', {
  none: { title: 'single disks', text: 'A lost disk is lost mail.', source: ['L3113'] },
  mirror: {
    title: 'mirror',
    text: 'Every block is on two disks.',
    source: ['L3113', 'L3117'],
    aliases: ['raid1', 'raid-1'],
  },
  stripe: {
    title: 'stripe',
    text: 'Blocks spread over disks: quick, but no redundancy.',
    source: ['L2995', 'L3096'],
    aliases: ['raid0', 'raid-0'],
  },
  'stripe-mirror': {
    title: 'striped mirrors',
    text: 'Mirrors with a stripe over them: quick and redundant.',
    source: ['L3096', 'L3117'],
    aliases: ['raid10', 'raid-10', 'raid0+1', 'mirror-stripe'],
  },
  'raid5-controller': {
    title: 'RAID 5 in a caching controller',
    text: 'Parity computed by the array; fit for stores and queues.',
    source: ['L3117'],
    aliases: ['raid5', 'raid-5', 'hardware-raid5'],
  },
  'software-raid5': {
    title: 'RAID 5 in software',
    text: 'Parity computed by the host.',
    source: ['L3117'],
    deprecated: 'too slow to be an option: use a caching controller or mirrors (L3117)',
  },
});

/** Kinds that survive the loss of one disk (L3113-3117). */
export const redundantRaid: readonly ValueOf<typeof raid>[] = [
  'mirror',
  'stripe-mirror',
  'raid5-controller',
  'software-raid5',
];

export const storage = valueSet('storage', {
  internal: {
    title: 'disks inside the machine',
    text: 'No more than four spindles as a rule, so too few for a store.',
    source: ['L2553'],
  },
  'external-array': {
    title: 'external array',
    text: 'Needed for stores that must be available, and in most systems for speed.',
    source: ['L2553', 'L3113'],
    aliases: ['array'],
  },
  san: {
    title: 'storage area network',
    text: 'Shared storage for clusters and stores.',
    source: ['L559', 'L1004-1013'],
  },
  ssd: {
    title: 'solid state disk',
    text: 'For the mailbox database, where a restore must be quick.',
    source: ['L2991'],
  },
});

export const hostService = valueSet('operating system service', {
  ssh: { title: 'secure shell', text: 'The way to administer a host.', source: ['L1671', 'L3631'], aliases: ['sshd'] },
  telnet: {
    title: 'plain-text shell',
    text: 'Sends passwords in plain text.',
    source: ['L1671'],
    deprecated: 'replace it by ssh (L1671)',
  },
  ftp: {
    title: 'file transfer',
    text: 'Sends passwords in plain text; turn it off where it is not needed.',
    source: ['L1038', 'L1670'],
  },
  tftp: { title: 'trivial file transfer', text: 'No authentication at all; turn it off.', source: ['L1670'] },
  rsh: {
    title: 'remote shell',
    text: 'Trusts addresses; turn it off.',
    source: ['L1670'],
    aliases: ['rlogin', 'rexec'],
  },
  finger: { title: 'who is logged in', text: 'Tells strangers about users; turn it off.', source: ['L1670'] },
  nfs: {
    title: 'file sharing',
    text: 'Needed for shared search indexes; otherwise turn it off.',
    source: ['L1670', 'L5027'],
  },
  snmp: { title: 'monitoring agent', text: 'Reports to the monitoring system.', source: ['L1622'] },
  sendmail: {
    title: "the system's own mail server",
    text: 'Takes port 25, which the MTA needs; turn it off on MTA hosts.',
    source: ['L1670'],
  },
  ntp: { title: 'time', text: 'Keeps the clock right.', source: ['L1603'] },
  dns: { title: 'name service cache', text: 'A local cache of DNS answers.', source: ['L1017'] },
});

/** Services that listen for outsiders and are best turned off on exposed hosts (L1591, L1670). */
export const unneededHostServices: readonly ValueOf<typeof hostService>[] = [
  'telnet',
  'ftp',
  'tftp',
  'rsh',
  'finger',
  'sendmail',
];

export const serverEdition = valueSet('application server edition', {
  platform: { title: 'Platform Edition', text: 'Without clusters and failover.', source: ['L1437'] },
  enterprise: {
    title: 'Enterprise Edition',
    text: 'With clusters, load balancing and session failover.',
    source: ['L1437-1439'],
  },
});

export const containerId = valueSet('web container', {
  glassfish: {
    title: 'GlassFish Enterprise Server',
    text: 'Formerly Sun Java System Application Server. Required by Convergence, Calendar Server 7 and the search service.',
    source: ['L186-192', 'L859', 'L4146', 'L4980'],
    aliases: ['application-server', 'app-server', 'sun-java-system-application-server', 'glassfish-enterprise-server'],
  },
  'web-server': {
    title: 'Oracle iPlanet Web Server',
    text: 'Formerly Sun Java System Web Server.',
    source: ['L186'],
    aliases: ['iplanet-web-server', 'sun-java-system-web-server', 'oracle-iplanet-web-server'],
  },
  'sun-one-web-server': {
    title: 'Sun ONE Web Server 6.0',
    text: 'Only for the console of the iPlanet Delegated Administrator.',
    source: ['L1987'],
  },
  'apache-httpd': {
    title: 'Apache HTTP Server 2',
    text: 'On the indexing hosts of the search service.',
    source: ['L4984'],
    aliases: ['apache', 'httpd', 'apache-http-server'],
  },
});

// ------------------------------------------------------------------------------------------------ names

export const logicalName = valueSet('logical name', {
  mail: { title: 'mail for users', text: 'The one name that users put into their mail program.', source: ['L1341'] },
  imap: { title: 'IMAP for users', text: 'Points to the multiplexors.', source: ['L1342', 'L1361'] },
  pop: { title: 'POP for users', text: 'Points to the multiplexors.', source: ['L1343', 'L1361'] },
  smtp: { title: 'submission for users', text: 'Points to the outbound relays.', source: ['L1344', 'L1360'] },
  webcal: { title: 'Communications Express', text: 'The web client; ce is used as well.', source: ['L1345'] },
  ce: { title: 'Communications Express', text: 'The web client; webcal is used as well.', source: ['L1345'] },
  'relay-in': {
    title: 'inbound relays',
    text: 'The bank of MTAs that takes mail from the Internet.',
    source: ['L1350'],
    aliases: ['mail-relay-in'],
  },
  'relay-out': {
    title: 'outbound relays',
    text: 'The bank of MTAs that takes mail from users.',
    source: ['L1351'],
    aliases: ['mail-relay-out'],
  },
  mmp: { title: 'multiplexors', text: 'The bank of MMPs.', source: ['L1352'] },
  mailstore: { title: 'message store', text: 'Former name of a store; hidden from users.', source: ['L1019'] },
});

/** Names of single stores (`storeAA`, `calstoreAB`, also `calstore_aa`): they are hidden from users (L1353-1354, L1362-1363). */
export const isStoreName = (name: string): boolean => /^(?:cal)?store_?[a-z]{2}$/i.test(name);

// ------------------------------------------------------------------------------------------------ this tool

/** The guide does not say which it means; 1000 is this tool's default. */
export const unitBase = valueSet('unit base', {
  decimal: { title: '1 KB = 1000 bytes', text: '1 MB = 1000 KB and 1 GB = 1000 MB.' },
  binary: { title: '1 KB = 1024 bytes', text: '1 MB = 1024 KB and 1 GB = 1024 MB.' },
});

export const severity = valueSet('severity', {
  error: { title: 'the spec is wrong' },
  warning: { title: 'strongly advised against' },
  information: { title: 'worth knowing' },
  hint: { title: 'could be better' },
  off: { title: 'not reported' },
});

// ------------------------------------------------------------------------------------------------ protocols

export const transport = valueSet('transport', {
  tcp: { title: 'TCP' },
  udp: { title: 'UDP' },
});

/** A protocol. What port it uses depends on the component that listens: see `ports.ts`. */
export interface ProtocolInfo extends Value {
  readonly transport: ValueOf<typeof transport>;
  /** Encrypted from the first byte. */
  readonly encrypted?: true;
  /** The same protocol without TLS, for an encrypted one. */
  readonly plain?: string;
  /** The same protocol over TLS on a port of its own. */
  readonly secure?: string;
  /** It can switch to TLS on its normal port. */
  readonly starttls?: true;
  /** It travels in this protocol, on the same listener: a firewall rule for that lets it through. */
  readonly carrier?: string;
}

const protocols = {
  smtp: {
    title: 'SMTP',
    text: 'Transfer of mail between MTAs. By default no login and no relaying for strangers.',
    source: ['L3694'],
    transport: 'tcp',
    secure: 'smtps',
    starttls: true,
  },
  submission: {
    title: 'SMTP submission',
    text: 'Users hand in their mail; a login is required.',
    source: ['L3694'],
    transport: 'tcp',
    starttls: true,
    aliases: ['submit'],
  },
  smtps: {
    title: 'SMTP over TLS',
    text: 'SMTP that is encrypted from the start, on a port of its own.',
    source: ['L3721', 'L3726'],
    transport: 'tcp',
    encrypted: true,
    plain: 'smtp',
    aliases: ['ssmtp', 'submissions'],
  },
  lmtp: {
    title: 'LMTP',
    text: 'A relay inserts mail straight into a message store on another host.',
    source: ['L2278-2286', 'L6657'],
    transport: 'tcp',
  },
  imap: {
    title: 'IMAP',
    text: 'Access to mailboxes on the server.',
    source: ['L6621', 'L6656'],
    transport: 'tcp',
    secure: 'imaps',
    starttls: true,
    aliases: ['imap4'],
  },
  imaps: {
    title: 'IMAP over TLS',
    text: 'IMAP that is encrypted from the start, on a port of its own.',
    source: ['L3723', 'L3725'],
    transport: 'tcp',
    encrypted: true,
    plain: 'imap',
  },
  pop: {
    title: 'POP3',
    text: 'Fetches mail from the server.',
    source: ['L2178', 'L3729'],
    transport: 'tcp',
    secure: 'pops',
    starttls: true,
    aliases: ['pop3'],
  },
  pops: {
    title: 'POP3 over TLS',
    text: 'POP that is encrypted from the start, on a port of its own.',
    source: ['L3722', 'L3724'],
    transport: 'tcp',
    encrypted: true,
    plain: 'pop',
    aliases: ['pop3s'],
  },
  http: {
    title: 'HTTP',
    text: 'Web clients, and services between servers.',
    source: ['L6213', 'L6654'],
    transport: 'tcp',
    secure: 'https',
  },
  https: {
    title: 'HTTP over TLS',
    text: 'HTTP that is encrypted from the start, on a port of its own.',
    source: ['L3727'],
    transport: 'tcp',
    encrypted: true,
    plain: 'http',
  },
  ldap: {
    title: 'LDAP',
    text: 'Users, logins and routing facts from the directory; also replication between directories.',
    source: ['L6622', 'L6658'],
    transport: 'tcp',
    secure: 'ldaps',
    starttls: true,
  },
  ldaps: {
    title: 'LDAP over TLS',
    text: 'LDAP that is encrypted from the start, on a port of its own.',
    transport: 'tcp',
    encrypted: true,
    plain: 'ldap',
  },
  xmpp: {
    title: 'XMPP, clients',
    text: 'Instant messaging clients to the multiplexor.',
    source: ['L5832-5836', 'L5882'],
    transport: 'tcp',
    secure: 'xmpps',
    starttls: true,
    aliases: ['jabber', 'xmpp-client'],
  },
  xmpps: {
    title: 'XMPP over TLS, clients',
    text: 'Legacy SSL between client and multiplexor, on a port of its own.',
    source: ['L5832-5834'],
    transport: 'tcp',
    encrypted: true,
    plain: 'xmpp',
  },
  'xmpp-server': {
    title: 'XMPP, server port',
    text: 'Other servers, gateways, agents, Convergence, and httpbind without a multiplexor, on iim_server.port.',
    source: ['L5825', 'L5882', 'L6082'],
    transport: 'tcp',
    secure: 'xmpp-server-tls',
    starttls: true,
    aliases: ['xmpp-s2s'],
  },
  'xmpp-server-tls': {
    title: 'XMPP over TLS, server port',
    text: "The server's second port, iim_server.sslport; off by default.",
    transport: 'tcp',
    encrypted: true,
    plain: 'xmpp-server',
  },
  mux: {
    title: 'multiplexor to server',
    text: "The multiplexor's connection to its one instant messaging server.",
    source: ['L5838', 'L5884-5886'],
    transport: 'tcp',
  },
  caldav: {
    title: 'CalDAV',
    text: 'Calendar access of Apple iCal, Lightning and iOS to Calendar Server 7, within HTTP.',
    source: ['L4051-4058'],
    transport: 'tcp',
    secure: 'caldav-tls',
    carrier: 'http',
  },
  'caldav-tls': {
    title: 'CalDAV over TLS',
    text: 'CalDAV within HTTPS.',
    transport: 'tcp',
    encrypted: true,
    plain: 'caldav',
    carrier: 'https',
    aliases: ['caldavs'],
  },
  wcap: {
    title: 'WCAP',
    text: 'Calendar access of Convergence, Communications Express and Outlook, within HTTP.',
    source: ['L888', 'L4058-4060', 'L6298'],
    transport: 'tcp',
    secure: 'wcap-tls',
    carrier: 'http',
    aliases: ['wcap7'],
  },
  'wcap-tls': {
    title: 'WCAP over TLS',
    text: 'WCAP within HTTPS.',
    transport: 'tcp',
    encrypted: true,
    plain: 'wcap',
    carrier: 'https',
    aliases: ['wcaps'],
  },
  ischedule: {
    title: 'iSchedule',
    text: 'Invitations between calendar servers, within HTTP.',
    source: ['L4068', 'L4425'],
    transport: 'tcp',
    secure: 'ischedule-tls',
    carrier: 'http',
  },
  'ischedule-tls': {
    title: 'iSchedule over TLS',
    text: 'iSchedule within HTTPS.',
    transport: 'tcp',
    encrypted: true,
    plain: 'ischedule',
    carrier: 'https',
  },
  wabp: {
    title: 'WABP',
    text: "Outlook's access to the address book, within HTTP.",
    source: ['L174', 'L6276-6278', 'L6300'],
    transport: 'tcp',
    secure: 'wabp-tls',
    carrier: 'http',
  },
  'wabp-tls': {
    title: 'WABP over TLS',
    text: 'WABP within HTTPS.',
    transport: 'tcp',
    encrypted: true,
    plain: 'wabp',
    carrier: 'https',
  },
  dwp: {
    title: 'DWP',
    text: 'Calendar Server 6 front ends to the calendar store on a back end.',
    source: ['L4692', 'L4758', 'L6660'],
    transport: 'tcp',
    aliases: ['database-wire-protocol'],
  },
  ens: {
    title: 'event notification service',
    text: 'Events of Calendar Server 6 or Messaging Server to their subscribers.',
    source: ['L743', 'L5692'],
    transport: 'tcp',
  },
  docstore: {
    title: 'document store',
    text: 'Calendar Server 7 front ends to a remote document store, over HTTP.',
    source: ['L4195', 'L4209-4217'],
    transport: 'tcp',
    secure: 'docstore-tls',
  },
  'docstore-tls': {
    title: 'document store over TLS',
    text: 'From Calendar Server 7.0.4.14.0.',
    source: ['L4215-4217'],
    transport: 'tcp',
    encrypted: true,
    plain: 'docstore',
  },
  'jdbc-mysql': {
    title: 'MySQL',
    text: 'Calendar Server 7 front ends to MySQL.',
    source: ['L4168-4172', 'L4276-4278'],
    transport: 'tcp',
    secure: 'jdbc-mysql-tls',
    aliases: ['mysql'],
  },
  'jdbc-mysql-tls': {
    title: 'MySQL over TLS',
    text: 'From Calendar Server 7.0.4.14.0, usually on the same port.',
    source: ['L4168-4170'],
    transport: 'tcp',
    encrypted: true,
    plain: 'jdbc-mysql',
  },
  'jdbc-oracle': {
    title: 'Oracle Database',
    text: 'Calendar Server 7 front ends to the listener of Oracle Database.',
    source: ['L4168-4172', 'L4276-4278'],
    transport: 'tcp',
    secure: 'jdbc-oracle-tls',
    aliases: ['oracle', 'sqlnet'],
  },
  'jdbc-oracle-tls': {
    title: 'Oracle Database over TLS',
    text: 'From Calendar Server 7.0.4.14.0, with wallets.',
    source: ['L4168-4170'],
    transport: 'tcp',
    encrypted: true,
    plain: 'jdbc-oracle',
  },
  jmq: {
    title: 'Message Queue',
    text: 'Events from Messaging Server to the search service: the port mapper and a second port for the connection itself.',
    source: ['L4988', 'L5006'],
    transport: 'tcp',
    secure: 'jmq-tls',
  },
  'jmq-service': {
    title: 'Message Queue, second port',
    text: 'The connection service of the broker. Its port is chosen at start unless it is fixed.',
    source: ['L4988'],
    transport: 'tcp',
  },
  'jmq-tls': {
    title: 'Message Queue over TLS',
    text: "The broker's ssljms service.",
    transport: 'tcp',
    encrypted: true,
    plain: 'jmq',
  },
  jms: {
    title: 'JMS',
    text: 'Notifications of Calendar Server 7 to a message broker and its subscribers.',
    source: ['L4504'],
    transport: 'tcp',
  },
  jmx: {
    title: 'JMX',
    text: 'Administration and monitoring of Java servers (davadmin, jconsole).',
    source: ['L4073', 'L4430'],
    transport: 'tcp',
  },
  admin: {
    title: 'container administration',
    text: 'The administration console of a web container, over HTTP or HTTPS.',
    transport: 'tcp',
    aliases: ['admin-http'],
  },
  iiop: { title: 'IIOP', text: 'Remote objects of an application server.', transport: 'tcp', secure: 'iiops' },
  iiops: {
    title: 'IIOP over TLS',
    text: 'Remote objects of an application server, encrypted.',
    transport: 'tcp',
    encrypted: true,
    plain: 'iiop',
  },
  'iiop-mutual': {
    title: 'IIOP over TLS, both sides authenticated',
    text: 'Remote objects of an application server; the client needs a certificate.',
    transport: 'tcp',
    encrypted: true,
    plain: 'iiop',
  },
  'job-controller': {
    title: 'job controller',
    text: "The MTA's own control of its queue jobs, within the host.",
    transport: 'tcp',
  },
  watcher: {
    title: 'watcher',
    text: "The watch over Messaging Server's processes, within the host.",
    transport: 'tcp',
  },
  milter: {
    title: 'milter',
    text: 'The MTA to a filter that speaks the sendmail interface.',
    source: ['L3873-3875'],
    transport: 'tcp',
  },
  spamd: { title: 'SpamAssassin', text: 'The MTA to the spamd server.', source: ['L3965'], transport: 'tcp' },
  brightmail: {
    title: 'Brightmail',
    text: 'The MTA to the Brightmail servers, by the Brightmail kit.',
    source: ['L3889'],
    transport: 'tcp',
  },
  cloudmark: {
    title: 'Cloudmark',
    text: 'The MTA to a Cloudmark server.',
    source: ['L3581', 'L3940'],
    transport: 'tcp',
  },
  savse: {
    title: 'Symantec AntiVirus Scan Engine',
    text: 'The MTA to the scan engine, over TCP/IP.',
    source: ['L3967-3969'],
    transport: 'tcp',
    aliases: ['icap'],
  },
  metermaid: {
    title: 'MeterMaid',
    text: "The MTA's questions about connection limits.",
    source: ['L3877-3879'],
    transport: 'tcp',
  },
  identd: {
    title: 'ident',
    text: "The MTA asks a client's host who opened the connection.",
    source: ['L3597-3599'],
    transport: 'tcp',
    aliases: ['ident'],
  },
  dns: {
    title: 'DNS',
    text: 'Host names, MX records and blackhole lists. Long answers come over TCP.',
    source: ['L194', 'L1017', 'L3587'],
    transport: 'udp',
  },
  ntp: { title: 'time', text: 'Keeps the clocks of the hosts together.', source: ['L1603'], transport: 'udp' },
  ssh: {
    title: 'SSH',
    text: 'Administration of hosts.',
    source: ['L1671', 'L3631'],
    transport: 'tcp',
    encrypted: true,
    plain: 'telnet',
  },
  telnet: {
    title: 'telnet',
    text: 'Administration in plain text; use SSH.',
    source: ['L1671'],
    transport: 'tcp',
    secure: 'ssh',
    deprecated: 'replace it by ssh (L1671)',
  },
  ftp: { title: 'FTP', text: 'File transfer in plain text.', source: ['L1038'], transport: 'tcp' },
  snmp: { title: 'SNMP', text: 'Monitoring asks the agents.', source: ['L1622'], transport: 'udp' },
  nfs: { title: 'NFS', text: 'Shared search indexes.', source: ['L5027'], transport: 'tcp' },
  backup: {
    title: 'backup',
    text: 'The message store to the backup host.',
    source: ['L2541', 'L2563'],
    transport: 'tcp',
    aliases: ['networker'],
  },
  'volume-replication': {
    title: 'volume replication',
    text: 'Copies of volumes or arrays to the remote site.',
    source: ['L1542-1548'],
    transport: 'tcp',
  },
  syncml: {
    title: 'SyncML',
    text: 'Mobile devices to Mobile Communications, within HTTP.',
    source: ['L178'],
    transport: 'tcp',
    carrier: 'http',
  },
  sip: {
    title: 'SIP',
    text: 'The SIP gateway to a SIP server.',
    source: ['L5086'],
    transport: 'udp',
    secure: 'sips',
    aliases: ['simple'],
  },
  sips: {
    title: 'SIP over TLS',
    text: 'The SIP gateway to a SIP server, encrypted.',
    transport: 'tcp',
    encrypted: true,
    plain: 'sip',
  },
  aim: { title: 'AIM', text: 'The gateway to the AIM network.', source: ['L5084'], transport: 'tcp' },
  msn: { title: 'MSN', text: 'The gateway to the MSN network.', source: ['L5084'], transport: 'tcp' },
  yahoo: { title: 'Yahoo', text: 'The gateway to the Yahoo network.', source: ['L5084'], transport: 'tcp' },
  sms: { title: 'SMS centre', text: 'The gateway to a short message centre.', source: ['L5085'], transport: 'tcp' },
  imps: { title: 'IMPS', text: 'The gateway to mobile phones.', source: ['L5087-5091'], transport: 'tcp' },
  facebook: { title: 'Facebook chat', text: 'The gateway to Facebook.', source: ['L5093'], transport: 'tcp' },
} as const satisfies Readonly<Record<string, ProtocolInfo>>;

export const protocol = valueSet('protocol', protocols);
export type ProtocolId = ValueOf<typeof protocol>;

/** Everything known about a protocol. */
export const protocolInfo = (id: ProtocolId): ProtocolInfo => protocols[id];

/** True if `text` is the id of a protocol. */
export const isProtocolId = (text: string): text is ProtocolId => Object.hasOwn(protocols, text);

const related = (id: string | undefined): ProtocolId | undefined =>
  id !== undefined && isProtocolId(id) ? id : undefined;

/** The same protocol over TLS on a port of its own, if there is one. */
export const secureProtocol = (id: ProtocolId): ProtocolId | undefined => related(protocolInfo(id).secure);

/** The same protocol without TLS, if `id` is the encrypted one. */
export const plainProtocol = (id: ProtocolId): ProtocolId | undefined => related(protocolInfo(id).plain);

/** The protocol that `id` travels in, on the same listener: `http` for CalDAV. */
export const carrierProtocol = (id: ProtocolId): ProtocolId | undefined => related(protocolInfo(id).carrier);

/** Every value set by its name; the order is that of this file. */
export const valueSets: readonly ValueSet[] = [
  suite,
  install,
  environment,
  organization,
  architecture,
  topology,
  zoneKind,
  criticality,
  supportHours,
  siteSize,
  bandwidth,
  firewallKind,
  schema,
  dit,
  replication,
  replicaRole,
  domainKind,
  passwordStorage,
  provisioning,
  uniqueId,
  ssoMode,
  authMechanism,
  tlsMode,
  imSecurity,
  calendarTls,
  haMethod,
  haKind,
  imHaLayout,
  runtimeStorage,
  remoteFailoverOption,
  remoteFailoverProduct,
  remoteFailoverTrigger,
  asr,
  lbAlgorithm,
  lbKind,
  userBase,
  imUserBase,
  client,
  calendarClient,
  delivery,
  channel,
  mappingTable,
  antispamProduct,
  antispamFunction,
  antispamAttachment,
  antispamTool,
  filterLevel,
  backup,
  userSplit,
  mailSizeBin,
  highIoDirectory,
  imPolicy,
  imAuth,
  imGateway,
  imFeature,
  imArchive,
  database,
  docstoreKind,
  calendarProcess,
  os,
  filesystem,
  raid,
  storage,
  hostService,
  serverEdition,
  containerId,
  logicalName,
  unitBase,
  severity,
  transport,
  protocol,
];

/** All ids of a set as one phrase for messages: `a, b or c`. */
export const listIds = (set: ValueSet): string => {
  const ids = idsOf(set);
  return ids.length < 2 ? ids.join('') : `${ids.slice(0, -1).join(', ')} or ${ids.at(-1) ?? ''}`;
};
