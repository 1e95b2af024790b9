/** Instant Messaging: its entry of `services`, and the keys of its components. */
import { imServerClients } from '../../catalog/roles';
import * as vocabulary from '../../catalog/vocabulary';
import { boolean, choice, integer, list, object, oneOrMore, quantity, refTo, text } from '../dsl';
import { options, service } from './common';

export const instantMessaging = object('instant messaging service', {
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
  sasl: {
    type: list(choice(vocabulary.imSasl)),
    text: 'By which mechanisms users log in. An installation that nobody changed offers PLAIN alone.',
    examples: ['[plain]'],
    source: ['L5870-5872'],
  },
  certificates: {
    type: object('certificates', {
      'client-to-server': {
        type: text(),
        text: 'The name of the certificate that the server shows to clients.',
        examples: ['im.siroe.com'],
      },
      'server-to-server': {
        type: text(),
        text: 'The name of the certificate that the server shows to other servers.',
        examples: ['im.siroe.com'],
      },
    }),
    text: 'Server certificates for startTLS, by the connections that they are for. One for both is wanted.',
    source: ['L5865'],
  },
  'ldap-bind': {
    type: boolean,
    text: 'Whether the server logs in to the directory for its searches. Without it the directory must allow anonymous searches.',
    source: ['L5929'],
  },
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
  options,
});

/** Keys of Instant Messaging components on a host. */
export const instantMessagingKeys = {
  server: {
    type: oneOrMore(refTo('host')),
    text: 'The Instant Messaging server it talks to. A multiplexor has exactly one.',
    for: imServerClients,
    source: ['L5221'],
  },
  'server-port': {
    type: integer(1, 65535),
    text: 'The port it reaches that server on: 45222 from a multiplexor, 5269 from Convergence and from a gateway without multiplexor.',
    for: imServerClients,
    examples: ['5269'],
    source: ['L5882-5886', 'L6082'],
  },
  peers: {
    type: oneOrMore(refTo('host')),
    text: 'The other Instant Messaging servers that this one is set up to talk to. Users of servers that do not know each other cannot chat.',
    for: ['im-server'],
    examples: ['[im-lab]'],
    source: ['L5795'],
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
} as const;
