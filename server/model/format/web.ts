/** Web clients, desktop connector, search and containers: entries of `services`, and component keys. */
import * as vocabulary from '../../catalog/vocabulary';
import { boolean, choice, list, object, oneOrMore, text } from '../dsl';
import { service } from './common';

/** Entries of `services` for the web clients, the Outlook connector, search and containers. */
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
      desktops: {
        type: object('desktops', {
          os: {
            type: oneOrMore(choice(vocabulary.desktopSystem)),
            text: 'Operating systems of the desktops that get the connector.',
            examples: ['windows'],
            source: ['L6264'],
          },
          'locked-down': {
            type: boolean,
            text: 'Whether users may not install software on their desktops.',
            source: ['L6434', 'L6521'],
          },
          'web-publishing-wizard': {
            type: boolean,
            text: "Whether Microsoft's Web Publishing Wizard gets onto every desktop. The connector publishes free and busy times with it.",
            source: ['L6381-6387'],
          },
          'password-protected-pst': {
            type: boolean,
            text: 'Whether some Personal Folders (.pst files) that are to be converted have a password.',
            source: ['L6460-6462'],
          },
        }),
        text: 'The desktops that get the connector.',
        source: ['L6264', 'L6434'],
      },
      rollout: {
        type: object(
          'rollout',
          {
            method: {
              type: choice(vocabulary.rolloutMethod),
              text: 'How the software gets onto the desktops.',
              examples: ['push'],
              source: ['L6409-6438'],
            },
            setup: {
              type: choice(vocabulary.setupMode),
              text: 'Whether the set-up wizard asks questions.',
              default: 'interactive',
              source: ['L6462'],
            },
            'preset-settings': {
              type: boolean,
              text: 'Whether installation packages with settings for groups of users are built, so that nobody has to choose.',
              source: ['L6526'],
            },
          },
          { shorthand: 'method' },
        ),
        text: 'How the connector gets onto the desktops.',
        source: ['L6409-6462', 'L6517-6532'],
      },
      exchange: {
        type: object('Exchange migration', {
          coexistence: {
            type: boolean,
            text: 'Whether users work on Exchange and on the suite at the same time while they are moved.',
            source: ['L6476'],
          },
          'mail-arrives-at': {
            type: choice(vocabulary.mailEntrance),
            text: 'Which of the two systems the MX records point to meanwhile.',
            examples: ['exchange'],
            source: ['L6478-6482'],
          },
          forwarding: {
            type: boolean,
            text: 'Whether rules forward mail to the system that a user is on.',
            source: ['L6476-6482'],
          },
          'directory-sync': {
            type: boolean,
            text: 'Whether the address lists of both systems are brought into line regularly.',
            source: ['L6486'],
          },
        }),
        text: 'The Exchange server that users come from.',
        source: ['L6466-6494'],
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
  modules: {
    type: list(choice(vocabulary.ceModule)),
    text: 'The client modules that run here. Calendar and address book are one application.',
    examples: ['[calendar, address-book, mail]'],
    for: ['communications-express'],
    source: ['L916', 'L6139-6149'],
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
