/** Protocols. */
import { valueSet } from '../types';
import type { Value, ValueOf } from '../types';

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
    text: "The client access filters of POP, IMAP and HTTP ask a client's host who opened the connection.",
    source: ['L3591-3599'],
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
