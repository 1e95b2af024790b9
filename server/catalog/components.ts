/**
 * The components that a host may run: the suite's own, what they need, and the infrastructure around them.
 * What the guide leaves open is our reading and says so in `note`; process names of products outside the suite are general knowledge.
 */
import type { Source, ValueOf } from './types';
import type { containerId, haMethod, zoneKind } from './vocabulary';

export type Product =
  | 'messaging'
  | 'calendar'
  | 'instant-messaging'
  | 'convergence'
  | 'communications-express'
  | 'outlook'
  | 'search'
  | 'directory'
  | 'identity'
  | 'container'
  | 'queue'
  | 'filter'
  | 'infrastructure'
  | 'mobile'
  | 'portal';

/** `user` users' machines, 0 load balancers, 1 access tier, 2 data tier, `shared` beside the tiers, `with-application` on the host of what it serves. */
export type Layer = 'user' | 0 | 1 | 2 | 'shared' | 'with-application';

/** One thing that a component cannot do without: any one of `anyOf`. */
export interface Requirement {
  readonly anyOf: readonly string[];
  /** It must be on the same host. */
  readonly sameHost?: true;
  /** Only in this case, in words. */
  readonly when?: string;
  readonly source: readonly Source[];
}

export interface ComponentInfo {
  readonly title: string;
  /** What it is and where it belongs. */
  readonly text: string;
  /** Former and other names that mean only this component. */
  readonly aliases?: readonly string[];
  readonly product: Product;
  /** Its tier in a two-tier layout. In the single-tier layouts everything but a directory master is in tier 1 (L1117, L1139, L1153). */
  readonly layer: Layer;
  /** Further tiers where it is found. */
  readonly alsoLayers?: readonly Layer[];
  /** Usual zones in a two-tier layout, the usual one first; in a single tier the intranet is fine. Empty: anywhere. */
  readonly zones: readonly ValueOf<typeof zoneKind>[];
  readonly processes?: readonly string[];
  /** Whether it keeps data that must outlive it. */
  readonly state: 'stateless' | 'stateful' | 'not-given';
  readonly stateNote?: string;
  /** Ways to make it highly available that are supported. Empty: the guide names none. */
  readonly ha: readonly Exclude<ValueOf<typeof haMethod>, 'none'>[];
  readonly haNote?: string;
  readonly requires?: readonly Requirement[];
  readonly optional?: readonly string[];
  /** Its absence from a spec is unknown, not proof: DNS, time, networks, storage. */
  readonly infrastructure?: true;
  /** Web containers that it can be deployed in; one of them must be on its host. */
  readonly container?: readonly ValueOf<typeof containerId>[];
  /** Part of the access tier. */
  readonly frontEnd?: true;
  /** Part of the data tier. */
  readonly backEnd?: true;
  /** Holds users' data: mail, calendars, documents. */
  readonly store?: true;
  /** An MTA of Messaging Server, by the mail it carries: from the Internet, from users, both, or from other servers. */
  readonly mta?: 'inbound' | 'outbound' | 'both' | 'relay';
  /** Meant to be reached from the Internet. */
  readonly internetFacing?: true;
  /** `named` by the list of L2785, `elsewhere` approved in the guide, or `forbidden`. */
  readonly loadBalancing?: 'named' | 'elsewhere' | 'forbidden';
  /** A user must stay on one instance: a load balancer before it must be sticky. */
  readonly sticky?: true;
  /** A product of several components: the ids of its parts. */
  readonly parts?: readonly string[];
  /** Why it is no longer a good choice. */
  readonly deprecated?: string;
  readonly note?: string;
  readonly source: readonly Source[];
}

/** Anything that answers directory questions. */
const directory = ['directory-master', 'directory-consumer', 'directory-proxy', 'directory-hub'] as const;
/** Anything that takes mail by SMTP. */
const smtp = ['mta', 'mta-outbound', 'mta-inbound', 'smtp-relay', 'smtp-server', 'messaging-server'] as const;
const anyMta = ['mta', 'mta-inbound', 'mta-outbound', 'messaging-server'] as const;
const stores = ['message-store', 'messaging-server'] as const;
const calendars = ['cal7-frontend', 'cal6-frontend', 'cal6-backend'] as const;

const need = (anyOf: readonly string[], ...source: readonly Source[]): Requirement => ({ anyOf, source });
const needHere = (anyOf: readonly string[], ...source: readonly Source[]): Requirement => ({
  anyOf,
  sameHost: true,
  source,
});
const needWhen = (when: string, anyOf: readonly string[], ...source: readonly Source[]): Requirement => ({
  anyOf,
  when,
  source,
});

const dns = need(['dns-server'], 'L194', 'L2061', 'L2783');

export const components = {
  // ---------------------------------------------------------------------------------------------- messaging
  'messaging-server': {
    title: 'Messaging Server',
    text: 'The whole product on one host: MTA, message store and webmail. In two tiers, name its parts instead.',
    aliases: [
      'oracle-communications-messaging-server',
      'iplanet-messaging-server',
      'sun-java-system-messaging-server',
      'messaging',
    ],
    product: 'messaging',
    layer: 1,
    alsoLayers: [2],
    zones: ['intranet', 'private-data'],
    processes: ['dispatcher', 'job_controller', 'imapd', 'popd', 'stored', 'mshttpd', 'ims_master'],
    state: 'stateful',
    ha: ['solaris-cluster', 'vcs', 'asr'],
    requires: [need(directory, 'L186', 'L2061'), dns],
    optional: ['time-server', 'brightmail', 'spamassassin', 'cloudmark', 'savse', 'milter', 'metermaid'],
    backEnd: true,
    store: true,
    parts: ['mta', 'message-store', 'webmail'],
    source: ['L119', 'L1386', 'L2040', 'L2061'],
  },
  mta: {
    title: 'Message Transfer Agent',
    text: 'Receives, routes and delivers mail. In two tiers it is a front end; on the store host it is needed only where delivery is by SMTP.',
    aliases: ['mta-relay', 'message-transfer-agent', 'mta-router'],
    product: 'messaging',
    mta: 'both',
    layer: 1,
    alsoLayers: [2],
    zones: ['dmz', 'intranet'],
    processes: ['dispatcher', 'job_controller', 'tcp_smtp_server', 'tcp_smtp_client', 'tcp_lmtp_client'],
    state: 'stateless',
    stateNote: 'Its queue lies on disk and needs redundant disks, but a load balancer may treat MTAs as stateless.',
    ha: ['redundancy', 'raid', 'solaris-cluster', 'vcs'],
    haNote: 'Add MTAs rather than a cluster; a cluster is only for strict delivery times.',
    requires: [need(directory, 'L2187-2274'), dns],
    optional: ['brightmail', 'spamassassin', 'cloudmark', 'savse', 'milter', 'metermaid', 'load-balancer'],
    frontEnd: true,
    loadBalancing: 'named',
    source: ['L559', 'L2187-2274', 'L1218', 'L1447', 'L3125', 'L3127'],
  },
  'mta-inbound': {
    title: 'inbound MTA',
    text: 'Takes mail from the Internet and passes it inwards. Internet-facing ones belong in the DMZ and know only the next MTA; MX records share the load.',
    aliases: ['relay-in', 'inbound-relay', 'mta-inbound-relay', 'internet-facing-mta', 'inbound-mta', 'mta-in'],
    product: 'messaging',
    mta: 'inbound',
    layer: 1,
    zones: ['dmz', 'intranet'],
    processes: ['dispatcher', 'job_controller', 'tcp_smtp_server', 'tcp_smtp_client', 'tcp_lmtp_client'],
    state: 'stateless',
    stateNote: 'Its queue lies on disk and needs redundant disks.',
    ha: ['redundancy', 'raid'],
    requires: [need(directory, 'L2787'), dns],
    optional: ['brightmail', 'spamassassin', 'cloudmark', 'savse', 'milter', 'metermaid', 'load-balancer'],
    frontEnd: true,
    internetFacing: true,
    loadBalancing: 'named',
    source: ['L2787', 'L3301-3318'],
  },
  'mta-outbound': {
    title: 'outbound MTA',
    text: 'Takes mail from users and passes it to the Internet or to the stores. It accepts nothing from strangers.',
    aliases: ['relay-out', 'outbound-relay', 'mta-outbound-relay', 'outbound-mta', 'mta-out'],
    product: 'messaging',
    mta: 'outbound',
    layer: 1,
    zones: ['dmz', 'intranet'],
    processes: ['dispatcher', 'job_controller', 'tcp_smtp_server', 'tcp_smtp_client', 'tcp_lmtp_client'],
    state: 'stateless',
    stateNote: 'Its queue lies on disk and needs redundant disks.',
    ha: ['redundancy', 'raid'],
    requires: [need(directory, 'L2789'), dns],
    optional: ['load-balancer', 'metermaid'],
    frontEnd: true,
    loadBalancing: 'named',
    source: ['L2789', 'L2815'],
  },
  'smtp-relay': {
    title: 'separate mail relay',
    text: 'A relay machine that sends calendar notices and passes mail on, as in the two-tier example of Suite 5.',
    aliases: ['relay-machine'],
    product: 'messaging',
    mta: 'relay',
    layer: 1,
    zones: ['intranet', 'dmz'],
    processes: ['dispatcher', 'job_controller', 'tcp_smtp_server', 'tcp_smtp_client'],
    state: 'stateless',
    ha: ['redundancy'],
    frontEnd: true,
    loadBalancing: 'named',
    source: ['L6647'],
  },
  'message-store': {
    title: 'Message Store',
    text: 'Holds the mailboxes and serves IMAP and POP. Belongs in the private data network, never behind a load balancer.',
    aliases: ['mail-store', 'mailstore', 'messaging-back-end', 'ims-store'],
    product: 'messaging',
    layer: 2,
    alsoLayers: [1],
    zones: ['private-data'],
    processes: ['imapd', 'popd', 'stored', 'tcp_lmtp_server', 'ims_master', 'imsched'],
    state: 'stateful',
    ha: ['solaris-cluster', 'vcs', 'asr'],
    requires: [need(directory, 'L2161'), dns],
    optional: ['mmp', 'webmail'],
    backEnd: true,
    store: true,
    loadBalancing: 'forbidden',
    source: ['L2161', 'L2288-2316', 'L2779', 'L2785', 'L3043'],
  },
  mmp: {
    title: 'Messaging Multiplexor',
    text: 'One address for IMAP and POP users; it finds out which store holds the mailbox and passes the connection on. Two-processor hosts in the DMZ, behind a load balancer.',
    aliases: ['messaging-multiplexor', 'mail-message-proxy'],
    product: 'messaging',
    layer: 1,
    zones: ['dmz', 'intranet'],
    processes: ['ImapProxyAService', 'PopProxyAService'],
    state: 'stateless',
    stateNote: 'It writes only logs.',
    ha: ['redundancy'],
    haNote: 'Never in a cluster: it has nothing to fail over. Have one or more than the peak needs.',
    requires: [need(directory, 'L2793'), need(stores, 'L2793')],
    optional: ['load-balancer'],
    frontEnd: true,
    internetFacing: true,
    loadBalancing: 'named',
    note: 'One multithreaded process.',
    source: ['L541-543', 'L731', 'L2793', 'L3129-3147'],
  },
  'mmp-smtp-proxy': {
    title: 'SMTP proxy of the Multiplexor',
    text: "Part of the MMP that passes submissions to the suite's own MTA. It must not take mail from the Internet, so no MX record may point to it.",
    aliases: ['smtp-proxy'],
    product: 'messaging',
    layer: 1,
    zones: ['dmz', 'intranet'],
    processes: ['SmtpProxyAService'],
    state: 'stateless',
    ha: ['redundancy'],
    requires: [need(anyMta, 'L3359')],
    frontEnd: true,
    internetFacing: true,
    source: ['L3337-3359'],
  },
  webmail: {
    title: 'Webmail Server',
    text: 'Turns HTTP requests of the web clients into IMAP. Usually on the host of Convergence; servers share no sessions, so a load balancer must be sticky.',
    aliases: ['mshttpd', 'webmail-server'],
    product: 'messaging',
    layer: 1,
    alsoLayers: [2],
    zones: ['dmz', 'intranet'],
    processes: ['mshttpd'],
    state: 'stateless',
    stateNote: 'Sessions are not shared between servers.',
    ha: ['redundancy'],
    requires: [need(directory, 'L2118'), need(stores, 'L2795')],
    frontEnd: true,
    internetFacing: true,
    loadBalancing: 'elsewhere',
    sticky: true,
    source: ['L2118', 'L2795', 'L1219', 'L3145'],
  },
  'messenger-express': {
    title: 'Messenger Express',
    text: 'The first web mail interface, served by the Webmail Server.',
    product: 'messaging',
    layer: 1,
    zones: ['dmz', 'intranet'],
    state: 'stateless',
    ha: [],
    requires: [need(['webmail', 'messaging-server'], 'L2795')],
    frontEnd: true,
    internetFacing: true,
    deprecated: 'removed with Messaging Server 7: use Convergence (L916)',
    source: ['L128', 'L916', 'L1717', 'L2801'],
  },
  'messenger-express-multiplexor': {
    title: 'Messenger Express Multiplexor',
    text: 'Former proxy for web mail. The Webmail Server has taken over its work.',
    aliases: ['mem'],
    product: 'messaging',
    layer: 1,
    zones: ['dmz', 'intranet'],
    state: 'stateless',
    ha: [],
    frontEnd: true,
    deprecated: 'its work is now done by the Webmail Server (L2795)',
    source: ['L2795'],
  },
  'pab-server': {
    title: 'Personal Address Book server',
    text: "A directory for the users' own address books. Its many writes should stay away from the user directory.",
    aliases: ['pab', 'personal-address-book'],
    product: 'messaging',
    layer: 2,
    zones: ['private-data'],
    processes: ['ns-slapd'],
    state: 'stateful',
    ha: ['directory-replication', 'solaris-cluster'],
    optional: ['directory-master'],
    backEnd: true,
    note: 'It may be the same server as the directory (L2781).',
    source: ['L713-717', 'L2781'],
  },

  // ---------------------------------------------------------------------------------------------- calendar
  'cal6-frontend': {
    title: 'Calendar Server 6 front end',
    text: 'Serves users over HTTP and reads the calendar store of a back end by DWP. Small hosts, one cshttpd for each processor, behind a sticky load balancer.',
    aliases: ['calendar-6-frontend', 'calendar-6-front-end', 'cal6-front-end', 'calfe'],
    product: 'calendar',
    layer: 1,
    zones: ['dmz', 'intranet'],
    processes: ['cshttpd', 'csadmind', 'csstored'],
    state: 'stateless',
    ha: ['redundancy', 'solaris-cluster'],
    haNote: 'A cluster is only worth while where an MTA shares the host.',
    requires: [need(directory, 'L737-773'), need(['cal6-backend'], 'L747')],
    optional: ['load-balancer'],
    frontEnd: true,
    internetFacing: true,
    loadBalancing: 'elsewhere',
    sticky: true,
    deprecated: 'Calendar Server 6 is deprecated since Suite 7 (L4514)',
    note: 'csstored is listed in one place only (L4703).',
    source: ['L737-773', 'L4688-4703', 'L4817'],
  },
  'cal6-backend': {
    title: 'Calendar Server 6 back end',
    text: 'Holds the calendar store, and sends notices and alarms. Belongs in the private data network.',
    aliases: ['calendar-6-backend', 'calendar-6-back-end', 'cal6-back-end', 'calstore', 'calbe'],
    product: 'calendar',
    layer: 2,
    alsoLayers: [1],
    zones: ['private-data'],
    processes: ['csadmind', 'csstored', 'enpd', 'csnotifyd', 'csdwpd'],
    state: 'stateful',
    stateNote: 'Berkeley DB files.',
    ha: ['solaris-cluster', 'asr'],
    requires: [need(directory, 'L745-747')],
    optional: ['mta', 'smtp-relay'],
    backEnd: true,
    store: true,
    deprecated: 'Calendar Server 6 is deprecated since Suite 7 (L4514)',
    note: "The guide gives it half to two thirds of the front ends' processors (L757).",
    source: ['L745-747', 'L783', 'L1445', 'L4363', 'L4704-4708'],
  },
  'cal7-frontend': {
    title: 'Calendar Server 7',
    text: 'CalDAV server in GlassFish. Every front end reaches every database and its document store; WCAP sessions stay on one front end.',
    aliases: [
      'calendar-server-7',
      'oracle-communications-calendar-server',
      'calendar-server-for-caldav-clients',
      'cal7',
      'cal7-front-end',
      'davserver',
    ],
    product: 'calendar',
    layer: 1,
    zones: ['dmz', 'intranet'],
    state: 'stateless',
    stateNote: 'WCAP sessions are kept by each front end alone.',
    ha: ['glassfish-cluster', 'redundancy'],
    requires: [
      needHere(['glassfish'], 'L4121', 'L4146'),
      need(directory, 'L4123'),
      need(['cal7-database'], 'L4124'),
      needWhen('document store, from 7 Update 1', ['cal7-docstore', 'cal7-database'], 'L4193'),
      need(smtp, 'L4125'),
    ],
    optional: ['load-balancer', 'mta', 'jmq', 'directory-master'],
    container: ['glassfish'],
    frontEnd: true,
    internetFacing: true,
    loadBalancing: 'elsewhere',
    sticky: true,
    note: 'No daemons of its own: a web application. Sticky sessions matter for WCAP clients (L4268).',
    source: ['L3995-4060', 'L4119-4125', 'L4246-4268', 'L4359'],
  },
  'cal7-database': {
    title: 'Calendar Server 7 database',
    text: 'MySQL Server or Oracle Database with the calendars; one kind in a deployment. Belongs in the private data network.',
    aliases: ['davstore', 'calendar-database', 'calendar-7-database', 'cal7-backend', 'cal7-back-end'],
    product: 'calendar',
    layer: 2,
    zones: ['private-data'],
    processes: ['mysqld', 'oracle'],
    state: 'stateful',
    ha: ['mysql-async-replication', 'oracle-data-guard', 'asr'],
    optional: ['cal7-docstore'],
    backEnd: true,
    store: true,
    note: 'TLS to it from Calendar Server 7.0.4.14.0 (L4168).',
    source: ['L4156-4172', 'L4298'],
  },
  'cal7-docstore': {
    title: 'Calendar Server 7 document store',
    text: 'Holds what is too large for the database. One for each database, and from Update 2 one for the iSchedule database; local, remote, or within Oracle Database.',
    aliases: ['docstore', 'document-store', 'dav-document-store', 'calendar-document-store'],
    product: 'calendar',
    layer: 2,
    alsoLayers: [1],
    zones: ['private-data'],
    state: 'stateful',
    ha: ['asr'],
    haNote: 'The guide says that it can be made highly available, and not how.',
    requires: [need(['cal7-database'], 'L4193')],
    optional: ['cal7-frontend'],
    backEnd: true,
    store: true,
    note: "Calendar Server's own software; a local one runs with the front end.",
    source: ['L4034-4038', 'L4191-4217', 'L4298'],
  },

  // ---------------------------------------------------------------------------------------------- instant messaging
  'im-server': {
    title: 'Instant Messaging Server',
    text: 'Keeps presence and passes messages. Never reached by users directly: multiplexors or gateways stand in front.',
    aliases: ['instant-messaging-server', 'im-back-end', 'xmpp-server', 'instant-messaging'],
    product: 'instant-messaging',
    layer: 2,
    alsoLayers: [1],
    zones: ['intranet', 'private-data'],
    processes: ['iimserver', 'watchdog'],
    state: 'stateful',
    ha: ['solaris-cluster', 'server-pool', 'watchdog', 'asr'],
    haNote: 'The cluster agent runs on Solaris only, as a failover service.',
    requires: [need(directory, 'L5101', 'L5908')],
    optional: ['mta', 'smtp-server', 'cal6-backend', 'access-manager', 'access-manager-sdk', 'im-resources'],
    backEnd: true,
    loadBalancing: 'forbidden',
    note: 'No load balancer between multiplexor and server (L5554).',
    source: ['L1459-1490', 'L5056', 'L5101', 'L5205', 'L5554', 'L5884'],
  },
  'im-mux': {
    title: 'Instant Messaging Multiplexor',
    text: 'Gathers many client connections into one to its server. Belongs in the DMZ; each multiplexor serves exactly one server.',
    aliases: ['im-multiplexor', 'instant-messaging-multiplexor', 'im-proxy'],
    product: 'instant-messaging',
    layer: 1,
    zones: ['dmz', 'intranet'],
    processes: ['iimmux'],
    state: 'stateless',
    ha: ['redundancy'],
    requires: [need(['im-server'], 'L5221')],
    optional: ['load-balancer'],
    frontEnd: true,
    internetFacing: true,
    loadBalancing: 'elsewhere',
    source: ['L5057-5063', 'L5219-5225', 'L5554', 'L5884'],
  },
  httpbind: {
    title: 'XMPP/HTTP gateway',
    text: 'Lets web clients, and clients behind firewalls that pass only HTTP, use instant messaging. A web application in the DMZ.',
    aliases: ['xmpp-http-gateway', 'http-bind', 'xmpp-http'],
    product: 'instant-messaging',
    layer: 1,
    zones: ['dmz', 'intranet'],
    state: 'stateless',
    ha: ['redundancy', 'glassfish-cluster'],
    requires: [need(['im-mux', 'im-server'], 'L5882'), needHere(['glassfish', 'web-server'], 'L5846')],
    container: ['glassfish', 'web-server'],
    frontEnd: true,
    internetFacing: true,
    source: ['L5083', 'L5846', 'L5878-5883'],
  },
  'im-gateway': {
    title: 'Instant Messaging gateway',
    text: 'Connects to another network: AIM, MSN, Yahoo, SMS, SIP, IMPS or Facebook.',
    aliases: ['instant-messaging-gateway'],
    product: 'instant-messaging',
    layer: 1,
    zones: ['dmz', 'intranet'],
    state: 'stateless',
    ha: [],
    requires: [need(['im-server'], 'L5079-5093')],
    frontEnd: true,
    source: ['L5079-5093'],
  },
  'im-agents': {
    title: 'Instant Messaging agents',
    text: 'The calendar and SMS agents, which talk to the server on its server port.',
    aliases: ['cal-agent', 'sms-agent'],
    product: 'instant-messaging',
    layer: 2,
    zones: ['intranet', 'private-data'],
    processes: ['agent-calendar', 'agent-sms'],
    state: 'stateless',
    ha: [],
    requires: [need(['im-server'], 'L5825')],
    source: ['L5825'],
  },
  'im-resources': {
    title: 'Instant Messenger files',
    text: 'The files from which the Java client starts; until version 8. They lie on the host of a web container.',
    aliases: ['instant-messenger-resources', 'im-client-resources'],
    product: 'instant-messaging',
    layer: 1,
    zones: ['dmz', 'intranet'],
    state: 'stateless',
    ha: [],
    requires: [needHere(['web-server', 'glassfish'], 'L5125')],
    container: ['web-server', 'glassfish'],
    source: ['L5119-5127'],
  },
  'instant-messenger': {
    title: 'Instant Messenger',
    text: "The Java client on users' machines, until version 8.",
    product: 'instant-messaging',
    layer: 'user',
    zones: ['internal', 'internet'],
    state: 'stateless',
    ha: [],
    requires: [need(['im-mux', 'im-server'], 'L5227-5235')],
    deprecated: 'no longer shipped since Instant Messaging 9 (L5069)',
    source: ['L5069', 'L5227-5235'],
  },

  // ---------------------------------------------------------------------------------------------- web clients and desktop
  convergence: {
    title: 'Convergence',
    text: 'The web client for mail, calendar, address book and instant messaging. A web application in GlassFish, between the users and the servers.',
    product: 'convergence',
    layer: 1,
    zones: ['dmz', 'intranet'],
    state: 'stateless',
    ha: ['glassfish-cluster', 'redundancy'],
    requires: [
      needHere(['glassfish'], 'L192', 'L857-859'),
      need(directory, 'L853'),
      need(['webmail', 'messaging-server'], 'L868', 'L2118'),
    ],
    optional: ['cal7-frontend', 'cal6-frontend', 'im-server', 'access-manager', 'opensso', 'load-balancer'],
    container: ['glassfish'],
    frontEnd: true,
    internetFacing: true,
    loadBalancing: 'elsewhere',
    sticky: true,
    source: ['L561', 'L798-876', 'L5972-6084'],
  },
  'communications-express': {
    title: 'Communications Express',
    text: 'The former web client for mail, calendar and address book. A front end in Web Server or Application Server; does not gain from more than two processors.',
    aliases: ['ce', 'calendar-express', 'uwc'],
    product: 'communications-express',
    layer: 1,
    zones: ['dmz', 'intranet'],
    processes: ['mshttpd'],
    state: 'stateless',
    ha: ['redundancy', 'glassfish-cluster'],
    requires: [
      need(directory, 'L918-924', 'L6119-6125'),
      need([...calendars], 'L918-924', 'L6119-6125'),
      need(['webmail', 'message-store', 'messaging-server'], 'L918-924', 'L6119-6125'),
      needHere(['web-server', 'glassfish'], 'L924', 'L6125'),
      needWhen('Schema 2', ['access-manager'], 'L921', 'L6122', 'L6190'),
    ],
    optional: ['access-manager-sdk', 'load-balancer'],
    container: ['web-server', 'glassfish'],
    frontEnd: true,
    internetFacing: true,
    loadBalancing: 'named',
    sticky: true,
    deprecated: 'no longer bundled since Suite 7: use Convergence (L162, L6103)',
    source: ['L160-166', 'L912-924', 'L1345', 'L6101-6252'],
  },
  'outlook-connector': {
    title: 'Connector for Microsoft Outlook',
    text: "Plug-in on Windows desktops that lets Outlook use the suite's mail, calendar and address book.",
    aliases: ['connector-for-microsoft-outlook', 'outlook'],
    product: 'outlook',
    layer: 'user',
    zones: ['internal', 'internet'],
    state: 'stateless',
    ha: [],
    requires: [
      need(['message-store', 'mmp', 'messaging-server'], 'L894-896'),
      need([...calendars], 'L894-896'),
      needWhen('address book', ['convergence', 'communications-express'], 'L6276'),
    ],
    optional: ['directory-master', 'directory-consumer'],
    source: ['L168-174', 'L884-902', 'L6256-6387'],
  },

  // ---------------------------------------------------------------------------------------------- indexing and search
  'iss-web': {
    title: 'Indexing and Search Service, web tier',
    text: 'Answers searches and hands out attachments: the web applications storeui, searchui and rest in GlassFish 2.1.',
    aliases: ['iss', 'indexing-and-search-service', 'iss-front-end'],
    product: 'search',
    layer: 1,
    zones: ['intranet', 'dmz'],
    processes: ['storeui', 'searchui', 'rest'],
    state: 'stateless',
    ha: ['iss-cluster-search', 'redundancy'],
    requires: [needHere(['glassfish'], 'L4980', 'L4998-5000'), need(['iss-index'], 'L4998-5006')],
    optional: ['load-balancer'],
    container: ['glassfish'],
    frontEnd: true,
    loadBalancing: 'elsewhere',
    source: ['L4998-5000', 'L5027'],
  },
  'iss-index': {
    title: 'Indexing and Search Service, indexing tier',
    text: 'Builds and holds the indexes. Heavy on the processor: best on a host of its own.',
    aliases: ['iss-indexing', 'iss-back-end'],
    product: 'search',
    layer: 2,
    zones: ['private-data'],
    processes: ['searchSvc', 'indexSvc', 'jmqconsumer'],
    state: 'stateful',
    stateNote: 'The indexes; they can be built again from the mailboxes.',
    ha: ['iss-cluster-search'],
    haNote: 'The indexes must lie on highly available NFS.',
    requires: [
      need(['jmq'], 'L4976'),
      need([...stores], 'L4972'),
      need(directory, 'L4966'),
      { anyOf: ['apache-httpd'], sameHost: true, when: 'the web tier is on another host', source: ['L4984', 'L5021'] },
    ],
    backEnd: true,
    source: ['L4970-5006', 'L5021-5027'],
  },

  // ---------------------------------------------------------------------------------------------- mobile and portal
  'mobile-communications': {
    title: 'Mobile Communications',
    text: 'SyncML gateway: phones synchronise calendars, tasks and contacts.',
    aliases: ['sun-java-mobile-communications', 'syncml-gateway'],
    product: 'mobile',
    layer: 1,
    zones: ['dmz', 'intranet'],
    state: 'not-given',
    ha: [],
    requires: [need([...calendars], 'L176-182')],
    frontEnd: true,
    internetFacing: true,
    source: ['L176-182'],
  },
  'portal-server': {
    title: 'Portal Server',
    text: "A portal through which the suite's clients are reached. Needs Schema 2.",
    aliases: ['sun-java-system-portal-server', 'portal'],
    product: 'portal',
    layer: 1,
    zones: ['dmz', 'intranet'],
    state: 'not-given',
    ha: [],
    requires: [needWhen('single sign-on', ['access-manager'], 'L878-882')],
    source: ['L636-638', 'L878-882'],
  },
  'portal-sra': {
    title: 'Secure Remote Access gateway',
    text: "The portal's gateway for users outside. A load balancer may stand between it and the instant messaging multiplexors.",
    aliases: ['secure-remote-access', 'sra'],
    product: 'portal',
    layer: 1,
    zones: ['dmz'],
    state: 'stateless',
    ha: ['redundancy'],
    requires: [need(['portal-server'], 'L4754')],
    frontEnd: true,
    internetFacing: true,
    source: ['L559', 'L4754', 'L5556'],
  },

  // ---------------------------------------------------------------------------------------------- directory
  'directory-master': {
    title: 'Directory Server, master',
    text: 'Takes writes and hands them to the other copies. Beyond the smallest sites there should be two; in the private data network, never behind a load balancer.',
    aliases: [
      'directory-supplier',
      'directory-server',
      'oracle-directory-server-enterprise-edition',
      'odsee',
      'dsee',
      'sun-java-system-directory-server',
      'ldap-master',
    ],
    product: 'directory',
    layer: 2,
    zones: ['private-data'],
    processes: ['ns-slapd'],
    state: 'stateful',
    ha: ['directory-replication', 'solaris-cluster', 'asr'],
    optional: ['directory-hub', 'directory-consumer'],
    backEnd: true,
    loadBalancing: 'forbidden',
    source: ['L186', 'L683-697', 'L1408-1427', 'L2785'],
  },
  'directory-consumer': {
    title: 'Directory Server, read-only copy',
    text: 'Answers reads near those who ask; writes go to a master. Several of them stand behind a load balancer.',
    aliases: ['directory-replica', 'ldap-consumer', 'ldap-replica', 'directory-slave'],
    product: 'directory',
    layer: 2,
    alsoLayers: [1],
    zones: ['private-data', 'intranet'],
    processes: ['ns-slapd'],
    state: 'stateful',
    stateNote: 'A copy that a master can fill again.',
    ha: ['directory-replication', 'redundancy'],
    requires: [need(['directory-master', 'directory-hub'], 'L1424')],
    optional: ['load-balancer'],
    backEnd: true,
    loadBalancing: 'named',
    source: ['L1143', 'L1424', 'L2785', 'L4869'],
  },
  'directory-hub': {
    title: 'Directory Server, hub',
    text: 'Takes changes from masters and passes them to consumers. Can be promoted to a master when one is lost.',
    aliases: ['replication-hub', 'replica-hub'],
    product: 'directory',
    layer: 2,
    zones: ['private-data'],
    processes: ['ns-slapd'],
    state: 'stateful',
    ha: ['directory-replication'],
    requires: [need(['directory-master'], 'L1426')],
    backEnd: true,
    source: ['L1426', 'L1510-1512'],
  },
  'corporate-directory': {
    title: 'corporate directory copy',
    text: "A copy of the company's directory for address searches of the clients.",
    product: 'directory',
    layer: 1,
    zones: ['intranet', 'private-data'],
    processes: ['ns-slapd'],
    state: 'stateful',
    ha: [],
    source: ['L559-571'],
  },
  'directory-proxy': {
    title: 'Directory Proxy Server',
    text: 'Stands before directories for failover, referrals and mapping; a load balancer proper may be quicker.',
    aliases: ['directory-proxy-server', 'sun-one-directory-proxy-server', 'dps', 'ldap-proxy'],
    product: 'directory',
    layer: 1,
    zones: ['intranet', 'private-data'],
    state: 'stateless',
    ha: ['redundancy'],
    requires: [need(['directory-master', 'directory-consumer', 'directory-hub'], 'L1504')],
    source: ['L1502-1506'],
  },

  // ---------------------------------------------------------------------------------------------- identity and provisioning
  'access-manager': {
    title: 'Access Manager',
    text: 'Sign-on, sessions and policies; a web application that needs Schema 2. Its console is for demonstrations only.',
    aliases: ['identity-server', 'am', 'sun-java-system-access-manager'],
    product: 'identity',
    layer: 1,
    zones: ['intranet', 'private-data'],
    state: 'stateless',
    stateNote: 'Its policies lie in the directory.',
    ha: ['redundancy', 'glassfish-cluster'],
    requires: [need(directory, 'L636'), needHere(['web-server', 'glassfish'], 'L186')],
    container: ['web-server', 'glassfish'],
    source: ['L186', 'L636', 'L1962', 'L2108'],
  },
  'access-manager-sdk': {
    title: 'Access Manager SDK',
    text: 'Library by which another product asks Access Manager. On the host of the instant messaging server, or of Communications Express.',
    aliases: ['am-sdk'],
    product: 'identity',
    layer: 'with-application',
    zones: [],
    state: 'stateless',
    ha: [],
    requires: [need(['access-manager'], 'L5145')],
    source: ['L5145', 'L5699', 'L6228'],
  },
  opensso: {
    title: 'OpenSSO Enterprise 8.0',
    text: 'Single sign-on for Convergence 1 Update 2 and later.',
    aliases: ['opensso-enterprise'],
    product: 'identity',
    layer: 1,
    zones: ['intranet'],
    state: 'not-given',
    ha: [],
    source: ['L843'],
  },
  'delegated-administrator': {
    title: 'Delegated Administrator',
    text: 'The recommended tool to create users and domains: console and command line, for Schema 2.',
    aliases: ['commadmin', 'da', 'delegated-admin'],
    product: 'identity',
    layer: 1,
    zones: ['intranet'],
    state: 'stateless',
    ha: [],
    requires: [need(directory, 'L1996')],
    source: ['L1784', 'L1996', 'L2791', 'L4409'],
  },
  'iplanet-da': {
    title: 'iPlanet Delegated Administrator for Messaging',
    text: 'The old tool for Schema 1, in Sun ONE Web Server 6.0. Only for sites that come from Messaging Server 5.',
    aliases: ['iplanet-delegated-administrator', 'sun-one-delegated-administrator'],
    product: 'identity',
    layer: 1,
    zones: ['intranet'],
    state: 'stateless',
    ha: [],
    requires: [need(directory, 'L1975-1994'), needHere(['sun-one-web-server'], 'L1987')],
    container: ['sun-one-web-server'],
    deprecated: 'only for upgrades from Messaging Server 5 (L1986)',
    source: ['L650', 'L1952-1994'],
  },

  // ---------------------------------------------------------------------------------------------- containers and queue
  glassfish: {
    title: 'GlassFish Enterprise Server',
    text: 'Web container, formerly Application Server. Convergence, Calendar Server 7 and the search service run only in it.',
    aliases: ['sun-java-system-application-server', 'application-server', 'app-server', 'glassfish-enterprise-server'],
    product: 'container',
    layer: 'with-application',
    zones: [],
    state: 'stateless',
    ha: ['glassfish-cluster', 'redundancy'],
    haNote: 'Clusters need the Enterprise Edition.',
    source: ['L186', 'L859', 'L1431-1439'],
  },
  'web-server': {
    title: 'Oracle iPlanet Web Server',
    text: 'Web container, formerly Sun Java System or Sun ONE Web Server; for Communications Express, Access Manager and instant messaging.',
    aliases: ['oracle-iplanet-web-server', 'iplanet-web-server', 'sun-java-system-web-server'],
    product: 'container',
    layer: 'with-application',
    zones: [],
    state: 'stateless',
    ha: ['redundancy'],
    source: ['L186'],
  },
  'sun-one-web-server': {
    title: 'Sun ONE Web Server 6.0',
    text: 'Web container of the iPlanet Delegated Administrator, which runs in no other.',
    product: 'container',
    layer: 'with-application',
    zones: [],
    state: 'stateless',
    ha: [],
    source: ['L1987'],
  },
  'apache-httpd': {
    title: 'Apache HTTP Server 2',
    text: 'On the indexing hosts of the search service, when its web tier is elsewhere.',
    aliases: ['apache', 'httpd', 'apache-http-server'],
    product: 'container',
    layer: 'with-application',
    zones: ['private-data'],
    processes: ['httpd'],
    state: 'stateless',
    ha: [],
    source: ['L4984'],
  },
  jmq: {
    title: 'Java Message Queue',
    text: 'Broker that carries events from Messaging Server to the search service. Needs two ports through a firewall.',
    aliases: ['java-message-queue', 'message-queue', 'imq', 'open-message-queue'],
    product: 'queue',
    layer: 'shared',
    zones: ['intranet', 'private-data'],
    processes: ['imqbrokerd'],
    state: 'stateful',
    ha: [],
    source: ['L4976', 'L4988', 'L5002-5003'],
  },

  // ---------------------------------------------------------------------------------------------- filters
  brightmail: {
    title: 'Symantec Brightmail',
    text: 'Spam filter, and virus filter for service providers. A farm of its own, away from the Internet; the MTAs share the load over a list of servers.',
    aliases: ['symantec-brightmail'],
    product: 'filter',
    layer: 1,
    zones: ['intranet'],
    processes: ['bmserver'],
    state: 'stateless',
    ha: ['redundancy'],
    requires: [need(anyMta, 'L3889')],
    optional: ['load-balancer'],
    loadBalancing: 'named',
    source: ['L3577', 'L3887-3891', 'L3942-3953'],
  },
  spamassassin: {
    title: 'SpamAssassin',
    text: 'Spam filter that scores messages; it finds no viruses.',
    aliases: ['spamd'],
    product: 'filter',
    layer: 1,
    zones: ['intranet'],
    processes: ['spamd'],
    state: 'stateless',
    ha: ['redundancy'],
    requires: [need(anyMta, 'L3965')],
    source: ['L3579', 'L3955-3965'],
  },
  cloudmark: {
    title: 'Cloudmark',
    text: 'A filter that Messaging Server supports.',
    product: 'filter',
    layer: 1,
    zones: ['intranet'],
    state: 'not-given',
    ha: ['redundancy'],
    requires: [need(anyMta, 'L3581')],
    source: ['L3581', 'L3940'],
  },
  savse: {
    title: 'Symantec AntiVirus Scan Engine',
    text: 'Virus scanner that the MTA reaches over TCP/IP.',
    aliases: ['symantec-antivirus-scan-engine'],
    product: 'filter',
    layer: 1,
    zones: ['intranet'],
    state: 'stateless',
    ha: ['redundancy'],
    requires: [need(anyMta, 'L3967-3969')],
    source: ['L3967-3969'],
  },
  milter: {
    title: 'milter server',
    text: 'A filter that speaks the sendmail interface; there may be several.',
    aliases: ['milter-server'],
    product: 'filter',
    layer: 1,
    zones: ['intranet', 'dmz'],
    state: 'stateless',
    ha: ['redundancy'],
    requires: [need(anyMta, 'L3873-3875')],
    source: ['L3873-3875'],
  },
  metermaid: {
    title: 'MeterMaid',
    text: "Messaging Server's counter of connections, which all MTAs ask, so that floods can be held off.",
    product: 'filter',
    layer: 1,
    zones: ['intranet', 'dmz'],
    processes: ['metermaid'],
    state: 'stateless',
    stateNote: 'It keeps its counts in memory.',
    ha: [],
    requires: [need(anyMta, 'L3877-3879')],
    source: ['L3877-3879'],
  },

  // ---------------------------------------------------------------------------------------------- infrastructure
  'smtp-server': {
    title: 'any SMTP server',
    text: 'A mail server that is not part of the suite; takes notices of calendar and instant messaging.',
    product: 'infrastructure',
    layer: 1,
    zones: ['intranet', 'dmz'],
    state: 'not-given',
    ha: [],
    source: ['L4125', 'L5137'],
  },
  'load-balancer': {
    title: 'load balancer',
    text: 'Tier 0: spreads connections over front ends, by load rather than in turn, and keeps users on one server where that matters. Not for stores and directory masters.',
    aliases: ['lb', 'loadbalancer'],
    product: 'infrastructure',
    layer: 0,
    zones: ['dmz', 'public-access', 'intranet'],
    state: 'stateless',
    ha: ['redundancy'],
    infrastructure: true,
    source: ['L990-1002', 'L1496-1500', 'L2785', 'L2893'],
  },
  firewall: {
    title: 'firewall',
    text: 'Stands between two zones and passes only what the services need. Two of them make a DMZ.',
    product: 'infrastructure',
    layer: 'shared',
    zones: [],
    state: 'stateless',
    ha: [],
    infrastructure: true,
    note: 'Describe it under `firewalls`, not as a component of a host.',
    source: ['L980-988', 'L1064-1068'],
  },
  'dns-server': {
    title: 'DNS server',
    text: 'Names for everything, MX records for mail. Must work before the suite is installed; the external one in the DMZ knows nothing of the inside.',
    aliases: ['dns', 'name-server', 'nameserver', 'dns-cache'],
    product: 'infrastructure',
    layer: 'shared',
    zones: ['dmz', 'intranet'],
    processes: ['named'],
    state: 'stateful',
    ha: ['redundancy'],
    infrastructure: true,
    source: ['L194', 'L1015-1019', 'L2172'],
  },
  proxy: {
    title: 'web proxy',
    text: 'Asks the Internet on behalf of the machines inside, so that these never talk to it themselves. One in the intranet may pass on to one in the DMZ.',
    aliases: ['web-proxy', 'http-proxy', 'proxy-host'],
    product: 'infrastructure',
    layer: 'shared',
    zones: ['dmz', 'intranet'],
    state: 'stateless',
    ha: ['redundancy'],
    infrastructure: true,
    source: ['L1058-1062'],
  },
  'time-server': {
    title: 'time server',
    text: 'Keeps the clocks of all hosts together; security depends on it.',
    aliases: ['ntp', 'ntp-server'],
    product: 'infrastructure',
    layer: 'shared',
    zones: ['intranet'],
    processes: ['xntpd'],
    state: 'stateless',
    ha: [],
    infrastructure: true,
    source: ['L1603'],
  },
  san: {
    title: 'storage area network',
    text: 'Shared storage for stores and clusters.',
    aliases: ['storage-area-network'],
    product: 'infrastructure',
    layer: 2,
    zones: ['private-data'],
    state: 'stateful',
    ha: ['raid'],
    infrastructure: true,
    source: ['L559', 'L1004-1013'],
  },
} satisfies Readonly<Record<string, ComponentInfo>>;

export type ComponentId = keyof typeof components;

/** All ids, in the order of this file. */
export const componentIds: readonly ComponentId[] = Object.keys(components) as ComponentId[];

/** Everything known about a component. */
export const componentInfo = (id: ComponentId): ComponentInfo => components[id];

/** True if `text` is exactly the id of a component. */
export const isComponentId = (text: string): text is ComponentId => Object.hasOwn(components, text);

const fold = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');

/** The component that `text` names, by its id or a former or other name (without regard to case, spaces and underscores). */
export function resolveComponent(text: string): ComponentId | undefined {
  if (isComponentId(text)) return text;
  const wanted = fold(text);
  return componentIds.find((id) => id === wanted || (componentInfo(id).aliases ?? []).includes(wanted));
}

/** The ids whose data fulfils a condition. */
export const componentsWhere = (condition: (info: ComponentInfo, id: ComponentId) => boolean): readonly ComponentId[] =>
  componentIds.filter((id) => condition(componentInfo(id), id));

/** Components of one product. */
export const componentsOf = (product: Product): readonly ComponentId[] =>
  componentsWhere((info) => info.product === product);

export const webContainers = componentsOf('container');
export const filters = componentsOf('filter');
/** Every directory instance of the deployment, proxies and address copies excluded. */
export const directories: readonly ComponentId[] = ['directory-master', 'directory-hub', 'directory-consumer'];
/** Anything that answers the suite's directory questions. */
export const directoryServices: readonly ComponentId[] = [...directories, 'directory-proxy'];
/** Components that hold users' data. */
export const storeComponents = componentsWhere((info) => info.store === true);
/** Components of the access tier. */
export const frontEnds = componentsWhere((info) => info.frontEnd === true);
/** Components of the access tier that hold no data: made available by redundancy, never by a cluster. */
export const statelessFrontEnds = componentsWhere((info) => info.frontEnd === true && info.state === 'stateless');
/** Components of the data tier. */
export const backEnds = componentsWhere((info) => info.backEnd === true);
/** MTAs of Messaging Server, as roles of one; the product itself is none, its part `mta` is. */
export const mtas = componentsWhere((info) => info.mta !== undefined);
const mtasFor = (mail: ComponentInfo['mta']): readonly ComponentId[] => componentsWhere((info) => info.mta === mail);
/** MTAs by the mail they carry: from the Internet, from users, both, or what other servers hand them. */
export const inboundMtas = mtasFor('inbound');
export const outboundMtas = mtasFor('outbound');
export const generalMtas = mtasFor('both');
export const relayMtas = mtasFor('relay');
/** Whatever carries mail by SMTP as Messaging Server's MTA. */
export const mtaComponents: readonly ComponentId[] = [...mtas, 'messaging-server'];
/** Whatever takes notices by SMTP, other products included. */
export const smtpServers: readonly ComponentId[] = [...mtaComponents, 'smtp-server'];
/** Front and back ends of Calendar Server 6, and parts of Calendar Server 7. */
export const cal6Components: readonly ComponentId[] = ['cal6-frontend', 'cal6-backend'];
export const cal7Components: readonly ComponentId[] = ['cal7-frontend', 'cal7-database', 'cal7-docstore'];
/** Products of the suite itself (L119-131). */
const suiteProducts: readonly Product[] = [
  'messaging',
  'calendar',
  'instant-messaging',
  'convergence',
  'communications-express',
  'outlook',
  'search',
  'mobile',
];
export const suiteComponents = componentsWhere(
  (info, id) => suiteProducts.includes(info.product) || id === 'delegated-administrator',
);
/** Components meant to be reached from the Internet. */
export const internetFacing = componentsWhere((info) => info.internetFacing === true);
/** Components that are deployed in a web container. */
export const webApplications = componentsWhere((info) => info.container !== undefined);
/** Never behind a load balancer (L2785, L5554). */
export const notBalanced = componentsWhere((info) => info.loadBalancing === 'forbidden');
/** A load balancer before these must be sticky. */
export const stickyComponents = componentsWhere((info) => info.sticky === true);
/** Absence from a spec is unknown, not proof. */
export const infrastructureComponents = componentsWhere((info) => info.infrastructure === true);

/** The component ids of a product id with its parts, or the id alone: `messaging-server` is MTA, store and webmail. */
export const partsOf = (id: ComponentId): readonly ComponentId[] => {
  const parts = (componentInfo(id).parts ?? []).filter(isComponentId);
  return parts.length > 0 ? parts : [id];
};
