/** Web clients, desktop connector, search, identity services and containers: entries of `services`, and component keys. */
import * as vocabulary from '../../catalog/vocabulary';
import { boolean, choice, object, text } from '../dsl';
import { service } from './common';

/** Entries of `services` for the web clients, the Outlook connector, search, identity and containers. */
export const webServices = {
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
} as const;

/** Keys of such components on a host. */
export const webKeys = {
  'calendar-tls': {
    type: choice(vocabulary.tlsMode),
    text: 'Encryption between Communications Express and the calendar front end.',
    for: ['communications-express'],
    source: ['L1707'],
  },
  media: {
    type: text(),
    text: 'Where the software comes from when the suite release no longer ships it.',
    examples: ['cs6u2'],
    for: ['communications-express'],
    source: ['L6103-6105'],
  },
  edition: {
    type: choice(vocabulary.serverEdition),
    text: 'The edition of the application server; clustering needs the larger one.',
    for: ['glassfish'],
    source: ['L1437-1439'],
  },
  'address-book': {
    type: boolean,
    text: 'Whether the connector also shows the server address book.',
    for: ['outlook-connector'],
    source: ['L6276'],
  },
} as const;
