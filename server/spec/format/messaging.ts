/** Messaging Server: its entry of `services`, and the keys of its components. */
import * as vocabulary from '../../catalog/vocabulary';
import { boolean, choice, integer, list, nameOf, object, oneOrMore, quantity, refTo, text, version } from '../dsl';
import { options, service } from './common';

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

export const queue = object('queue', {
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
  outage: {
    type: quantity('duration'),
    text: 'How long the queue must hold mail while a store is down.',
    examples: ['60 min', '48 h'],
    source: ['L2597-2603'],
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
  traffic: {
    type: traffic,
    text: 'Peak mail traffic, for the size of the queue.',
    source: ['L2433-2437', 'L2597-2603'],
  },
  backup: { type: list(choice(vocabulary.backup)), text: 'How the stores are backed up.', source: ['L2563'] },
  options,
});

/** Keys of Messaging components on a host. */
export const messagingKeys = {
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
  partitions: {
    type: list(partition),
    text: 'Partitions of the message store.',
    for: ['message-store'],
    source: ['L2555', 'L3006'],
  },
} as const;
