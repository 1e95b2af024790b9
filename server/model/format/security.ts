/** Security of the deployment as a whole: certificates, ciphers, hardening, what people look after; and the time. */
import * as vocabulary from '../../catalog/vocabulary';
import { choice, integer, list, object, oneOrMore, quantity, refTo, text } from '../dsl';

const certificate = object('certificate', {
  names: {
    type: oneOrMore(
      text(String.raw`^(\*\.)?[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?$`, 'a host name, or *. and a domain'),
    ),
    required: true,
    text: 'The host names that it proves: those that clients use, not those of the machines.',
    examples: ['[mail.siroe.com]'],
    source: ['L3766'],
  },
  hosts: {
    type: oneOrMore(refTo('host')),
    text: 'The hosts that have it. Left out: every host that needs one.',
    source: ['L3714', 'L3733'],
  },
});

const authorities = object('certificate authorities', {
  servers: {
    type: text(),
    text: 'The authority that signs the certificates of servers.',
    examples: ['Public CA'],
    source: ['L1731-1733'],
  },
  clients: {
    type: text(),
    text: 'The authority that signs the certificates of clients.',
    examples: ['Company CA'],
    source: ['L1731-1733'],
  },
  'servers-trust': {
    type: oneOrMore(text()),
    text: 'The authorities in the certificate database of the servers.',
    source: ['L1733'],
  },
  'clients-trust': {
    type: oneOrMore(text()),
    text: 'The authorities in the certificate database of the clients.',
    source: ['L1733'],
  },
});

export const security = object('security', {
  certificates: {
    type: list(certificate),
    text: 'Server certificates. An empty list says: none.',
    examples: ['[ { names: mail.siroe.com } ]'],
    source: ['L3714', 'L3733', 'L4790'],
  },
  authorities: {
    type: authorities,
    text: 'Who signs certificates, and whom each side trusts, where clients have certificates too.',
    source: ['L1731-1733'],
  },
  ciphers: {
    type: object('cipher strength', {
      'server-minimum': {
        type: integer(0, 4096),
        text: 'The key length in bits that servers ask for at least.',
        examples: ['128'],
        source: ['L3761'],
      },
      'client-maximum': {
        type: integer(0, 4096),
        text: 'The longest key, in bits, that the weakest client can use.',
        examples: ['256'],
        source: ['L3761'],
      },
    }),
    text: 'Key lengths of both sides. With none in common the connection is refused.',
    source: ['L3761'],
  },
  hardening: {
    type: list(choice(vocabulary.hardening)),
    text: 'What is done to every host; a host may say otherwise for itself.',
    examples: ['[minimized, security-toolkit]'],
    source: ['L986', 'L1645-1660', 'L3441'],
  },
  'patch-interval': {
    type: quantity('duration'),
    text: 'How often patches of the operating system are put in, beside those after an alert.',
    examples: ['3 months'],
    source: ['L1641'],
  },
  'log-review': {
    type: choice(vocabulary.reviewInterval),
    text: 'How often somebody reads the logs.',
    examples: ['daily'],
    source: ['L3623', 'L4762'],
  },
  monitoring: {
    type: list(choice(vocabulary.monitored)),
    text: 'What is watched, so that an attack is seen.',
    examples: ['[queue, cpu, disk, network]'],
    source: ['L3623', 'L4762'],
  },
});

export const time = object('time', {
  servers: {
    type: list(text()),
    text: 'Time servers that all hosts follow, by host name or address. An empty list says: none.',
    examples: ['[ntp1]'],
    source: ['L1603'],
  },
});

/** Keys of hosts. */
export const securityKeys = {
  hardening: {
    type: list(choice(vocabulary.hardening)),
    text: 'What is done to this host, in place of what `security` says for all.',
    examples: ['[minimized, chroot]'],
    source: ['L986', 'L1645-1660', 'L3441'],
  },
  'tls-accelerator': {
    type: choice(vocabulary.tlsAccelerator),
    text: 'Hardware that takes the work of TLS off the processors.',
    examples: ['board'],
    source: ['L3754-3756'],
  },
} as const;
