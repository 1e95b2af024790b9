/** Calendar Server 6 and 7: the entry of `services`, and the keys of their components. */
import { calendarServers, cal6Components, cal7BackEnds } from '../../catalog/roles';
import * as vocabulary from '../../catalog/vocabulary';
import { boolean, choice, list, nameOf, object, oneOrMore, refTo, text, version } from '../dsl';
import { options, service } from './common';

export const calendar = object('calendar service', {
  ...service,
  database: {
    type: choice(vocabulary.database),
    text: 'The database of Calendar 7. All databases are of one product.',
    examples: ['mysql'],
    source: ['L4156-4158'],
  },
  'tls-scope': {
    type: choice(vocabulary.calendarTls),
    text: 'What Calendar 6 encrypts between web client and server.',
    examples: ['full'],
    source: ['L4752'],
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
  davEntity: {
    type: boolean,
    text: 'Whether the directory has the object class davEntity, which comm_dssetup adds and several Calendar 7 databases need.',
    source: ['L4415'],
  },
  'default-davstore': {
    type: refTo('davstore'),
    text: 'The database of Calendar 7 users whose entry has no davStore attribute, by its davstore identifier.',
    examples: ['defaultbackend'],
    source: ['L4284'],
  },
  placement: {
    type: list(
      object('placement of users', {
        users: {
          type: text(),
          required: true,
          text: 'Who is meant: a site, a department, a domain.',
          examples: ['berlin'],
        },
        davstore: {
          type: oneOrMore(refTo('davstore')),
          text: 'The value of their davStore attribute (Calendar 7). It has one value.',
          source: ['L4284'],
        },
        login: { type: refTo('host'), text: 'The Calendar 6 host that they log in to.', source: ['L4719'] },
        store: { type: refTo('host'), text: 'The Calendar 6 host that holds their calendars.', source: ['L4719'] },
      }),
    ),
    text: 'Which users have their calendars where, if there is more than one place.',
    examples: ['[{ users: berlin, davstore: store1 }]'],
    source: ['L4272-4286', 'L4719'],
  },
  'external-authentication': {
    type: boolean,
    text: 'Whether Calendar 7 checks passwords in a directory of somebody else, apart from the one with its users.',
    source: ['L4225-4227'],
  },
  'authentication-plugin': {
    type: boolean,
    text: 'Whether logins go through a plug-in instead of the directory (Calendar 6).',
    source: ['L1595', 'L4750'],
  },
  backup: {
    type: boolean,
    text: 'Whether automatic backups are set up: csstored of Calendar 6, a scheduled `davadmin db backup` of Calendar 7.',
    source: ['L745', 'L4457'],
  },
  'data-tools': {
    type: list(choice(vocabulary.calendarDataTool)),
    text: 'Tools that change stored calendar data behind the back of the server.',
    examples: ['[davadmin]'],
    source: ['L4164'],
  },
  collections: {
    type: list(choice(vocabulary.calendarCollection)),
    text: 'What users keep in Calendar 7.',
    examples: ['[calendar]'],
    source: ['L4079-4087'],
  },
  migration: {
    type: object(
      'calendar migration',
      {
        from: {
          type: version,
          required: true,
          text: 'The version of Calendar Server that the data comes from.',
          examples: ['"6.3"', '"5.1"'],
        },
        converted: {
          type: boolean,
          text: 'Whether data from before Calendar 6 is converted to the new format, as Outlook needs it.',
          source: ['L906'],
        },
      },
      { shorthand: 'from' },
    ),
    text: 'Calendar data that is taken over from an earlier version.',
    source: ['L906', 'L4383'],
  },
  notifications: { type: boolean, text: 'Whether reminders are sent by mail.', source: ['L4125', 'L6212'] },
  options,
});

/** Keys of Calendar components on a host. */
export const calendarKeys = {
  directory: {
    type: oneOrMore(refTo('host')),
    text: 'The directory servers that Calendar Server asks. Left out, any of them.',
    for: calendarServers,
    source: ['L4864-4865'],
  },
  kind: {
    type: choice(vocabulary.docstoreKind),
    text: 'Where the document store keeps its data.',
    for: ['cal7-docstore'],
    source: ['L4195-4201'],
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
    for: cal6Components,
    source: ['L737-745'],
  },
  'dwp-credentials': {
    type: text(),
    text: 'A name for the pair of user and password that secures DWP: the same name, the same pair. Never the password itself.',
    for: cal6Components,
    examples: ['dwp-2015'],
    source: ['L4758'],
  },
  'context-root': {
    type: text('^/', 'a path that begins with /'),
    text: 'The path under which Calendar Server is deployed in the web container.',
    for: ['cal7-frontend'],
    examples: ['/'],
    source: ['L4146-4154'],
  },
  databases: {
    type: oneOrMore(refTo('host')),
    text: 'Calendar 7 databases that this front end reaches. Every front end reaches all of them.',
    for: ['cal7-frontend'],
    source: ['L4260'],
  },
  docstores: {
    type: oneOrMore(refTo('host')),
    text: 'Document stores that this front end reaches. Left out, all of them.',
    for: ['cal7-frontend'],
    source: ['L4203'],
  },
  davstores: {
    type: list(
      object(
        'davstore of a front end',
        {
          id: {
            type: refTo('davstore'),
            required: true,
            text: 'The davstore identifier.',
            examples: ['defaultbackend'],
          },
          jndi: {
            type: text(),
            text: 'The JNDI name that is associated with it; usually `jdbc/` and the identifier.',
            examples: ['jdbc/defaultbackend'],
            source: ['L4277'],
          },
        },
        { shorthand: 'id' },
      ),
    ),
    text: 'The davstore identifiers in the configuration of this front end. Left out, those of all databases.',
    for: ['cal7-frontend'],
    examples: ['[defaultbackend, store2]'],
    source: ['L4276-4279'],
  },
  'jndi-resources': {
    type: list(text()),
    text: 'JNDI resources of the web container that lead to calendar databases.',
    for: ['glassfish'],
    examples: ['[jdbc/defaultbackend]'],
    source: ['L4278'],
  },
  davstore: {
    type: oneOrMore(nameOf('davstore')),
    text: 'The davstore identifier by which front ends and users refer to this database. One for each.',
    for: ['cal7-database'],
    examples: ['defaultbackend'],
    source: ['L4276'],
  },
  'tls-store': {
    type: choice(vocabulary.tlsStore),
    text: 'Where the certificates for connections from the front ends are kept.',
    for: ['cal7-database'],
    source: ['L4170'],
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
  password: {
    type: boolean,
    text: 'Whether a remote document store asks its front ends for a password, as it can from Calendar 7u3 on.',
    for: ['cal7-docstore'],
    source: ['L4209-4211'],
  },
  'calendar-software': {
    type: boolean,
    text: 'Whether Calendar Server is installed on the host, as a remote document store needs it.',
    for: ['cal7-docstore'],
    source: ['L4195'],
  },
  ischedule: {
    type: boolean,
    text: 'Whether this holds the iSchedule data, which from Calendar 7u2 on has a database and a document store of its own.',
    for: cal7BackEnds,
    source: ['L4193'],
  },
} as const;
