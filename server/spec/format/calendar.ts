/** Calendar Server 6 and 7: the entry of `services`, and the keys of their components. */
import * as vocabulary from '../../catalog/vocabulary';
import { boolean, choice, list, object, oneOrMore, refTo } from '../dsl';
import { options, service } from './common';

export const calendar = object('calendar service', {
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
  options,
});

/** Keys of Calendar components on a host. */
export const calendarKeys = {
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
} as const;
