/** Messaging Server: its entry of `services`, and the keys of its components. */
import {
  messageStores,
  mtaComponents,
  mtaParts,
  queueHolders,
  smtpComponents,
  smtpParts,
  systemUserComponents,
} from '../../catalog/roles';
import * as vocabulary from '../../catalog/vocabulary';
import {
  boolean,
  choice,
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
} from '../dsl';
import { hostName, options, service } from './common';

export const partition = object(
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
      business: true,
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
    volume: {
      type: text(),
      text: 'The volume of the host that it lies on. Two partitions with the same name share it.',
      examples: ['store1'],
      source: ['L2995'],
    },
    response: {
      type: quantity('duration'),
      text: 'Disk response time under load; below 10 ms is wanted.',
      examples: ['8 ms'],
      source: ['L2549'],
    },
  },
  { shorthand: 'name' },
);

export const queue = object('queue', {
  size: {
    type: quantity('size'),
    business: true,
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
    text: 'The volume of the host that it lies on. Two things with the same name share it.',
    examples: ['queue-fs'],
    source: ['L2981'],
  },
});

/** One component on a host. All keys stand side by side; `for` says which component each has a meaning for. */
export const traffic = object('mail traffic', {
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
  inbound: {
    type: quantity('rate'),
    text: 'Messages from the Internet at peak.',
    examples: ['30 /s'],
    source: ['L2433'],
  },
  internal: {
    type: quantity('rate'),
    text: 'Messages between users of the deployment at peak.',
    examples: ['20 /s'],
    source: ['L2434-2437'],
  },
  outbound: {
    type: quantity('rate'),
    text: 'Messages of users to the Internet at peak.',
    examples: ['10 /s'],
    source: ['L2434-2437'],
  },
  sizes: {
    type: dictionary(quantity('share'), vocabulary.mailSizeBin, true),
    text: 'How message sizes are distributed, as shares of all messages.',
    examples: ['{ under-5kb: 65%, 5-10kb: 30%, 500kb-10mb: 5% }'],
    source: ['L2438-2445'],
  },
  outage: {
    type: quantity('duration'),
    text: 'How long the queue must hold mail while a store is down.',
    examples: ['60 min', '48 h'],
    source: ['L2597-2603'],
  },
});

/** How an MTA greets and what it tells other servers. */
const smtp = object('SMTP settings', {
  ehlo: {
    type: boolean,
    text: 'Whether EHLO is answered. Without it there is no TLS, no NOTARY and no early check of sizes.',
    default: 'true',
    source: ['L1756-1768'],
  },
  hides: {
    type: list(choice(vocabulary.hiddenFact)),
    text: 'What the server keeps from others in greetings and trace lines.',
    examples: ['[product]'],
    source: ['L1739-1754'],
  },
});

const relayFor = {
  type: oneOrMore(choice(vocabulary.relaySource)),
  text: 'Who may send mail to other domains through the MTAs.',
  examples: ['[internal, authenticated]'],
  default: '[internal, authenticated]',
  source: ['L3513', 'L3849'],
} as const;

const channel = object('channel', {
  holdlimit: {
    type: integer(1),
    text: 'Recipients above which a message is set aside; 50 is a good start.',
    examples: ['50'],
    source: ['L3981'],
  },
  mailfromdnsverify: {
    type: boolean,
    text: 'Whether senders are refused whose domain is not in DNS. Costs a query for each message.',
    source: ['L3833-3837'],
  },
  subdirs: {
    type: integer(1),
    text: 'Directories that the queue of the channel is spread over.',
    examples: ['20'],
    source: ['L2983'],
  },
  waiting: {
    type: integer(0),
    text: 'Messages that are expected to wait in the channel at times.',
    examples: ['50000'],
    source: ['L2983'],
  },
});

export const messaging = object('messaging service', {
  ...service,
  'upgrade-from': {
    type: version,
    text: 'The version that is in place before an upgrade.',
    examples: ['"5.2"'],
    source: ['L648', 'L1986'],
  },
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
  'relay-for': relayFor,
  'mapping-tables': {
    type: dictionary(oneOrMore(text()), vocabulary.mappingTable),
    text: 'Access-control mapping tables in use: the addresses of INTERNAL_IP, and in words what the others do.',
    examples: ['{ INTERNAL_IP: [10.0.0.0/8] }'],
    source: ['L3482-3523'],
  },
  smtp: { type: smtp, text: 'How the MTAs speak to other servers.', source: ['L1739-1768'] },
  channels: {
    type: dictionary(channel, vocabulary.channelName),
    text: 'Channels of the MTAs whose settings matter to the plan, by name.',
    examples: ['{ tcp_local: { holdlimit: 50 } }'],
    source: ['L2187-2200'],
  },
  'client-filters': {
    type: list(choice(vocabulary.clientFilter)),
    text: 'Kinds of client access filters in use for POP, IMAP and HTTP.',
    examples: ['[allow, deny]'],
    source: ['L3585-3619'],
  },
  smime: {
    type: boolean,
    text: 'Whether users must be able to sign and encrypt messages.',
    source: ['L1709', 'L3774-3780'],
  },
  'end-to-end': {
    type: boolean,
    text: 'Whether messages must stay encrypted from the sender to the reader, in mailboxes too.',
    source: ['L3748'],
  },
  partners: {
    type: list(
      object(
        'mail partner',
        {
          domain: {
            type: hostName,
            required: true,
            text: 'The mail domain of the partner.',
            examples: ['example.org'],
          },
          tls: {
            type: boolean,
            text: 'Whether the MTAs of both sides encrypt what they send each other.',
            source: ['L1725-1727'],
          },
        },
        { shorthand: 'domain' },
      ),
    ),
    text: 'Customers and suppliers with whom confidential mail is exchanged over the Internet.',
    source: ['L1725-1727'],
  },
  quotas: { type: boolean, text: 'Whether the disk space of each user is limited.', source: ['L3637'] },
  'space-alarm': {
    type: boolean,
    text: 'Whether administrators are told when the disks of a store fill up.',
    source: ['L3637'],
  },
  logging: { type: boolean, text: 'Whether submissions are logged so that abuse can be traced.', source: ['L3704'] },
  traffic: {
    type: traffic,
    text: 'Peak mail traffic, for the size of the queue.',
    source: ['L2433-2437', 'L2597-2603'],
  },
  backup: { type: list(choice(vocabulary.backup)), text: 'How the stores are backed up.', source: ['L2563'] },
  'backup-retention': {
    type: quantity('duration'),
    text: 'How long a backup is kept before its medium is used again.',
    examples: ['90 d'],
    source: ['L1552'],
  },
  options,
});

/** Keys of Messaging components on a host. */
export const messagingKeys = {
  'smtp-auth': {
    type: boolean,
    text: 'Whether clients must log in before they submit mail. The submission port requires it.',
    for: smtpComponents,
    source: ['L3694'],
  },
  submission: {
    type: boolean,
    text: 'Whether the submission port (587) is open for mail clients.',
    for: smtpComponents,
    source: ['L3694'],
  },
  delivery: {
    type: choice(vocabulary.delivery),
    text: 'How mail gets from here into the stores.',
    for: mtaParts,
    source: ['L1303-1318'],
  },
  'delivers-to': {
    type: oneOrMore(refTo('host')),
    text: 'Hosts that mail is handed to. Leave it out where every store is meant (of the SMTP proxy: every MTA).',
    for: smtpParts,
    source: ['L2809-2817', 'L3359'],
  },
  'relay-for': { ...relayFor, for: mtaComponents },
  smtp: {
    type: smtp,
    text: 'How this MTA speaks to other servers; overrides `services`.',
    for: mtaComponents,
    source: ['L1739-1768'],
  },
  reasons: {
    type: list(choice(vocabulary.smtpProxyReason)),
    text: 'What the SMTP proxy is there for. Load is better spread over the MTAs themselves.',
    examples: ['[tls-offload]'],
    for: ['mmp-smtp-proxy'],
    source: ['L3343-3353'],
  },
  user: {
    type: text(),
    text: 'The system user that the processes run as.',
    examples: ['mailproxy'],
    for: systemUserComponents,
    source: ['L3643'],
  },
  queue: {
    type: queue,
    text: 'Disk for the message queue.',
    for: queueHolders,
    source: ['L2595-2603'],
  },
  partitions: {
    type: list(partition),
    text: 'Partitions of the message store.',
    for: messageStores,
    source: ['L2555', 'L3006'],
  },
} as const;
