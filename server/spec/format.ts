/**
 * The spec format, written down once. Keys stand in the order in which a person would write them; completion and the
 * documentation follow it. Values come from the catalogue.
 */
import * as vocabulary from '../catalog/vocabulary';
import {
  boolean,
  choice,
  component,
  dictionary,
  integer,
  list,
  nameOf,
  object,
  oneOrMore,
  quantity,
  refTo,
  text,
  version,
  type Infer,
} from './dsl';

const hostName = text(String.raw`^[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?$`, 'a host or domain name');

const ha = object(
  'high availability',
  {
    method: {
      type: choice(vocabulary.haMethod),
      text: 'How the service survives the loss of a host.',
      examples: ['solaris-cluster', 'vcs'],
      source: ['L1386', 'L1459'],
    },
    kind: {
      type: choice(vocabulary.haKind),
      text: 'Whether one node serves at a time (failover) or all of them (scalable).',
      source: ['L1463'],
    },
    layout: {
      type: choice(vocabulary.imHaLayout),
      text: 'Where Instant Messaging keeps binaries and run-time files in a cluster.',
      for: ['im-server'],
      source: ['L1473-1482'],
    },
    'runtime-storage': {
      type: choice(vocabulary.runtimeStorage),
      text: 'The shared storage for run-time files in a mixed layout.',
      for: ['im-server'],
      source: ['L1477-1479'],
    },
    nodes: {
      type: integer(1),
      text: 'Systems in the cluster. A cluster is two or more.',
      examples: ['2'],
      source: ['L2909'],
    },
    'shared-storage': {
      type: boolean,
      text: 'Whether the nodes share the storage that holds the data.',
      source: ['L2909'],
    },
    watchdog: { type: boolean, text: 'Whether a watchdog restarts failed processes.', source: ['L1490'] },
  },
  { shorthand: 'method' },
);

const capacity = object('capacity', {
  users: {
    type: integer(1),
    text: 'Users that one such host (or, at a tier, the whole tier) was measured or is designed to serve.',
    examples: ['5000'],
    source: ['L1291-1295'],
  },
  connections: {
    type: integer(1),
    text: 'Connections that one such host holds at once, measured on this hardware by a load simulator.',
    examples: ['10000'],
  },
  submissions: {
    type: quantity('rate'),
    text: 'Messages sent by users that one such host takes, measured.',
    examples: ['20 /s'],
  },
  deliveries: {
    type: quantity('rate'),
    text: 'Messages that one such host delivers to mailboxes, measured.',
    examples: ['80 /s'],
  },
});

const partition = object(
  'partition',
  {
    name: {
      type: nameOf('partition'),
      required: true,
      text: 'The name of the store partition.',
      examples: ['primary'],
    },
    size: {
      type: quantity('size'),
      text: 'Usable disk space of the partition.',
      examples: ['4 TB'],
      source: ['L2555'],
    },
    spindles: {
      type: integer(1),
      text: 'Disks that the partition is spread over. More than ten take long to resynchronise.',
      examples: ['8'],
      source: ['L3006'],
    },
    'stripe-width': {
      type: integer(1),
      text: 'Stripe width in blocks of 512 bytes: 8, 16 or 32, near the average message size.',
      examples: ['16'],
      source: ['L3096'],
    },
    raid: { type: choice(vocabulary.raid), text: 'How the disks are protected.', source: ['L3117'] },
    response: {
      type: quantity('duration'),
      text: 'Disk response time under load; below 10 ms is wanted.',
      examples: ['8 ms'],
      source: ['L2549'],
    },
  },
  { shorthand: 'name' },
);

const queue = object('queue', {
  size: {
    type: quantity('size'),
    text: 'Disk space for the message queue.',
    examples: ['20 GB'],
    source: ['L2595-2603'],
  },
  raid: {
    type: choice(vocabulary.raid),
    text: 'How the queue disks are protected; a queue holds mail that exists nowhere else.',
    source: ['L2579', 'L3113'],
  },
  'stripe-width': {
    type: integer(1),
    text: 'Stripe width in blocks of 512 bytes.',
    examples: ['16'],
    source: ['L3096'],
  },
  filesystem: {
    type: text(),
    text: 'A name for the file system; two things with the same name share it.',
    examples: ['queue-fs'],
    source: ['L2981'],
  },
});

/** One component on a host. All keys stand side by side; `for` says which component each has a meaning for. */
const hostComponent = object(
  'component',
  {
    component: { type: component, required: true, text: 'What runs here.', examples: ['message-store', 'mmp', 'mta'] },
    version: {
      type: version,
      text: 'The version of this installation. Leave it out where `services` says it for all.',
      examples: ['"7.0.5"', '7u3'],
    },
    instances: {
      type: integer(1),
      text: 'Processes of this component on one host: `iim_mux.numinstances` of a multiplexor, `cshttpd` processes of a Calendar 6 front end.',
      for: ['im-mux', 'cal6-frontend'],
      source: ['L5351', 'L4833'],
    },
    address: {
      type: text(),
      text: 'The network address it listens on, where the host has several. Same port, other address: no collision.',
      examples: ['192.0.2.10'],
    },
    ports: {
      type: dictionary(integer(1, 65535), vocabulary.protocol),
      text: 'Ports that differ from the usual ones, by protocol.',
      examples: ['{ https: 8443 }'],
    },
    tls: {
      type: choice(vocabulary.tlsMode),
      text: 'How clients are encrypted: `starttls` on the normal port, `ssl-port` on a port of its own.',
      examples: ['ssl-port', 'starttls'],
      source: ['L3718-3729'],
    },
    auth: {
      type: list(choice(vocabulary.authMechanism)),
      text: 'Authentication mechanisms that are offered here.',
      examples: ['[plain]'],
      source: ['L3677-3680'],
    },
    'smtp-auth': {
      type: boolean,
      text: 'Whether clients must log in before they submit mail. The submission port requires it.',
      for: ['mta', 'mta-inbound', 'mta-outbound', 'smtp-relay', 'mmp-smtp-proxy'],
      source: ['L3694'],
    },
    submission: {
      type: boolean,
      text: 'Whether the submission port (587) is open for mail clients.',
      for: ['mta', 'mta-inbound', 'mta-outbound', 'smtp-relay', 'mmp-smtp-proxy'],
      source: ['L3694'],
    },
    delivery: {
      type: choice(vocabulary.delivery),
      text: 'How mail gets from here into the stores.',
      for: ['mta', 'mta-inbound', 'mta-outbound', 'smtp-relay'],
      source: ['L1303-1318'],
    },
    'delivers-to': {
      type: oneOrMore(refTo('host')),
      text: 'Hosts that mail is handed to. Leave it out where every store is meant.',
      for: ['mta', 'mta-inbound', 'mta-outbound', 'smtp-relay'],
      source: ['L2809-2817'],
    },
    queue: {
      type: queue,
      text: 'Disk for the message queue.',
      for: ['mta', 'mta-inbound', 'mta-outbound', 'smtp-relay', 'message-store'],
      source: ['L2595-2603'],
    },
    ha: {
      type: ha,
      text: 'High availability of this installation; overrides the host and `services`.',
      source: ['L1386'],
    },

    algorithm: {
      type: choice(vocabulary.lbAlgorithm),
      text: 'How the next target is chosen.',
      for: ['load-balancer'],
      source: ['L1218'],
    },
    sticky: {
      type: boolean,
      text: 'Whether a session stays on the target it began on.',
      for: ['load-balancer'],
      source: ['L1218-1219'],
    },
    targets: {
      type: oneOrMore(refTo('host')),
      text: 'Hosts among which the load is spread.',
      for: ['load-balancer'],
      source: ['L2785'],
    },
    kind: {
      type: choice(vocabulary.docstoreKind),
      text: 'Where the document store keeps its data.',
      for: ['cal7-docstore'],
      source: ['L4195-4201'],
    },

    server: {
      type: oneOrMore(refTo('host')),
      text: 'The Instant Messaging server it talks to. A multiplexor has exactly one.',
      for: ['im-mux', 'httpbind', 'convergence', 'im-gateway', 'im-agents'],
      source: ['L5221'],
    },
    'server-port': {
      type: integer(1, 65535),
      text: 'The port it reaches that server on: 45222 from a multiplexor, 5269 from Convergence and from a gateway without multiplexor.',
      for: ['im-mux', 'httpbind', 'convergence', 'im-gateway', 'im-agents'],
      examples: ['5269'],
      source: ['L5882-5886', 'L6082'],
    },
    'max-sessions': {
      type: integer(1),
      text: '`iim_mux.maxsessions`: sessions that one multiplexor process holds.',
      for: ['im-mux'],
      default: '1000',
      source: ['L5352'],
    },
    'max-threads': {
      type: integer(1),
      text: '`iim_mux.maxthreads`: threads of one multiplexor process; not more than the host has CPUs.',
      for: ['im-mux'],
      source: ['L5490'],
    },
    'jvm-memory': {
      type: quantity('size'),
      text: '`iim.jvm.maxmemorysize`: memory of the server process, 500 MB at most.',
      for: ['im-server'],
      default: '256 MB',
      source: ['L5432'],
    },

    backends: {
      type: oneOrMore(refTo('host')),
      text: 'Calendar 6 back ends that this front end serves.',
      for: ['cal6-frontend'],
      source: ['L4692'],
    },
    processes: {
      type: list(choice(vocabulary.calendarProcess)),
      text: 'Calendar 6 processes that run here.',
      for: ['cal6-frontend', 'cal6-backend'],
      source: ['L737-745'],
    },
    databases: {
      type: oneOrMore(refTo('host')),
      text: 'Calendar 7 databases that this front end reaches. Every front end reaches all of them.',
      for: ['cal7-frontend'],
      source: ['L4260'],
    },
    engine: {
      type: choice(vocabulary.database),
      text: 'The database product, where it differs from `services.calendar.database`.',
      for: ['cal7-database'],
      source: ['L4156-4158'],
    },
    database: {
      type: oneOrMore(refTo('host')),
      text: 'The database that this document store belongs to. One store a database.',
      for: ['cal7-docstore'],
      source: ['L4193'],
    },
    ischedule: {
      type: boolean,
      text: 'Whether this holds the iSchedule data, which from Calendar 7u2 on has a database and a document store of its own.',
      for: ['cal7-database', 'cal7-docstore'],
      source: ['L4193'],
    },
    'calendar-tls': {
      type: choice(vocabulary.tlsMode),
      text: 'Encryption between Communications Express and the calendar front end.',
      for: ['communications-express'],
      source: ['L1707'],
    },

    partitions: {
      type: list(partition),
      text: 'Partitions of the message store.',
      for: ['message-store'],
      source: ['L2555', 'L3006'],
    },
    master: {
      type: oneOrMore(refTo('host')),
      text: 'The directory that this one gets its data from.',
      for: ['directory-consumer', 'directory-hub'],
      source: ['L1424'],
    },
    edition: {
      type: choice(vocabulary.serverEdition),
      text: 'The edition of the application server; clustering needs the larger one.',
      for: ['glassfish'],
      source: ['L1437-1439'],
    },
    attach: {
      type: choice(vocabulary.antispamAttachment),
      text: 'How mail reaches the filter: called by the MTA, or speaking SMTP itself.',
      for: ['brightmail', 'spamassassin', 'cloudmark', 'savse', 'milter'],
      source: ['L3907-3930'],
    },
    functions: {
      type: list(choice(vocabulary.antispamFunction)),
      text: 'What the filter looks for.',
      for: ['brightmail', 'spamassassin', 'cloudmark', 'savse', 'milter'],
      source: ['L3953'],
    },
    media: {
      type: text(),
      text: 'Where the software comes from when the suite release no longer ships it.',
      examples: ['cs6u2'],
      for: ['communications-express'],
      source: ['L6103-6105'],
    },
    'address-book': {
      type: boolean,
      text: 'Whether the connector also shows the server address book.',
      for: ['outlook-connector'],
      source: ['L6276'],
    },
    note: { type: text(), text: 'Anything that a reader should know.' },
  },
  { shorthand: 'component' },
);

const host = object(
  'host',
  {
    name: {
      type: nameOf('host'),
      required: true,
      text: 'The name by which everything else refers to this host. With `count`, the name of the group.',
      examples: ['store'],
    },
    count: {
      type: integer(1, 10_000),
      text: 'How many such hosts there are. They are called `name-1`, `name-2` and so on.',
      default: '1',
      examples: ['2'],
    },
    zone: {
      type: refTo('zone', vocabulary.zoneKind),
      text: 'The network zone it stands in.',
      examples: ['dmz', 'private-data'],
      source: ['L1032-1056'],
    },
    site: { type: refTo('site'), text: 'The site it stands at.' },
    os: { type: choice(vocabulary.os), text: 'The operating system.', examples: ['solaris'] },
    cpus: {
      type: integer(1, 4096),
      text: 'Processors (cores, on chips that have several) of one host.',
      examples: ['2', '4', '8'],
      source: ['L2535', 'L3131'],
    },
    memory: { type: quantity('size'), text: 'Main memory of one host.', examples: ['8 GB'], source: ['L2535'] },
    disk: {
      type: quantity('size'),
      text: 'Disk space of one host, beyond partitions and queue that are written at a component.',
      examples: ['300 GB'],
    },
    filesystem: { type: choice(vocabulary.filesystem), text: 'The file system of the data.', source: ['L3003'] },
    asr: {
      type: choice(vocabulary.asr),
      text: 'Automatic System Reconfiguration: how well the host restarts around a failed part.',
      source: ['L1398-1406'],
    },
    'os-services': {
      type: list(choice(vocabulary.hostService)),
      text: 'Services of the operating system that listen here.',
      examples: ['[ssh]'],
      source: ['L1670-1671'],
    },
    ha: { type: ha, text: 'High availability of everything on this host.', source: ['L1386'] },
    capacity: { type: capacity, text: 'What one such host was measured to carry. The guide gives no figure for this.' },
    components: {
      type: list(hostComponent),
      required: true,
      text: 'What runs on it: an id alone, or a mapping with `component:` and settings.',
      examples: ['[mmp, webmail]'],
    },
    note: { type: text(), text: 'Anything that a reader should know.' },
  },
  { unit: true },
);

const tier = object('tier', {
  tier: {
    type: integer(0, 2),
    required: true,
    text: '0 load balancers, 1 access (front ends), 2 data (stores).',
    examples: ['1'],
    source: ['L559', 'L1178'],
  },
  capacity: { type: capacity, text: 'What the tier as a whole is designed for.', source: ['L1291-1295'] },
  hosts: { type: list(host), required: true, text: 'The hosts of this tier.' },
});

const service = {
  version: { type: version, text: 'The version in use wherever the product runs.', examples: ['"7.0.5"', '7u3'] },
  ha: { type: ha, text: 'High availability of its back ends wherever they run.', source: ['L1386'] },
  tls: { type: choice(vocabulary.tlsMode), text: 'How clients are encrypted.', source: ['L3718-3729'] },
} as const;

const traffic = object('mail traffic', {
  messages: {
    type: quantity('rate'),
    text: 'Messages that pass the MTAs at peak.',
    examples: ['200 /min'],
    source: ['L2597-2603'],
  },
  'message-size': {
    type: quantity('size'),
    text: 'Average size of a message.',
    examples: ['20 KB'],
    source: ['L2597-2603'],
  },
  outage: {
    type: quantity('duration'),
    text: 'How long the queue must hold mail while a store is down.',
    examples: ['60 min', '48 h'],
    source: ['L2597-2603'],
  },
});

const messaging = object('messaging service', {
  ...service,
  delivery: {
    type: choice(vocabulary.delivery),
    text: 'How MTAs put mail into the stores: LMTP in two tiers, else SMTP.',
    examples: ['lmtp'],
    source: ['L1303-1318'],
  },
  auth: {
    type: list(choice(vocabulary.authMechanism)),
    text: 'Authentication mechanisms of SMTP, POP and IMAP.',
    examples: ['[plain]'],
    source: ['L3677-3680'],
  },
  'smtp-auth': { type: boolean, text: 'Whether clients log in before they submit mail.', source: ['L1195', 'L3694'] },
  traffic: {
    type: traffic,
    text: 'Peak mail traffic, for the size of the queue.',
    source: ['L2433-2437', 'L2597-2603'],
  },
  backup: { type: list(choice(vocabulary.backup)), text: 'How the stores are backed up.', source: ['L2563'] },
});

const calendar = object('calendar service', {
  ...service,
  database: {
    type: choice(vocabulary.database),
    text: 'The database of Calendar 7. All databases are of one product.',
    examples: ['mysql'],
    source: ['L4156-4158'],
  },
  'unique-id': {
    type: choice(vocabulary.uniqueId),
    text: 'The directory attribute that identifies a user to Calendar 7; it cannot be changed later.',
    examples: ['davUniqueId'],
    source: ['L4231-4233'],
  },
  ischedule: {
    type: boolean,
    text: 'Whether scheduling with other servers by iSchedule is used, which needs a database of its own from 7u2 on.',
    source: ['L4193'],
  },
  attachments: { type: boolean, text: 'Whether events may carry attachments.', source: ['L4193'] },
  'virus-scan': {
    type: boolean,
    text: 'Whether attachments are scanned by handing them to an MTA.',
    source: ['L4221'],
  },
  cld: {
    type: boolean,
    text: 'Whether the LDAP Calendar Lookup Database finds the back end of a user (Calendar 6 with several back ends).',
    source: ['L4635-4636', 'L4733'],
  },
  notifications: { type: boolean, text: 'Whether reminders are sent by mail.', source: ['L4125', 'L6212'] },
});

const instantMessaging = object('instant messaging service', {
  version: service.version,
  ha: service.ha,
  security: {
    type: choice(vocabulary.imSecurity),
    text: 'How clients and servers are encrypted. Legacy SSL ends at the multiplexor.',
    examples: ['starttls'],
    source: ['L5829-5851'],
  },
  'end-to-end': {
    type: boolean,
    text: 'Whether traffic must stay encrypted all the way to the server.',
    source: ['L5848-5851'],
  },
  policy: { type: choice(vocabulary.imPolicy), text: 'What decides who may do what.', source: ['L5953-5964'] },
  auth: { type: choice(vocabulary.imAuth), text: 'What checks the password.', source: ['L5701', 'L5910'] },
  archive: {
    type: boolean,
    text: 'Whether conversations are archived. Archiving costs memory.',
    default: 'false',
    source: ['L5452-5462'],
  },
  features: {
    type: list(choice(vocabulary.imFeature)),
    text: 'Features in use beyond plain chat.',
    source: ['L5067-5077'],
  },
  gateways: { type: list(choice(vocabulary.imGateway)), text: 'Gateways to other networks.', source: ['L5079-5093'] },
  notifications: { type: boolean, text: 'Whether messages to absent users go out by mail.', source: ['L5137'] },
  'calendar-alerts': { type: boolean, text: 'Whether calendar reminders pop up in the client.', source: ['L5665'] },
});

const antispam = object('anti-spam and anti-virus', {
  rbl: {
    type: boolean,
    text: 'Whether senders on a real-time block list are refused.',
    examples: ['true'],
    source: ['L1214-1216', 'L3934'],
  },
  products: {
    type: list(choice(vocabulary.antispamProduct)),
    text: 'Filters in use.',
    examples: ['[brightmail]'],
    source: ['L3831'],
  },
  attach: {
    type: choice(vocabulary.antispamAttachment),
    text: 'How mail reaches the filters.',
    source: ['L3907-3930'],
  },
  functions: { type: list(choice(vocabulary.antispamFunction)), text: 'What the filters look for.', source: ['L3953'] },
});

const services = object('services', {
  messaging: { type: messaging, text: 'Messaging Server, wherever it runs.', source: ['L2040'] },
  calendar: { type: calendar, text: 'Calendar Server, wherever it runs.', source: ['L3995'] },
  'instant-messaging': {
    type: instantMessaging,
    text: 'Instant Messaging Server, wherever it runs.',
    source: ['L5029'],
  },
  convergence: {
    type: object('Convergence service', { version: service.version, tls: service.tls }),
    text: 'Convergence, the web client.',
    source: ['L5972'],
  },
  'communications-express': {
    type: object('Communications Express service', { version: service.version, tls: service.tls }),
    text: 'Communications Express, the older web client.',
    source: ['L6101'],
  },
  'outlook-connector': {
    type: object('Outlook connector', {
      version: service.version,
      'address-book': {
        type: boolean,
        text: 'Whether the connector also shows the server address book.',
        source: ['L6276'],
      },
    }),
    text: 'Connector for Microsoft Outlook on the desktops.',
    source: ['L884-902'],
  },
  'indexing-search': {
    type: object('Indexing and Search', { version: service.version }),
    text: 'Indexing and Search Service.',
    source: ['L4937'],
  },
  'delegated-administrator': {
    type: object('Delegated Administrator', { version: service.version }),
    text: 'Delegated Administrator.',
    source: ['L1996', 'L4409'],
  },
  'access-manager': {
    type: object('Access Manager', { version: service.version }),
    text: 'Access Manager.',
    source: ['L636'],
  },
  opensso: { type: object('OpenSSO', { version: service.version }), text: 'OpenSSO Enterprise.', source: ['L843'] },
  glassfish: {
    type: object('GlassFish', {
      version: service.version,
      edition: {
        type: choice(vocabulary.serverEdition),
        text: 'The edition of the application server.',
        source: ['L1437'],
      },
    }),
    text: 'GlassFish Enterprise Server (Application Server).',
    source: ['L859'],
  },
  jmq: { type: object('Message Queue', { version: service.version }), text: 'Java Message Queue.', source: ['L4976'] },
  antispam: { type: antispam, text: 'Filters against spam and viruses.', source: ['L3784'] },
  'remote-failover': {
    type: object('remote failover', {
      option: {
        type: choice(vocabulary.remoteFailoverOption),
        text: 'How data gets to the remote site.',
        examples: ['array-replication'],
        source: ['L1541-1548'],
      },
      product: {
        type: choice(vocabulary.remoteFailoverProduct),
        text: 'The product that copies or switches.',
        source: ['L1567'],
      },
      trigger: {
        type: choice(vocabulary.remoteFailoverTrigger),
        text: 'What starts the failover. A person confirms it.',
        examples: ['manual-confirm'],
        source: ['L1569'],
      },
      users: { type: integer(0), text: 'Users who are entitled to fail over.', source: ['L1533'] },
      site: { type: refTo('site'), text: 'The remote site.' },
    }),
    text: 'Failover to another site.',
    source: ['L1529-1569'],
  },
});

const userBase = object('user base', {
  base: {
    type: choice(vocabulary.userBase),
    required: true,
    text: 'The profile that these users are most like; it gives their send rate and message sizes.',
    source: ['L2475-2503'],
  },
  share: { type: quantity('share'), text: 'Their part of all users.', examples: ['70%'] },
  count: { type: integer(0), text: 'How many they are, instead of `share`.', examples: ['7000'] },
  concurrent: {
    type: quantity('share'),
    text: 'The part of them that is connected at peak.',
    examples: ['20%'],
    source: ['L2411'],
  },
  mailbox: {
    type: quantity('size'),
    text: 'Average real use of a mailbox, trash included; not the quota.',
    examples: ['400 MB'],
    source: ['L2430'],
  },
  tls: {
    type: quantity('share'),
    text: 'The part of their connections that is encrypted.',
    examples: ['20%'],
    source: ['L2446'],
  },
});

const users = object('users', {
  total: { type: integer(0), text: 'All users of the deployment.', examples: ['20000'], source: ['L2401-2404'] },
  growth: {
    type: object('growth', {
      rate: {
        type: quantity('share'),
        text: 'Growth over the whole of `months`.',
        examples: ['25%'],
        source: ['L368'],
      },
      months: {
        type: integer(1, 120),
        text: 'The planning horizon; 12 to 18 months are usual.',
        default: '18',
        examples: ['18'],
        source: ['L368'],
      },
    }),
    text: 'How the number of users grows.',
    source: ['L368'],
  },
  bases: { type: list(userBase), text: 'The kinds of mail users.', source: ['L2475-2503'] },
  im: {
    type: object('instant messaging users', {
      base: { type: choice(vocabulary.imUserBase), text: 'The profile of the active users.', source: ['L5389-5400'] },
      total: { type: integer(0), text: 'Users of instant messaging, where not all use it.' },
      active: {
        type: quantity('share'),
        text: 'Connected and active at peak.',
        examples: ['5%'],
        source: ['L5332-5334'],
      },
      inactive: {
        type: quantity('share'),
        text: 'Connected and idle at peak.',
        examples: ['20%'],
        source: ['L5332-5334'],
      },
    }),
    text: 'How instant messaging is used. Without it one in ten users is taken as connected.',
    source: ['L5332-5340'],
  },
});

const replicaRoles = list(choice(vocabulary.replicaRole));
const directory = object('directory', {
  schema: {
    type: choice(vocabulary.schema),
    text: 'The LDAP schema that all products share.',
    examples: ['schema2-native'],
    source: ['L1778-1851'],
  },
  dit: {
    type: choice(vocabulary.dit),
    text: 'The shape of the directory tree.',
    examples: ['one-tree'],
    source: ['L578-624'],
  },
  migration: {
    type: object(
      'schema migration',
      {
        target: {
          type: choice(vocabulary.schema),
          required: true,
          text: 'The schema that the directory is being moved to.',
          examples: ['schema2-native'],
        },
      },
      { shorthand: 'target' },
    ),
    text: 'A planned move to another schema.',
    source: ['L1851'],
  },
  provisioning: {
    type: list(choice(vocabulary.provisioning)),
    text: 'The tools that create users and domains.',
    examples: ['[delegated-administrator]'],
    source: ['L1952-1996'],
  },
  replication: {
    type: choice(vocabulary.replication),
    text: 'How the directory servers copy each other.',
    examples: ['two-way-mmr'],
    source: ['L1424-1427'],
  },
  promotion: {
    type: replicaRoles,
    text: 'The steps by which a replica changes its role, in order.',
    examples: ['[consumer, hub, master]'],
    source: ['L1510'],
  },
  'password-storage': {
    type: choice(vocabulary.passwordStorage),
    text: 'How passwords are stored. Some mechanisms need them in plain text.',
    source: ['L3686-3688'],
  },
  'anonymous-search': {
    type: boolean,
    text: 'Whether the directory answers searches without a login.',
    source: ['L5929'],
  },
  version: { type: version, text: 'The version of the directory server.', examples: ['"6.3"'], source: ['L853'] },
  domains: {
    type: list(
      object(
        'domain',
        {
          name: {
            type: nameOf('domain'),
            required: true,
            text: 'The DNS name of the domain.',
            examples: ['siroe.com'],
          },
          kind: {
            type: choice(vocabulary.domainKind),
            text: 'How the domain stands in the directory.',
            source: ['L2081-2089'],
          },
        },
        { shorthand: 'name' },
      ),
    ),
    text: 'Mail domains in the directory.',
    source: ['L2083'],
  },
});

const dns = object('DNS', {
  servers: {
    type: list(text()),
    text: 'Name servers that the deployment uses, by host name or address. An empty list says: none.',
    examples: ['[ns1]'],
    source: ['L194', 'L2061'],
  },
  names: {
    type: dictionary(refTo('host'), vocabulary.logicalName),
    text: 'Logical service names and the host that each points to. Clients are configured with these, never with host names.',
    examples: ['{ mail: lb, smtp: lb }'],
    source: ['L1332-1363'],
  },
  mx: {
    type: list(
      object(
        'MX record',
        {
          host: { type: refTo('host'), required: true, text: 'The host that takes mail from the Internet.' },
          preference: {
            type: integer(0, 65535),
            text: 'Lower is tried first; equal values share the load.',
            examples: ['10'],
            source: ['L2880-2884'],
          },
        },
        { shorthand: 'host' },
      ),
    ),
    text: 'Mail exchangers of the domain.',
    source: ['L2880-2884'],
  },
  cache: { type: boolean, text: 'Whether hosts that ask much keep a local DNS cache.', source: ['L1017'] },
});

const zone = object('zone', {
  name: {
    type: nameOf('zone'),
    required: true,
    text: 'The name by which hosts and firewalls refer to the zone.',
    examples: ['data'],
  },
  kind: {
    type: choice(vocabulary.zoneKind),
    text: 'What kind of network it is. A zone named like a kind is of that kind.',
    examples: ['private-data'],
    source: ['L1032-1056'],
  },
});

const allow = object(
  'firewall rule',
  {
    protocol: {
      type: choice(vocabulary.protocol),
      required: true,
      text: 'The protocol that may pass.',
      examples: ['smtp', 'imaps'],
    },
    port: {
      type: integer(1, 65535),
      text: 'The port, where it is not the usual one of the protocol.',
      examples: ['225'],
    },
    from: { type: oneOrMore(refTo('host')), text: 'Only from these hosts.' },
    to: { type: oneOrMore(refTo('host')), text: 'Only to these hosts.' },
  },
  { shorthand: 'protocol' },
);

const firewall = object('firewall', {
  name: { type: nameOf('firewall'), required: true, text: 'The name of the firewall.', examples: ['outer'] },
  between: {
    type: list(refTo('zone', vocabulary.zoneKind)),
    required: true,
    text: 'The two zones that it separates, the less trusted one first.',
    examples: ['[internet, dmz]'],
    source: ['L1664'],
  },
  allow: {
    type: list(allow),
    text: 'What may pass: a protocol alone, or a mapping that narrows it. Without this key the rules are not known.',
    examples: ['[smtp, imaps, https]'],
  },
  'spoof-protection': {
    type: boolean,
    text: 'Whether packets with a forged source address are dropped.',
    source: ['L1066-1068'],
  },
  kind: { type: choice(vocabulary.firewallKind), text: 'What kind of firewall it is.', source: ['L1772'] },
});

const site = object('site', {
  name: { type: nameOf('site'), required: true, text: 'The name of the site.', examples: ['new-york'] },
  size: {
    type: choice(vocabulary.siteSize),
    text: 'Whether it has servers of its own (major) or uses those of another site (satellite).',
    source: ['L3257-3268'],
  },
  'served-by': { type: refTo('site'), text: 'The site whose servers it uses.', source: ['L3268'] },
  users: { type: integer(0), text: 'Users at the site.', source: ['L447-448'] },
  bandwidth: {
    type: choice(vocabulary.bandwidth),
    text: 'Its link to the other sites.',
    examples: ['t3'],
    source: ['L3223'],
  },
  support: { type: choice(vocabulary.supportHours), text: 'When staff is there.', source: ['L477'] },
  criticality: {
    type: choice(vocabulary.criticality),
    text: 'How much depends on the service there.',
    source: ['L3219'],
  },
});

const spec = object('spec', {
  commspec: { type: integer(1, 1), required: true, text: 'The version of this format.', examples: ['1'] },
  extends: {
    type: text(String.raw`^[^\0]+\.ya?ml$`, 'a relative path to a YAML file'),
    text: 'Another spec that this one is laid over: mappings merge, named items merge by name, other values replace.',
    examples: ['./base.commspec.yaml'],
  },
  name: { type: text(), required: true, text: 'The name of the deployment.', examples: ['siroe-two-tier'] },
  suite: {
    type: choice(vocabulary.suite),
    required: true,
    text: 'The release of the suite.',
    examples: ['7u3'],
    source: ['L69'],
  },
  install: {
    type: choice(vocabulary.install),
    text: 'Whether it is installed for the first time.',
    examples: ['fresh'],
    source: ['L1869-1871'],
  },
  environment: {
    type: choice(vocabulary.environment),
    text: 'What it is for. Some advice holds for production only.',
    examples: ['production'],
  },
  organization: {
    type: choice(vocabulary.organization),
    text: 'Who runs it.',
    examples: ['enterprise'],
    source: ['L1090'],
  },
  architecture: {
    type: choice(vocabulary.architecture),
    required: true,
    text: 'The logical architecture.',
    examples: ['two-tier'],
    source: ['L1074-1219'],
  },
  topology: {
    type: choice(vocabulary.topology),
    text: 'How messaging is spread over sites.',
    examples: ['central'],
    source: ['L3199-3276'],
  },
  domain: { type: hostName, text: 'The mail domain.', examples: ['siroe.com'] },
  sla: {
    type: object('service level', {
      availability: {
        type: quantity('share'),
        text: 'The part of time in which the service must be there, planned work included.',
        examples: ['99.99%'],
        source: ['L503-508'],
      },
      maintenance: {
        type: quantity('downtime'),
        text: 'Time that planned work takes.',
        examples: ['4 h/month'],
        source: ['L508'],
      },
      hours: { type: choice(vocabulary.supportHours), text: 'When the service is needed.', source: ['L508'] },
      'delivery-time': {
        type: quantity('duration'),
        text: 'A strict limit on how long a message may take, where there is one.',
        source: ['L3125'],
      },
    }),
    text: 'What was promised.',
    source: ['L499-508'],
  },
  users: { type: users, text: 'Who uses it and how much.', source: ['L2348-2503'] },
  clients: {
    type: list(choice(vocabulary.client)),
    text: 'Client programs in use beyond those that run on hosts below.',
    examples: ['[outlook, ios]'],
    source: ['L134-180'],
  },
  directory: { type: directory, text: 'The directory that all products share.', source: ['L1778'] },
  sso: {
    type: object(
      'single sign-on',
      {
        mode: {
          type: choice(vocabulary.ssoMode),
          required: true,
          text: 'What users log in to once.',
          examples: ['trusted-circle'],
          source: ['L839-847'],
        },
        plugin: { type: text(), text: 'The plug-in of a custom single sign-on.', source: ['L847'] },
      },
      { shorthand: 'mode' },
    ),
    text: 'Single sign-on.',
    source: ['L636-644', 'L839-847'],
  },
  dns: { type: dns, text: 'Name service.', source: ['L1015-1042'] },
  services: {
    type: services,
    text: 'What holds for a product wherever it runs. A component of a host may say otherwise for itself.',
  },
  external: {
    type: list(component),
    text: 'Components that the deployment uses but that stand outside this spec.',
    examples: ['[directory-master, access-manager]'],
  },
  sites: { type: list(site), text: 'The places that the deployment serves.', source: ['L3199-3276'] },
  zones: {
    type: list(zone),
    text: 'Network zones. Built in are internet, dmz, intranet, internal and private-data.',
    source: ['L1032-1056'],
  },
  firewalls: { type: list(firewall), text: 'Firewalls between zones.', source: ['L980-988', 'L1064-1068'] },
  tiers: { type: list(tier), required: true, text: 'All hosts, by tier.', source: ['L1178'] },
  sizing: {
    type: object('sizing choices', {
      'unit-base': {
        type: choice(vocabulary.unitBase),
        text: 'Whether a KB has 1000 or 1024 bytes in formulas of the guide, which does not say.',
        default: 'decimal',
      },
      'safe-margin': {
        type: quantity('share'),
        text: 'The margin below a hard limit of connections. The guide asks for one without a number.',
        default: '20%',
        source: ['L5492'],
      },
      spare: {
        type: integer(0, 10),
        text: 'Hosts beyond what peak load needs, where several share the work.',
        default: '1',
        source: ['L3125', 'L3143'],
      },
    }),
    text: 'Choices that the guide leaves open, for the calculations.',
  },
  rules: {
    type: dictionary(choice(vocabulary.severity)),
    text: 'Severity of single rules in this spec.',
    examples: ['{ SCH005: off }'],
  },
  note: { type: text(), text: 'Anything that a reader should know.' },
});

export const format = spec;
export const hostType = host;
export const tierType = tier;
export const componentType = hostComponent;

export type Spec = Infer<typeof spec>;
export type HostSpec = Infer<typeof host>;
export type TierSpec = Infer<typeof tier>;
export type ComponentSpec = Infer<typeof hostComponent>;
export type HaSpec = Infer<typeof ha>;
export type FirewallSpec = Infer<typeof firewall>;
export type AllowSpec = Infer<typeof allow>;
export type UserBaseSpec = Infer<typeof userBase>;
export type PartitionSpec = Infer<typeof partition>;
