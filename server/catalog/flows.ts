/**
 * Who talks to whom. Each flow kind joins two ends; a deployment has the flow when it has both ends and the condition holds.
 *
 * - Ends are components, never products with parts: expand `messaging-server` with `partsOf` first.
 * - `protocol` is the plain one. Where the TLS mode of the far end is `ssl-port`, use `secureProtocol(protocol)`.
 * - Of the flows of one `group`, only those with the lowest rank among what is present count: users reach a multiplexor (rank 0)
 *   rather than a store (rank 1), applications a directory copy rather than its master.
 * - A flow whose ends share a host crosses no firewall.
 */
import type { ComponentId } from './components';
import type { Condition } from './conditions';
import type { Source } from './types';
import type { ProtocolId } from './vocabulary';

/** Where an end that is no component stands. */
export type EndZone = 'internet' | 'internal' | 'unknown';

export const outsideEnds = {
  'internet-client': { title: 'users on the Internet', zone: 'internet' },
  'internal-client': { title: 'users on the internal network', zone: 'internal' },
  'mobile-client': { title: 'mobile devices', zone: 'internet' },
  'internet-mta': { title: 'other mail systems', zone: 'internet' },
  'internet-dns': { title: 'name servers on the Internet', zone: 'internet' },
  'im-network': { title: 'other instant messaging networks', zone: 'internet' },
  'im-peer': { title: 'instant messaging servers elsewhere', zone: 'unknown' },
  'calendar-peer': { title: 'calendar servers elsewhere', zone: 'unknown' },
  'external-directory': { title: 'the directory of another organisation', zone: 'unknown' },
  'remote-site': { title: 'the failover site', zone: 'unknown' },
  'backup-host': { title: 'the backup server', zone: 'unknown' },
  'file-server': { title: 'the NFS server', zone: 'unknown' },
  monitoring: { title: 'the monitoring system', zone: 'unknown' },
  administrator: { title: 'administrators', zone: 'internal' },
  'any-host': { title: 'every host of the deployment', zone: 'unknown' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly zone: EndZone }>>;

export type OutsideEnd = keyof typeof outsideEnds;
export type FlowEnd = ComponentId | OutsideEnd;

export const isOutsideEnd = (end: FlowEnd): end is OutsideEnd => Object.hasOwn(outsideEnds, end);

export interface FlowKind {
  /** `group/from/to`, unique. */
  readonly id: string;
  /** Flows that stand in for each other. */
  readonly group: string;
  readonly from: FlowEnd;
  readonly fromRank: number;
  readonly to: FlowEnd;
  readonly toRank: number;
  readonly protocol: ProtocolId;
  /** What it is for, as it stands in the port table. */
  readonly purpose: string;
  readonly condition?: Condition;
  /** Only in deployments that want it: neither required nor needless where a firewall lets it through. */
  readonly optional?: true;
  readonly source: readonly Source[];
}

/** Ends of equal rank in one array; an array of arrays ranks them. */
type Ends = FlowEnd | readonly FlowEnd[] | readonly (readonly FlowEnd[])[];

interface FlowRow {
  readonly from: Ends;
  readonly to: Ends;
  readonly protocol: ProtocolId;
  readonly purpose: string;
  readonly condition?: Condition;
  readonly optional?: true;
  readonly source: readonly Source[];
}

const ranked = (ends: Ends): readonly { readonly end: FlowEnd; readonly rank: number }[] => {
  if (typeof ends === 'string') return [{ end: ends, rank: 0 }];
  return ends.flatMap((entry, rank) =>
    typeof entry === 'string' ? [{ end: entry, rank: 0 }] : entry.map((end) => ({ end, rank })),
  );
};

const clients = ['internet-client', 'internal-client'] as const;
const mta = ['mta', 'mta-inbound', 'mta-outbound'] as const;
/** Where applications ask the directory: a proxy, else a copy, else the master. */
const directory: readonly (readonly FlowEnd[])[] = [
  ['directory-proxy'],
  ['directory-consumer'],
  ['directory-master'],
  ['directory-hub'],
];
/** Where notices go by SMTP. */
const noticeRelay: readonly (readonly FlowEnd[])[] = [
  ['smtp-relay'],
  ['mta-outbound'],
  ['mta'],
  ['smtp-server'],
  ['mta-inbound'],
];
/** Where users' mailboxes are reached. */
const mailAccess: readonly (readonly FlowEnd[])[] = [['mmp'], ['message-store']];
/** Where users hand in mail. */
const mailSubmission: readonly (readonly FlowEnd[])[] = [
  ['mmp-smtp-proxy'],
  ['mta-outbound'],
  ['mta'],
  ['smtp-server'],
];

const otherHost: Condition = { when: 'other-host' };
const both = (...of: readonly Condition[]): Condition => ({ when: 'all', of });
const either = (...of: readonly Condition[]): Condition => ({ when: 'any', of });
const lmtp: Condition = { when: 'delivery', is: 'lmtp' };
const smtpDelivery: Condition = { when: 'delivery', is: 'smtp' };

const rows: Readonly<Record<string, FlowRow>> = {
  // ------------------------------------------------------------------------------------------ mail in and out
  'mail-from-internet': {
    from: 'internet-mta',
    to: [['mta-inbound'], ['mta']],
    protocol: 'smtp',
    purpose: 'Mail from the Internet, by MX records',
    source: ['L2880-2884', 'L3314', 'L6212', 'L6617'],
  },
  'mail-to-internet': {
    from: [['mta-outbound'], ['mta'], ['smtp-relay']],
    to: 'internet-mta',
    protocol: 'smtp',
    purpose: 'Mail to the Internet',
    source: ['L3318', 'L6212', 'L6617', 'L6655'],
  },
  'mail-partner-tls': {
    from: 'internet-mta',
    to: [['mta-inbound'], ['mta']],
    protocol: 'smtps',
    purpose: 'Mail of a partner over TLS',
    condition: { when: 'feature', is: 'partner-tls' },
    optional: true,
    source: ['L1725-1727'],
  },
  'mail-submission': {
    from: clients,
    to: mailSubmission,
    protocol: 'submission',
    purpose: 'Users hand in mail after a login',
    condition: either({ when: 'access', by: 'imap' }, { when: 'access', by: 'pop' }, { when: 'access', by: 'outlook' }),
    source: ['L3341', 'L3694'],
  },
  'mail-submission-25': {
    from: clients,
    to: [['mta-outbound'], ['mta']],
    protocol: 'smtp',
    purpose: 'Users hand in mail on the transfer port',
    optional: true,
    source: ['L3694', 'L6655'],
  },
  'proxy-submission': {
    from: 'mmp-smtp-proxy',
    to: [['mta-outbound'], ['mta']],
    protocol: 'smtp',
    purpose: 'Submissions of the proxy to the MTA',
    source: ['L3341', 'L3353'],
  },
  'mail-inwards': {
    from: 'mta-inbound',
    to: 'mta',
    protocol: 'smtp',
    purpose: 'Mail from the Internet-facing MTA to the inner one',
    source: ['L3314-3316'],
  },
  'mail-inwards-chain': {
    from: 'mta-inbound',
    to: 'mta-inbound',
    protocol: 'smtp',
    purpose: 'Mail from the Internet-facing MTA to the inner one',
    condition: otherHost,
    optional: true,
    source: ['L3314-3316'],
  },
  'mail-outbound-to-inbound': {
    from: 'mta-outbound',
    to: 'mta-inbound',
    protocol: 'smtp',
    purpose: 'Mail between users, by way of the inbound relays',
    condition: smtpDelivery,
    optional: true,
    source: ['L2809-2817'],
  },
  'mail-relay': {
    from: 'smtp-relay',
    to: [['mta'], ['mta-inbound']],
    protocol: 'smtp',
    purpose: 'Notices on their way into the mail system',
    optional: true,
    source: ['L6647'],
  },
  'delivery-lmtp': {
    from: mta,
    to: 'message-store',
    protocol: 'lmtp',
    purpose: 'Mail into the store, without a second queue',
    condition: both(lmtp, otherHost),
    source: ['L2192-2194', 'L2809-2817', 'L6657'],
  },
  'delivery-smtp': {
    from: mta,
    to: 'message-store',
    protocol: 'smtp',
    purpose: 'Mail to the MTA of the store host',
    condition: both(smtpDelivery, otherHost),
    source: ['L2809-2817', 'L6655'],
  },
  'store-to-mta': {
    from: 'message-store',
    to: [['mta-outbound'], ['mta']],
    protocol: 'smtp',
    purpose: 'Mail from the store host, notices and replies among it',
    condition: otherHost,
    optional: true,
    source: ['L6655'],
  },

  // ------------------------------------------------------------------------------------------ mailboxes
  'imap-users': {
    from: clients,
    to: mailAccess,
    protocol: 'imap',
    purpose: 'Users read mail by IMAP',
    condition: { when: 'access', by: 'imap' },
    source: ['L6621', 'L6656'],
  },
  'pop-users': {
    from: clients,
    to: mailAccess,
    protocol: 'pop',
    purpose: 'Users fetch mail by POP',
    condition: { when: 'access', by: 'pop' },
    source: ['L2178', 'L2793', 'L3729'],
  },
  'imap-proxy': {
    from: 'mmp',
    to: 'message-store',
    protocol: 'imap',
    purpose: 'IMAP of the users, passed on to their store',
    condition: { when: 'access', by: 'imap' },
    source: ['L2793', 'L6656'],
  },
  'pop-proxy': {
    from: 'mmp',
    to: 'message-store',
    protocol: 'pop',
    purpose: 'POP of the users, passed on to their store',
    condition: { when: 'access', by: 'pop' },
    source: ['L2793', 'L3329'],
  },
  'webmail-store': {
    from: 'webmail',
    to: 'message-store',
    protocol: 'imap',
    purpose: 'Mailboxes for the web clients',
    condition: otherHost,
    source: ['L2118', 'L2795', 'L6252'],
  },
  'webmail-users': {
    from: clients,
    to: 'webmail',
    protocol: 'http',
    purpose: 'Web mail',
    condition: both(
      { when: 'absent', component: 'convergence' },
      { when: 'absent', component: 'communications-express' },
    ),
    source: ['L6618', 'L6654'],
  },
  'messenger-express-users': {
    from: clients,
    to: 'messenger-express',
    protocol: 'http',
    purpose: 'Web mail in Messenger Express',
    source: ['L6215'],
  },

  // ------------------------------------------------------------------------------------------ directory
  'directory-queries': {
    from: [
      'mta',
      'mta-inbound',
      'mta-outbound',
      'message-store',
      'mmp',
      'webmail',
      'cal6-frontend',
      'cal6-backend',
      'cal7-frontend',
      'im-server',
      'convergence',
      'communications-express',
      'iss-web',
      'iss-index',
      'access-manager',
      'delegated-administrator',
      'iplanet-da',
    ],
    to: directory,
    protocol: 'ldap',
    purpose: 'Users, logins and routing from the directory',
    source: ['L5002', 'L5101', 'L6216', 'L6253', 'L6622', 'L6658'],
  },
  'directory-writes': {
    from: [
      'cal6-frontend',
      'cal6-backend',
      'cal7-frontend',
      'delegated-administrator',
      'iplanet-da',
      'access-manager',
      'im-server',
    ],
    to: 'directory-master',
    protocol: 'ldap',
    purpose: 'Changes, which only a master takes',
    condition: either(
      { when: 'present', component: 'directory-consumer' },
      { when: 'present', component: 'directory-proxy' },
    ),
    source: ['L701-705', 'L1424'],
  },
  'directory-multi-master': {
    from: 'directory-master',
    to: 'directory-master',
    protocol: 'ldap',
    purpose: 'Replication between masters',
    condition: otherHost,
    source: ['L1424-1426'],
  },
  'directory-to-hub': {
    from: 'directory-master',
    to: 'directory-hub',
    protocol: 'ldap',
    purpose: 'Replication to the hubs',
    source: ['L1426'],
  },
  'directory-to-consumer': {
    from: [['directory-hub'], ['directory-master']],
    to: 'directory-consumer',
    protocol: 'ldap',
    purpose: 'Replication to the read-only copies',
    source: ['L1424-1426'],
  },
  'directory-referral': {
    from: 'directory-consumer',
    to: 'directory-master',
    protocol: 'ldap',
    purpose: 'Changes passed on to a master',
    optional: true,
    source: ['L705', 'L1153'],
  },
  'directory-proxy': {
    from: 'directory-proxy',
    to: [['directory-consumer'], ['directory-master']],
    protocol: 'ldap',
    purpose: 'Questions passed on by the proxy',
    source: ['L1504'],
  },
  'address-book': {
    from: ['convergence', 'communications-express', 'webmail'],
    to: 'pab-server',
    protocol: 'ldap',
    purpose: 'Personal address books',
    source: ['L713-717', 'L2781'],
  },
  'address-search': {
    from: ['convergence', 'communications-express'],
    to: 'corporate-directory',
    protocol: 'ldap',
    purpose: "Searches in the company's address list",
    source: ['L559-571'],
  },

  // ------------------------------------------------------------------------------------------ web clients
  'convergence-users': {
    from: clients,
    to: 'convergence',
    protocol: 'http',
    purpose: 'Convergence in the browser',
    source: ['L150-156', 'L6035'],
  },
  'convergence-mail': {
    from: 'convergence',
    to: 'webmail',
    protocol: 'http',
    purpose: 'Mail for Convergence',
    source: ['L2118', 'L6041-6052'],
  },
  'convergence-calendar': {
    from: 'convergence',
    to: [['cal7-frontend'], ['cal6-frontend']],
    protocol: 'wcap',
    purpose: 'Calendars for Convergence',
    source: ['L4058-4060', 'L6041-6052'],
  },
  'convergence-im': {
    from: 'convergence',
    to: 'im-server',
    protocol: 'xmpp-server',
    purpose: 'Presence and chat for Convergence, on the server port and not by the multiplexor',
    source: ['L6082-6084'],
  },
  'convergence-search': {
    from: 'convergence',
    to: 'iss-web',
    protocol: 'http',
    purpose: 'Searches for Convergence',
    optional: true,
    source: ['L4998-5000'],
  },
  'ce-users': {
    from: clients,
    to: 'communications-express',
    protocol: 'http',
    purpose: 'Communications Express in the browser',
    source: ['L6213', 'L6249'],
  },
  'ce-mail': {
    from: 'communications-express',
    to: 'webmail',
    protocol: 'http',
    purpose: 'Mail for Communications Express',
    source: ['L6213', 'L6250', 'L6620'],
  },
  'ce-calendar': {
    from: 'communications-express',
    to: 'cal6-frontend',
    protocol: 'http',
    purpose: 'Calendars for Communications Express, without TLS',
    source: ['L1707', 'L6214', 'L6251', 'L6619'],
  },

  // ------------------------------------------------------------------------------------------ calendar 6
  'cal6-users': {
    from: clients,
    to: 'cal6-frontend',
    protocol: 'http',
    purpose: 'Calendars in the browser',
    condition: both(
      { when: 'absent', component: 'convergence' },
      { when: 'absent', component: 'communications-express' },
    ),
    source: ['L6659'],
  },
  'cal6-store': {
    from: 'cal6-frontend',
    to: 'cal6-backend',
    protocol: 'dwp',
    purpose: 'Calendar store of the back end',
    condition: otherHost,
    source: ['L4692', 'L4758', 'L6254', 'L6660'],
  },
  'cal6-distributed': {
    from: 'cal6-backend',
    to: 'cal6-backend',
    protocol: 'dwp',
    purpose: 'Stores of one calendar system with each other',
    condition: otherHost,
    optional: true,
    source: ['L744', 'L4719-4733'],
  },
  'cal6-notices': {
    from: 'cal6-backend',
    to: noticeRelay,
    protocol: 'smtp',
    purpose: 'Calendar notices by e-mail',
    source: ['L6212', 'L6617', 'L6647', 'L6655'],
  },
  'cal6-events': {
    from: ['im-agents', 'im-server'],
    to: 'cal6-backend',
    protocol: 'ens',
    purpose: 'Reminders for instant messaging: the subscriber connects to the event service',
    condition: { when: 'feature', is: 'calendar-alerts' },
    source: ['L743', 'L5692'],
  },

  // ------------------------------------------------------------------------------------------ calendar 7
  'caldav-users': {
    from: clients,
    to: 'cal7-frontend',
    protocol: 'caldav',
    purpose: 'Calendars in CalDAV clients',
    condition: { when: 'access', by: 'caldav' },
    source: ['L4051-4058', 'L4152'],
  },
  'caldav-mobile': {
    from: 'mobile-client',
    to: 'cal7-frontend',
    protocol: 'caldav',
    purpose: 'Calendars on phones',
    condition: { when: 'access', by: 'caldav' },
    optional: true,
    source: ['L4056'],
  },
  'cal7-mysql': {
    from: 'cal7-frontend',
    to: 'cal7-database',
    protocol: 'jdbc-mysql',
    purpose: 'Calendar store in MySQL',
    condition: { when: 'database', is: 'mysql' },
    source: ['L4168-4172', 'L4260', 'L4276-4278'],
  },
  'cal7-oracle': {
    from: 'cal7-frontend',
    to: 'cal7-database',
    protocol: 'jdbc-oracle',
    purpose: 'Calendar store in Oracle Database',
    condition: { when: 'database', is: 'oracle' },
    source: ['L4168-4172', 'L4260', 'L4276-4278'],
  },
  'cal7-documents': {
    from: 'cal7-frontend',
    to: 'cal7-docstore',
    protocol: 'docstore',
    purpose: 'Large calendar data in the remote document store',
    condition: both({ when: 'docstore', is: ['remote'] }, otherHost),
    source: ['L4195', 'L4203', 'L4209-4217'],
  },
  'cal7-notices': {
    from: 'cal7-frontend',
    to: noticeRelay,
    protocol: 'smtp',
    purpose: 'Calendar notices by e-mail',
    source: ['L4125'],
  },
  'cal7-virus-scan': {
    from: 'cal7-frontend',
    to: [['mta'], ['mta-inbound']],
    protocol: 'smtp',
    purpose: 'Attachments for the virus scan',
    condition: { when: 'feature', is: 'calendar-virus-scan' },
    optional: true,
    source: ['L4125', 'L4221'],
  },
  'cal7-external-login': {
    from: 'cal7-frontend',
    to: 'external-directory',
    protocol: 'ldap',
    purpose: "Logins against another organisation's directory",
    condition: { when: 'feature', is: 'external-authentication' },
    source: ['L4227'],
  },
  'ischedule-out': {
    from: 'cal7-frontend',
    to: 'calendar-peer',
    protocol: 'ischedule',
    purpose: 'Invitations to other calendar servers',
    condition: { when: 'feature', is: 'ischedule' },
    optional: true,
    source: ['L4068', 'L4425'],
  },
  'ischedule-in': {
    from: 'calendar-peer',
    to: 'cal7-frontend',
    protocol: 'ischedule',
    purpose: 'Invitations from other calendar servers',
    condition: { when: 'feature', is: 'ischedule' },
    optional: true,
    source: ['L4068', 'L4425'],
  },
  'cal7-jms': {
    from: 'cal7-frontend',
    to: 'jmq',
    protocol: 'jmq',
    purpose: 'Calendar notifications for other programs',
    condition: { when: 'feature', is: 'jms' },
    optional: true,
    source: ['L4504'],
  },
  'cal7-admin': {
    from: 'administrator',
    to: 'glassfish',
    protocol: 'jmx',
    purpose: 'Administration of Calendar Server 7 (davadmin, jconsole)',
    condition: { when: 'present', component: 'cal7-frontend' },
    optional: true,
    source: ['L4073', 'L4430'],
  },

  // ------------------------------------------------------------------------------------------ Outlook and mobile
  'outlook-mail': {
    from: 'outlook-connector',
    to: mailAccess,
    protocol: 'imap',
    purpose: 'Mail in Outlook',
    source: ['L890', 'L6297'],
  },
  'outlook-submission': {
    from: 'outlook-connector',
    to: mailSubmission,
    protocol: 'submission',
    purpose: 'Mail sent from Outlook',
    source: ['L890', 'L6274'],
  },
  'outlook-calendar': {
    from: 'outlook-connector',
    to: [['cal7-frontend'], ['cal6-frontend']],
    protocol: 'wcap',
    purpose: 'Calendars in Outlook',
    source: ['L888', 'L6298'],
  },
  'outlook-address-book': {
    from: 'outlook-connector',
    to: [['convergence'], ['communications-express']],
    protocol: 'wabp',
    purpose: 'Address book in Outlook',
    source: ['L174', 'L6276-6278', 'L6300'],
  },
  'outlook-directory': {
    from: 'outlook-connector',
    to: [['corporate-directory'], ['directory-proxy'], ['directory-consumer'], ['directory-master']],
    protocol: 'ldap',
    purpose: 'Address searches in Outlook',
    source: ['L6299'],
  },
  'mobile-sync': {
    from: 'mobile-client',
    to: 'mobile-communications',
    protocol: 'syncml',
    purpose: 'Synchronisation of phones',
    source: ['L178'],
  },
  'mobile-calendar': {
    from: 'mobile-communications',
    to: [['cal7-frontend'], ['cal6-frontend']],
    protocol: 'wcap',
    purpose: 'Calendars for phones',
    source: ['L176-182'],
  },

  // ------------------------------------------------------------------------------------------ instant messaging
  'im-users': {
    from: clients,
    to: 'im-mux',
    protocol: 'xmpp',
    purpose: 'Instant messaging clients',
    condition: { when: 'access', by: 'im' },
    source: ['L5832-5836', 'L5882'],
  },
  'im-java-client': {
    from: 'instant-messenger',
    to: 'im-mux',
    protocol: 'xmpp',
    purpose: 'The Java client',
    condition: { when: 'version', component: 'im-server', before: '9' },
    source: ['L5227-5235', 'L5694'],
  },
  'im-resources-users': {
    from: clients,
    to: 'im-resources',
    protocol: 'http',
    purpose: 'Download of the Java client',
    condition: { when: 'version', component: 'im-server', before: '9' },
    source: ['L5119-5127', 'L5693'],
  },
  'im-web-users': {
    from: clients,
    to: 'httpbind',
    protocol: 'http',
    purpose: 'Instant messaging over HTTP',
    source: ['L5083', 'L5878'],
  },
  'httpbind-mux': {
    from: 'httpbind',
    to: 'im-mux',
    protocol: 'xmpp',
    purpose: 'Web users of instant messaging, by the multiplexor',
    source: ['L5882'],
  },
  'httpbind-server': {
    from: 'httpbind',
    to: 'im-server',
    protocol: 'xmpp-server',
    purpose: 'Web users of instant messaging, without a multiplexor',
    condition: { when: 'absent', component: 'im-mux' },
    source: ['L5882'],
  },
  'im-mux-server': {
    from: 'im-mux',
    to: 'im-server',
    protocol: 'mux',
    purpose: 'The multiplexor to its server',
    source: ['L5838', 'L5884-5886'],
  },
  'im-pool': {
    from: 'im-server',
    to: 'im-server',
    protocol: 'xmpp-server',
    purpose: 'Servers of a pool, or of several domains, with each other',
    condition: both({ when: 'feature', is: 'im-peers' }, otherHost),
    source: ['L5795', 'L5825', 'L5842'],
  },
  'im-federation-out': {
    from: 'im-server',
    to: 'im-peer',
    protocol: 'xmpp-server',
    purpose: 'Users of other instant messaging servers',
    condition: { when: 'feature', is: 'im-peers' },
    optional: true,
    source: ['L5825', 'L5842'],
  },
  'im-federation-in': {
    from: 'im-peer',
    to: 'im-server',
    protocol: 'xmpp-server',
    purpose: 'Users of other instant messaging servers',
    condition: { when: 'feature', is: 'im-peers' },
    optional: true,
    source: ['L5825', 'L5842'],
  },
  'im-gateways': {
    from: ['im-gateway', 'im-agents'],
    to: 'im-server',
    protocol: 'xmpp-server',
    purpose: 'Gateways and agents of instant messaging',
    source: ['L5825'],
  },
  'gateway-aim': {
    from: 'im-gateway',
    to: 'im-network',
    protocol: 'aim',
    purpose: 'Contacts in AIM',
    condition: { when: 'gateway', is: 'aim' },
    source: ['L5084'],
  },
  'gateway-msn': {
    from: 'im-gateway',
    to: 'im-network',
    protocol: 'msn',
    purpose: 'Contacts in MSN',
    condition: { when: 'gateway', is: 'msn' },
    source: ['L5084'],
  },
  'gateway-yahoo': {
    from: 'im-gateway',
    to: 'im-network',
    protocol: 'yahoo',
    purpose: 'Contacts in Yahoo',
    condition: { when: 'gateway', is: 'yahoo' },
    source: ['L5084'],
  },
  'gateway-sms': {
    from: ['im-gateway', 'im-agents'],
    to: 'im-network',
    protocol: 'sms',
    purpose: 'Short messages to offline users',
    condition: { when: 'gateway', is: 'sms' },
    source: ['L5085'],
  },
  'gateway-sip': {
    from: 'im-gateway',
    to: 'im-network',
    protocol: 'sip',
    purpose: 'Users of a SIP server',
    condition: { when: 'gateway', is: 'sip' },
    source: ['L5086'],
  },
  'gateway-sip-in': {
    from: 'im-network',
    to: 'im-gateway',
    protocol: 'sip',
    purpose: 'Users of a SIP server',
    condition: { when: 'gateway', is: 'sip' },
    source: ['L5086'],
  },
  'gateway-imps': {
    from: 'im-gateway',
    to: 'im-network',
    protocol: 'imps',
    purpose: 'Mobile phones',
    condition: { when: 'gateway', is: 'imps' },
    source: ['L5087-5091'],
  },
  'gateway-facebook': {
    from: 'im-gateway',
    to: 'im-network',
    protocol: 'facebook',
    purpose: 'Contacts in Facebook',
    condition: { when: 'gateway', is: 'facebook' },
    source: ['L5093'],
  },
  'im-notices': {
    from: 'im-server',
    to: noticeRelay,
    protocol: 'smtp',
    purpose: 'Mail to offline users, and the archive by e-mail',
    condition: either({ when: 'feature', is: 'email-notification' }, { when: 'feature', is: 'im-archive-email' }),
    source: ['L5137', 'L5679'],
  },
  'im-portal-archive': {
    from: 'im-server',
    to: 'portal-server',
    protocol: 'http',
    purpose: "Archive in Portal Server's search",
    condition: { when: 'feature', is: 'im-archive-portal' },
    source: ['L5453', 'L5866-5868'],
  },
  'portal-im': {
    from: 'portal-sra',
    to: 'im-mux',
    protocol: 'xmpp',
    purpose: "Instant messaging through the portal's gateway",
    source: ['L5556'],
  },

  // ------------------------------------------------------------------------------------------ sign-on and administration
  'sso-session': {
    from: ['convergence', 'communications-express', 'im-server', 'webmail', 'cal6-frontend'],
    to: 'access-manager',
    protocol: 'http',
    purpose: 'Sessions checked with Access Manager',
    condition: { when: 'sso', is: ['access-manager'] },
    source: ['L841', 'L5738', 'L5866', 'L6220'],
  },
  'im-identity': {
    from: 'im-server',
    to: 'access-manager',
    protocol: 'http',
    purpose: 'Logins and policies of instant messaging from Access Manager',
    condition: { when: 'feature', is: 'im-identity' },
    source: ['L5701', 'L5866'],
  },
  'sso-opensso': {
    from: 'convergence',
    to: 'opensso',
    protocol: 'http',
    purpose: 'Sessions checked with OpenSSO',
    condition: { when: 'sso', is: ['opensso'] },
    source: ['L843-845'],
  },
  'sso-portal': {
    from: 'portal-server',
    to: 'access-manager',
    protocol: 'http',
    purpose: 'Sessions of the portal',
    source: ['L880'],
  },
  'portal-users': {
    from: 'internal-client',
    to: 'portal-server',
    protocol: 'http',
    purpose: 'The portal in the browser',
    source: ['L878-882'],
  },
  'portal-remote-users': {
    from: 'internet-client',
    to: 'portal-sra',
    protocol: 'https',
    purpose: 'The portal for users outside',
    source: ['L4754'],
  },
  'portal-gateway': {
    from: 'portal-sra',
    to: 'portal-server',
    protocol: 'http',
    purpose: "The portal's gateway to the portal",
    source: ['L4754'],
  },
  'admin-da': {
    from: 'administrator',
    to: ['delegated-administrator', 'iplanet-da'],
    protocol: 'http',
    purpose: 'Administration of users',
    optional: true,
    source: ['L2791'],
  },
  'admin-ssh': {
    from: 'administrator',
    to: 'any-host',
    protocol: 'ssh',
    purpose: 'Administration of hosts',
    optional: true,
    source: ['L1671', 'L3631'],
  },
  monitoring: {
    from: 'monitoring',
    to: 'any-host',
    protocol: 'snmp',
    purpose: 'Monitoring',
    condition: { when: 'feature', is: 'monitoring' },
    optional: true,
    source: ['L1622'],
  },

  // ------------------------------------------------------------------------------------------ indexing and search
  'iss-search': {
    from: 'iss-web',
    to: 'iss-index',
    protocol: 'http',
    purpose: 'Searches in the indexes, by Apache',
    condition: otherHost,
    source: ['L4984', 'L4998-5006', 'L5021'],
  },
  'iss-events': {
    from: ['message-store', 'iss-index'],
    to: 'jmq',
    protocol: 'jmq',
    purpose: 'Events of new and changed mail',
    condition: { when: 'present', component: 'iss-index' },
    source: ['L4988', 'L5006'],
  },
  'iss-events-service': {
    from: ['message-store', 'iss-index'],
    to: 'jmq',
    protocol: 'jmq-service',
    purpose: 'Events of new and changed mail: the second port',
    condition: { when: 'present', component: 'iss-index' },
    source: ['L4988', 'L5006'],
  },
  'iss-shared-index': {
    from: ['iss-web', 'iss-index'],
    to: 'file-server',
    protocol: 'nfs',
    purpose: 'Shared indexes',
    condition: { when: 'feature', is: 'iss-cluster-search' },
    source: ['L5027'],
  },

  // ------------------------------------------------------------------------------------------ filters
  'filter-brightmail': {
    from: mta,
    to: 'brightmail',
    protocol: 'brightmail',
    purpose: 'Mail filtered by Brightmail',
    source: ['L3889'],
  },
  'filter-spamassassin': {
    from: mta,
    to: 'spamassassin',
    protocol: 'spamd',
    purpose: 'Mail filtered by SpamAssassin',
    source: ['L3965'],
  },
  'filter-cloudmark': {
    from: mta,
    to: 'cloudmark',
    protocol: 'cloudmark',
    purpose: 'Mail filtered by Cloudmark',
    source: ['L3581', 'L3940'],
  },
  'filter-savse': { from: mta, to: 'savse', protocol: 'savse', purpose: 'Virus scan', source: ['L3967-3969'] },
  'filter-milter': {
    from: mta,
    to: 'milter',
    protocol: 'milter',
    purpose: 'Mail filtered by a milter',
    source: ['L3873-3875'],
  },
  'connection-limits': {
    from: mta,
    to: 'metermaid',
    protocol: 'metermaid',
    purpose: 'Limits of connections',
    source: ['L3877-3879'],
  },

  // ------------------------------------------------------------------------------------------ infrastructure
  'name-service': {
    from: 'any-host',
    to: 'dns-server',
    protocol: 'dns',
    purpose: 'Host names',
    source: ['L194', 'L1017'],
  },
  'name-service-out': {
    from: 'dns-server',
    to: 'internet-dns',
    protocol: 'dns',
    purpose: 'Names of the Internet',
    source: ['L1034', 'L1042'],
  },
  'name-service-in': {
    from: 'internet-dns',
    to: 'dns-server',
    protocol: 'dns',
    purpose: 'Our own names for the Internet',
    optional: true,
    source: ['L1034', 'L1038'],
  },
  blackhole: {
    from: mta,
    to: 'dns-server',
    protocol: 'dns',
    purpose: 'Blackhole lists',
    condition: { when: 'feature', is: 'rbl' },
    source: ['L3587', 'L3841'],
  },
  identd: {
    from: mta,
    to: clients,
    protocol: 'identd',
    purpose: 'Who opened a connection',
    condition: { when: 'feature', is: 'identd' },
    optional: true,
    source: ['L3597-3599'],
  },
  time: { from: 'any-host', to: 'time-server', protocol: 'ntp', purpose: 'Time', source: ['L1603'] },
  backup: {
    from: 'message-store',
    to: 'backup-host',
    protocol: 'backup',
    purpose: 'Backup of the mailboxes',
    condition: { when: 'feature', is: 'remote-backup' },
    optional: true,
    source: ['L2541', 'L2563'],
  },
  'remote-copy': {
    from: ['message-store', 'cal6-backend', 'cal7-database'],
    to: 'remote-site',
    protocol: 'volume-replication',
    purpose: 'Copy at the failover site',
    condition: { when: 'feature', is: 'remote-failover' },
    optional: true,
    source: ['L1542-1548'],
  },
};

/** All flow kinds, in the order of this file. */
export const flows: readonly FlowKind[] = Object.entries(rows).flatMap(([group, { from, to, ...rest }]) =>
  ranked(from).flatMap((source) =>
    ranked(to).map((target) => ({
      id: `${group}/${source.end}/${target.end}`,
      group,
      from: source.end,
      fromRank: source.rank,
      to: target.end,
      toRank: target.rank,
      ...rest,
    })),
  ),
);

/** Flow kinds that begin or end at `end`. */
export const flowsOf = (end: FlowEnd): readonly FlowKind[] =>
  flows.filter((flow) => flow.from === end || flow.to === end);
