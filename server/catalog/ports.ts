/**
 * Who listens where by default. A spec may name other ports. The guide gives few numbers and none for TLS; every entry says how sure it is.
 *
 * Numbers of example tables that have a different owner in each example (80, 81, 82) stand as `alternatives`, never as a demand.
 */
import { generalMtas, inboundMtas, mtaParts, outboundMtas, relayMtas } from './roles';
import { partsOf, type ComponentId } from './components';
import type { Condition } from './conditions';
import type { Confidence, Source, ValueOf } from './types';
import { carrierProtocol, protocolInfo } from './vocabulary';
import type { hostService, ProtocolId, storeService, tlsMode, transport } from './vocabulary';

export interface PortAlternative {
  readonly port: number;
  readonly confidence: Confidence;
  readonly note: string;
  readonly source: readonly Source[];
}

export interface Listener {
  /** `component/protocol`, with a suffix where there are several. */
  readonly id: string;
  readonly component: ComponentId;
  readonly protocol: ProtocolId;
  /** null: no document gives a number. */
  readonly port: number | null;
  readonly transport: ValueOf<typeof transport>;
  /** `starttls`: plain text that can switch to TLS; `ssl-port`: TLS from the start. */
  readonly tls: ValueOf<typeof tlsMode>;
  readonly confidence: Confidence;
  /** First version with this number, and the first one without it. */
  readonly from?: string;
  readonly until?: string;
  /** Other numbers that documents give; a spec that declares one of them is right. */
  readonly alternatives?: readonly PortAlternative[];
  /** `always` when the component runs; `if-configured` only when somebody turns it on. */
  readonly open: 'always' | 'if-configured';
  readonly condition?: Condition;
  /** It has no listener of its own: requests arrive at the web container, or web server process, on its host. */
  readonly via?: 'container' | 'webmail';
  /** Reached only from its own host: no firewall rule. */
  readonly local?: true;
  /** The number is chosen at start unless it is fixed. */
  readonly dynamic?: true;
  readonly note?: string;
  readonly source: readonly Source[];
}

const documents = {
  suite5: 'Communications Suite 5 Installation Guide',
  msgAdmin: 'Messaging Server 6.3 Administration Guide',
  msgTelco: 'Messaging Server Telco Deployment Example 2005Q4, appendix A',
  calAdmin: 'Calendar Server 6 Administration Guide',
  im: 'Instant Messaging 7.2 Administration Guide, configuration parameters',
  glassfish: 'GlassFish Enterprise Server 2.1.1 Administration Guide, default ports',
  appServer8: 'Java Enterprise System 5 Installation Reference',
  jes: 'Java Enterprise System 2005Q4 Installation Reference',
  queue: 'Message Queue 4.3 Administration Guide',
  dsee: 'Directory Server Enterprise Edition 6.3 Installation Guide',
  dscc: 'dsccsetup(1M) manual page',
  imRelease: 'Instant Messaging 7 2006Q1 Release Notes',
  iana: 'IANA service name and port number registry',
  experience: 'field experience, not confirmed by a document',
} as const;

type Extra = Omit<Partial<Listener>, 'component' | 'protocol' | 'port' | 'confidence' | 'source' | 'transport'> & {
  readonly suffix?: string;
};

const listen = (
  component: ComponentId,
  protocol: ProtocolId,
  port: number | null,
  confidence: Confidence,
  source: readonly Source[],
  { suffix, ...extra }: Extra = {},
): Listener => {
  const info = protocolInfo(protocol);
  return {
    id: `${component}/${protocol}${suffix === undefined ? '' : `/${suffix}`}`,
    component,
    protocol,
    port,
    transport: info.transport,
    tls: info.encrypted === true ? 'ssl-port' : info.starttls === true ? 'starttls' : 'none',
    confidence,
    open: info.encrypted === true ? 'if-configured' : 'always',
    source,
    ...extra,
  };
};

/** A number that no document gives. */
const unknownPort = (
  component: ComponentId,
  protocol: ProtocolId,
  source: readonly Source[],
  extra?: Extra,
): Listener => listen(component, protocol, null, 'unconfirmed', source, extra);

/** A web application: it is reached on its container's listeners. */
const inContainer = (component: ComponentId, source: readonly Source[], extra: Extra = {}): readonly Listener[] => [
  unknownPort(component, 'http', source, { via: 'container', ...extra }),
  unknownPort(component, 'https', source, { via: 'container' }),
];

/** An MTA: several server processes behind the one dispatcher, so one listener for each service. */
const mtaListeners = (component: ComponentId, submission: Listener['open']): readonly Listener[] => [
  listen(component, 'smtp', 25, 'guide', ['L3694', 'L6212', 'L6655'], {
    note: "The dispatcher owns it. Turn off the operating system's own sendmail.",
  }),
  listen(component, 'submission', 587, 'guide', ['L3694'], { open: submission }),
  listen(component, 'smtps', 465, 'standard', ['L3721', documents.iana], {
    note: 'The guide gives no number for SMTP over TLS.',
  }),
  listen(component, 'job-controller', 27442, 'vendor', [documents.msgAdmin], { local: true }),
];

/** The services of a message store that listen with these protocols, and are off where the store does not list them. */
export const storeServiceOf: Readonly<Partial<Record<ProtocolId, ValueOf<typeof storeService>>>> = {
  imap: 'imap',
  imaps: 'imap',
  pop: 'pop',
  pops: 'pop',
  lmtp: 'lmtp',
};

const directoryListeners = (component: ComponentId): readonly Listener[] => [
  listen(component, 'ldap', 389, 'guide', ['L6216', 'L6253', 'L6622', 'L6658'], {
    alternatives: [
      {
        port: 1389,
        confidence: 'vendor',
        note: 'default of Directory Server 6 and later when an ordinary user creates the instance',
        source: [documents.dsee],
      },
    ],
  }),
  listen(component, 'ldaps', 636, 'vendor', [documents.dsee], {
    alternatives: [
      {
        port: 1636,
        confidence: 'vendor',
        note: 'default of Directory Server 6 and later when an ordinary user creates the instance',
        source: [documents.dsee],
      },
    ],
  }),
];

/** Where a server of a pool, or a component, is reached in an example. */
const poolPeer: PortAlternative = {
  port: 45269,
  confidence: 'example',
  note: 'for the servers of a pool, in an example',
  source: [documents.imRelease],
};

export const listeners: readonly Listener[] = [
  // ------------------------------------------------------------------------------------------ messaging
  // Users hand in mail where mail goes out; elsewhere only if the port is opened.
  ...[...generalMtas, ...outboundMtas].flatMap((component) => mtaListeners(component, 'always')),
  ...[...inboundMtas, ...relayMtas].flatMap((component) => mtaListeners(component, 'if-configured')),
  listen('message-store', 'imap', 143, 'guide', ['L6252', 'L6621', 'L6656']),
  listen('message-store', 'imaps', 993, 'vendor', [documents.msgAdmin]),
  listen('message-store', 'pop', 110, 'vendor', [documents.suite5]),
  listen('message-store', 'pops', 995, 'vendor', [documents.msgAdmin]),
  listen('message-store', 'lmtp', 225, 'guide', ['L6657'], {
    condition: { when: 'delivery', is: 'lmtp' },
    open: 'if-configured',
    alternatives: [
      {
        port: 226,
        confidence: 'vendor',
        note: 'the native LMTP service, which delivers outside the store',
        source: [documents.msgTelco],
      },
    ],
  }),
  listen('message-store', 'smtp', 25, 'guide', ['L6655'], {
    condition: { when: 'delivery', is: 'smtp' },
    open: 'if-configured',
    note: 'The MTA on the store host, where delivery is by SMTP.',
  }),
  listen('message-store', 'ens', 7997, 'unconfirmed', [documents.experience], {
    note: "Messaging Server's own event service; Calendar Server 6 has another port.",
  }),
  listen('message-store', 'watcher', 49994, 'unconfirmed', [documents.experience], { local: true }),
  listen('mmp', 'imap', 143, 'guide', ['L6656'], {
    note: 'Collides with a store on the same address: move the store, or bind different addresses.',
  }),
  listen('mmp', 'imaps', 993, 'vendor', [documents.suite5]),
  listen('mmp', 'pop', 110, 'vendor', [documents.suite5]),
  listen('mmp', 'pops', 995, 'vendor', [documents.msgAdmin]),
  listen('mmp-smtp-proxy', 'submission', 587, 'unconfirmed', ['L3341', documents.experience]),
  listen('mmp-smtp-proxy', 'smtp', 25, 'unconfirmed', ['L3341', documents.experience], { open: 'if-configured' }),
  listen('mmp-smtp-proxy', 'smtps', 465, 'standard', ['L3726', documents.iana]),
  listen('webmail', 'http', 80, 'guide', ['L6618', 'L6654'], {
    suffix: '6',
    until: '7',
    alternatives: [
      { port: 81, confidence: 'example', note: 'behind Communications Express on a remote host', source: ['L6250'] },
      {
        port: 82,
        confidence: 'example',
        note: 'behind Communications Express in the Suite 5 one-host example',
        source: ['L6620'],
      },
      {
        port: 8080,
        confidence: 'example',
        note: 'the cure for a clash with Access Manager in the same Web Server',
        source: [documents.suite5],
      },
      { port: 8990, confidence: 'unconfirmed', note: 'from Messaging Server 7 on', source: [documents.experience] },
    ],
  }),
  listen('webmail', 'http', 8990, 'unconfirmed', [documents.experience], {
    suffix: '7',
    from: '7',
    alternatives: [{ port: 80, confidence: 'guide', note: 'in the examples of Suite 5', source: ['L6618', 'L6654'] }],
  }),
  listen('webmail', 'https', 443, 'vendor', [documents.msgAdmin], { suffix: '6', until: '7' }),
  listen('webmail', 'https', 8991, 'unconfirmed', [documents.experience], {
    suffix: '7',
    from: '7',
    alternatives: [
      { port: 443, confidence: 'vendor', note: 'until Messaging Server 6.3', source: [documents.msgAdmin] },
    ],
  }),
  listen('messenger-express', 'http', 82, 'example', ['L6215'], {
    via: 'webmail',
    note: 'Served by mshttpd; 82 in one example only.',
  }),
  unknownPort('messenger-express-multiplexor', 'http', ['L2795']),
  listen('pab-server', 'ldap', 389, 'standard', ['L2781', documents.iana], {
    note: 'A directory of its own, so it needs another port on a host with a directory.',
  }),
  listen('pab-server', 'ldaps', 636, 'standard', [documents.iana]),

  // ------------------------------------------------------------------------------------------ calendar
  listen('cal6-frontend', 'http', 80, 'vendor', [documents.calAdmin], {
    note: 'All cshttpd processes of a host share this one listener.',
    alternatives: [
      { port: 8081, confidence: 'example', note: 'in the Suite 5 two-tier example', source: ['L6659'] },
      {
        port: 81,
        confidence: 'example',
        note: 'beside Communications Express on one host',
        source: ['L6214', 'L6619'],
      },
      { port: 82, confidence: 'example', note: 'beside Communications Express on a front end', source: ['L6251'] },
    ],
  }),
  unknownPort('cal6-frontend', 'https', ['L4752']),
  unknownPort('cal6-frontend', 'admin', [documents.calAdmin], {
    local: true,
    dynamic: true,
    note: 'csadmind: set by the system, not to be changed.',
  }),
  listen('cal6-backend', 'dwp', 59979, 'vendor', [documents.calAdmin], {
    note: 'Three numbers are documented, and 5229 is known from the field, unconfirmed. It must be the same on every front and back end.',
    alternatives: [
      { port: 9779, confidence: 'guide', note: 'in the Suite 5 two-tier example', source: ['L6660'] },
      {
        port: 59779,
        confidence: 'guide',
        note: 'in the Communications Express remote-host example, labelled WCAP',
        source: ['L6254'],
      },
    ],
  }),
  listen('cal6-backend', 'ens', 57997, 'vendor', [documents.calAdmin], {
    note: "Calendar Server's own event service; Messaging Server has another port.",
  }),
  unknownPort('cal6-backend', 'admin', [documents.calAdmin], {
    local: true,
    dynamic: true,
    note: 'csadmind: set by the system, not to be changed.',
  }),
  ...inContainer('cal7-frontend', ['L4121', 'L4146'], {
    note: 'CalDAV, WCAP and iSchedule all arrive here. Later versions run in WebLogic, with its administration at 7001 in an example.',
    alternatives: [
      { port: 3080, confidence: 'example', note: 'in a sample address, not a default', source: ['L4152'] },
    ],
  }),
  listen('cal7-database', 'jdbc-mysql', 3306, 'unconfirmed', [documents.experience], {
    condition: { when: 'database', is: 'mysql' },
  }),
  listen('cal7-database', 'jdbc-mysql-tls', 3306, 'unconfirmed', ['L4168-4170', documents.experience], {
    condition: { when: 'database', is: 'mysql' },
    from: '7.0.4.14.0',
    note: 'MySQL speaks TLS on its normal port.',
  }),
  listen('cal7-database', 'jdbc-oracle', 1521, 'unconfirmed', [documents.experience], {
    condition: { when: 'database', is: 'oracle' },
  }),
  unknownPort('cal7-database', 'jdbc-oracle-tls', ['L4168-4170'], {
    condition: { when: 'database', is: 'oracle' },
    from: '7.0.4.14.0',
  }),
  listen('cal7-docstore', 'docstore', 8008, 'unconfirmed', ['L4195', documents.experience], {
    condition: { when: 'docstore', is: ['remote'] },
  }),
  unknownPort('cal7-docstore', 'docstore-tls', ['L4215-4217'], {
    condition: { when: 'docstore', is: ['remote'] },
    from: '7.0.4.14.0',
  }),

  // ------------------------------------------------------------------------------------------ instant messaging
  listen('im-mux', 'xmpp', 5222, 'guide', ['L5882', documents.im], {
    note: 'All multiplexor processes of a host share this one listener.',
  }),
  listen('im-mux', 'xmpps', 5223, 'unconfirmed', [documents.experience]),
  listen('im-server', 'mux', 45222, 'guide', ['L5884-5886', documents.im]),
  listen('im-server', 'xmpp-server', 5269, 'guide', ['L5825', 'L5882', 'L6082'], {
    suffix: 'before-9p1',
    until: '9p1',
    alternatives: [poolPeer],
    note: 'Open whether needed or not.',
  }),
  listen('im-server', 'xmpp-server', 5269, 'guide', ['L5825', 'L5882', 'L6082'], {
    suffix: '9p1',
    from: '9p1',
    alternatives: [poolPeer],
    open: 'if-configured',
    condition: {
      when: 'any',
      of: [
        { when: 'feature', is: 'im-peers' },
        { when: 'present', component: 'im-gateway' },
        { when: 'present', component: 'im-agents' },
        { when: 'present', component: 'convergence' },
        { when: 'present', component: 'httpbind' },
      ],
    },
    note: 'Open only when a peer, a gateway, an agent or httpbind is set up.',
  }),
  listen('im-server', 'xmpp', 15222, 'example', [documents.imRelease], {
    open: 'if-configured',
    note: 'Clients that connect without a multiplexor, in an example.',
  }),
  listen('im-server', 'xmpp-server-tls', 5270, 'vendor', [documents.imRelease], { note: 'Off by default.' }),
  unknownPort('httpbind', 'http', ['L5083', 'L5883'], {
    via: 'container',
    alternatives: [
      { port: 5280, confidence: 'unconfirmed', note: 'seen with other XMPP servers', source: [documents.experience] },
      { port: 7070, confidence: 'unconfirmed', note: 'from Instant Messaging 8 on', source: [documents.experience] },
    ],
  }),
  unknownPort('httpbind', 'https', ['L5083', 'L5883'], {
    via: 'container',
    alternatives: [
      { port: 7443, confidence: 'unconfirmed', note: 'from Instant Messaging 8 on', source: [documents.experience] },
    ],
  }),
  unknownPort('im-gateway', 'sip', ['L5086'], { open: 'if-configured', condition: { when: 'gateway', is: 'sip' } }),
  ...inContainer('im-resources', ['L5119-5127']),

  // ------------------------------------------------------------------------------------------ web clients, search, mobile, portal
  ...inContainer('convergence', ['L859', 'L6035']),
  listen('communications-express', 'http', 80, 'example', ['L6213', 'L6249'], { via: 'container' }),
  unknownPort('communications-express', 'https', ['L3758'], { via: 'container' }),
  ...inContainer('iss-web', ['L4980', 'L4998-5000']),
  unknownPort('iss-index', 'http', ['L4984', 'L5005'], {
    via: 'container',
    note: 'Behind the Apache server on its host.',
  }),
  unknownPort('mobile-communications', 'syncml', ['L178']),
  unknownPort('portal-server', 'http', ['L878-882']),
  unknownPort('portal-server', 'https', ['L878-882']),
  unknownPort('portal-sra', 'https', ['L4754', 'L5556']),

  // ------------------------------------------------------------------------------------------ directory and identity
  ...directoryListeners('directory-master'),
  listen('directory-master', 'ldap', 3998, 'vendor', [documents.dscc], {
    suffix: 'registry',
    open: 'if-configured',
    note: 'Registry of the Directory Service Control Center, where that is installed.',
  }),
  listen('directory-master', 'ldaps', 3999, 'vendor', [documents.dscc], {
    suffix: 'registry',
    note: 'Registry of the Directory Service Control Center, where that is installed.',
  }),
  ...directoryListeners('directory-consumer'),
  ...directoryListeners('directory-hub'),
  ...directoryListeners('corporate-directory'),
  listen('directory-proxy', 'ldap', 389, 'standard', ['L1504', documents.iana]),
  listen('directory-proxy', 'ldaps', 636, 'standard', [documents.iana]),
  ...inContainer('access-manager', ['L186'], {
    alternatives: [
      { port: 80, confidence: 'vendor', note: 'in Web Server', source: [documents.jes] },
      { port: 8080, confidence: 'vendor', note: 'in Application Server 8.1', source: [documents.jes] },
    ],
  }),
  ...inContainer('opensso', ['L843']),
  ...inContainer('delegated-administrator', ['L2791'], {
    note: "On the port of Access Manager's web container, where the two share a host.",
  }),
  ...inContainer('iplanet-da', ['L1987']),

  // ------------------------------------------------------------------------------------------ containers and queue
  listen('glassfish', 'http', 8080, 'vendor', [documents.glassfish], {
    note: 'A second domain on the host needs other ports for all of its listeners.',
  }),
  listen('glassfish', 'https', 8181, 'vendor', [documents.glassfish], { open: 'always' }),
  listen('glassfish', 'admin', 4848, 'vendor', [documents.glassfish], { suffix: '9', from: '9' }),
  listen('glassfish', 'admin', 4849, 'vendor', [documents.appServer8], {
    suffix: '8',
    from: '8',
    until: '9',
    tls: 'ssl-port',
    note: 'Application Server 8.1, over HTTPS.',
  }),
  listen('glassfish', 'iiop', 3700, 'vendor', [documents.glassfish]),
  listen('glassfish', 'iiops', 3820, 'vendor', [documents.glassfish], { open: 'always' }),
  listen('glassfish', 'iiop-mutual', 3920, 'vendor', [documents.glassfish], { open: 'always' }),
  listen('glassfish', 'jmx', 8686, 'vendor', [documents.glassfish]),
  listen('glassfish', 'jms', 7676, 'vendor', [documents.glassfish], {
    note: 'The embedded broker; a Message Queue broker of its own on the host wants the same port.',
  }),
  listen('web-server', 'http', 80, 'vendor', [documents.jes]),
  listen('web-server', 'https', 443, 'standard', [documents.iana]),
  listen('sun-one-web-server', 'http', 80, 'standard', [documents.iana]),
  listen('sun-one-web-server', 'https', 443, 'standard', [documents.iana]),
  listen('apache-httpd', 'http', 80, 'standard', ['L4984', documents.iana]),
  listen('apache-httpd', 'https', 443, 'standard', [documents.iana]),
  listen('jmq', 'jmq', 7676, 'vendor', ['L4988', documents.queue], {
    note: 'Only the port mapper: it tells clients the second port.',
  }),
  unknownPort('jmq', 'jmq-service', ['L4988', documents.queue], {
    dynamic: true,
    note: 'Fix its number (imq.jms.tcp.port), or no firewall rule can be written.',
  }),
  unknownPort('jmq', 'jmq-tls', [documents.queue], { dynamic: true }),

  // ------------------------------------------------------------------------------------------ filters
  listen('brightmail', 'brightmail', 41000, 'unconfirmed', [documents.experience], {
    alternatives: [
      {
        port: 41111,
        confidence: 'example',
        note: "in another product's manual",
        source: ['SparkPost Momentum 4, Brightmail module'],
      },
    ],
  }),
  listen('spamassassin', 'spamd', 783, 'unconfirmed', [documents.experience]),
  unknownPort('cloudmark', 'cloudmark', ['L3940']),
  listen('savse', 'savse', 1344, 'unconfirmed', [documents.experience]),
  unknownPort('milter', 'milter', ['L3873-3875']),
  listen('metermaid', 'metermaid', 63837, 'unconfirmed', [documents.experience]),

  // ------------------------------------------------------------------------------------------ infrastructure
  listen('smtp-server', 'smtp', 25, 'guide', ['L6212', 'L6655']),
  listen('smtp-server', 'submission', 587, 'standard', [documents.iana], { open: 'if-configured' }),
  listen('smtp-server', 'smtps', 465, 'standard', [documents.iana]),
  listen('dns-server', 'dns', 53, 'standard', [documents.iana], { note: 'TCP as well, for long answers.' }),
  listen('time-server', 'ntp', 123, 'standard', [documents.iana]),
];

export interface DefaultPort {
  readonly port: number;
  readonly confidence: Confidence;
  readonly source: readonly Source[];
}

const assigned = (port: number): DefaultPort => ({ port, confidence: 'standard', source: [documents.iana] });
const fromGuide = (port: number, ...source: readonly Source[]): DefaultPort => ({ port, confidence: 'guide', source });

const unconfirmed = (port: number): DefaultPort => ({
  port,
  confidence: 'unconfirmed',
  source: [documents.experience],
});

/** Ports of the services of an operating system. */
export const hostServicePorts: Readonly<
  Record<ValueOf<typeof hostService>, DefaultPort & { readonly transport: ValueOf<typeof transport> }>
> = {
  ssh: { ...assigned(22), transport: 'tcp' },
  telnet: { ...assigned(23), transport: 'tcp' },
  ftp: { ...assigned(21), transport: 'tcp' },
  tftp: { ...assigned(69), transport: 'udp' },
  rsh: { ...assigned(514), transport: 'tcp' },
  finger: { ...assigned(79), transport: 'tcp' },
  nfs: { ...assigned(2049), transport: 'tcp' },
  snmp: { ...assigned(161), transport: 'udp' },
  sendmail: { ...assigned(25), transport: 'tcp' },
  ntp: { ...assigned(123), transport: 'udp' },
  dns: { ...assigned(53), transport: 'udp' },
  cacao: { ...unconfirmed(11162), transport: 'tcp' },
  'web-console': { ...unconfirmed(6789), transport: 'tcp' },
};

/** Ports for a far end that is no component of the spec, and for a firewall rule that names only a protocol. */
export const protocolPorts: Readonly<Partial<Record<ProtocolId, DefaultPort>>> = {
  smtp: fromGuide(25, 'L3694', 'L6212'),
  submission: fromGuide(587, 'L3694'),
  smtps: assigned(465),
  lmtp: fromGuide(225, 'L6657'),
  imap: fromGuide(143, 'L6621', 'L6656'),
  imaps: assigned(993),
  pop: assigned(110),
  pops: assigned(995),
  http: fromGuide(80, 'L6213', 'L6654'),
  https: assigned(443),
  ldap: fromGuide(389, 'L6622', 'L6658'),
  ldaps: assigned(636),
  xmpp: fromGuide(5222, 'L5882'),
  'xmpp-server': fromGuide(5269, 'L5825', 'L6082'),
  mux: fromGuide(45222, 'L5884-5886'),
  jmq: { port: 7676, confidence: 'vendor', source: [documents.queue] },
  dns: assigned(53),
  ntp: assigned(123),
  ssh: assigned(22),
  telnet: assigned(23),
  ftp: assigned(21),
  snmp: assigned(161),
  nfs: assigned(2049),
  identd: assigned(113),
};

/** Sets of listeners that collide when they share an address, with the usual cure. Every collision of a host belongs into one report. */
export interface KnownCollision {
  readonly ports: readonly number[];
  readonly between: readonly ComponentId[];
  readonly cure: string;
  readonly source: readonly Source[];
}

export const knownCollisions: readonly KnownCollision[] = [
  {
    ports: [143, 110, 993, 995],
    between: ['mmp', 'message-store'],
    cure: 'Give the store other ports, or bind the two to different addresses.',
    source: [documents.suite5, documents.msgAdmin],
  },
  {
    ports: [80],
    between: ['webmail', 'cal6-frontend', 'web-server', 'communications-express', 'access-manager'],
    cure: 'Leave 80 to the one that users reach, and give the others their own ports.',
    source: ['L6618-6620', 'L6249-6251', documents.jes],
  },
  {
    ports: [8080],
    between: ['glassfish', 'webmail', 'access-manager'],
    cure: 'Give each HTTP service its own port.',
    source: [documents.glassfish, documents.jes, documents.suite5],
  },
  {
    ports: [7676],
    between: ['glassfish', 'jmq'],
    cure: 'Move the embedded broker of GlassFish, or use it in place of the other.',
    source: [documents.glassfish, documents.queue],
  },
  {
    ports: [25],
    between: [...mtaParts, 'smtp-server'],
    cure: "One mail server for each address; turn off the operating system's own.",
    source: ['L1670'],
  },
  {
    ports: [389, 636],
    between: ['directory-master', 'directory-consumer', 'directory-hub', 'pab-server', 'directory-proxy'],
    cure: 'Give each directory instance its own port or address.',
    source: [documents.dsee],
  },
];

/** All listeners of a component; of a product with parts, those of its parts. */
export const listenersOf = (component: ComponentId): readonly Listener[] => {
  const owners = partsOf(component);
  return listeners.filter((listener) => owners.includes(listener.component));
};

/** The listeners at which `protocol` reaches `component`: its own, or those of the protocol that carries it. Several if the number depends on the version. */
export function listenersFor(component: ComponentId, protocol: ProtocolId): readonly Listener[] {
  const all = listenersOf(component);
  const own = all.filter((listener) => listener.protocol === protocol);
  const carrier = carrierProtocol(protocol);
  return own.length > 0 || carrier === undefined ? own : all.filter((listener) => listener.protocol === carrier);
}

/** Every number that documents give for a listener, the default first. */
export const documentedPorts = (listener: Listener): readonly number[] => [
  ...(listener.port === null ? [] : [listener.port]),
  ...(listener.alternatives ?? []).map((alternative) => alternative.port),
];

/** How sure a number is, in words for users. */
export const confidenceText: Readonly<Record<Confidence, string>> = {
  guide: 'given by the planning guide',
  vendor: "given by the vendor's documents",
  standard: 'the assigned Internet port',
  example: 'an example value, not a default',
  unconfirmed: 'unconfirmed',
};
