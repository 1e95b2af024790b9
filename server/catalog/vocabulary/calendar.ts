/** Calendar. */
import { valueSet } from '../types';

export const database = valueSet('calendar database', {
  mysql: {
    title: 'MySQL Server',
    text: 'Calendar Server 7 on MySQL; needs a document store beside it.',
    source: ['L4124', 'L4158', 'L4201'],
    aliases: ['mysql-server'],
  },
  oracle: {
    title: 'Oracle Database',
    text: 'From Calendar Server 7 Update 2; can hold the documents itself.',
    source: ['L4124', 'L4158', 'L4195'],
    aliases: ['oracle-database'],
  },
});

export const docstoreKind = valueSet('document store', {
  local: {
    title: 'on the front end',
    text: 'Runs within a Calendar Server installation, which reads the files directly.',
    source: ['L4195'],
  },
  remote: {
    title: 'on a host of its own',
    text: 'Reached over HTTP; Calendar Server must be installed there, and from Update 3 the connection needs a password.',
    source: ['L4195', 'L4209-4211'],
  },
  'in-database': {
    title: 'within Oracle Database',
    text: 'The database holds the documents too. Not with MySQL, whose limit is 64 KB.',
    source: ['L4195', 'L4201'],
  },
});

export const calendarProcess = valueSet('Calendar Server 6 process', {
  csadmind: { title: 'administration', text: 'Needed once in every instance.', source: ['L740', 'L4811'] },
  cshttpd: {
    title: 'HTTP service',
    text: 'Serves users; one for each processor of a front end.',
    source: ['L739', 'L747', 'L4817'],
  },
  csnotifyd: {
    title: 'notifications',
    text: 'Sends notices of events by e-mail or as events; belongs on back ends.',
    source: ['L741', 'L4356', 'L4704-4708'],
    aliases: ['csnotify'],
  },
  enpd: {
    title: 'event notification service',
    text: 'Broker of event and alarm messages; belongs on back ends.',
    source: ['L743', 'L4704-4708', 'L6212'],
    aliases: ['csenpd', 'ens'],
  },
  csdwpd: {
    title: 'distributed database service',
    text: 'Gives other hosts access to the calendar store; not needed where front and back end share a host.',
    source: ['L744', 'L4675', 'L4708'],
  },
  csstored: {
    title: 'backups',
    text: 'Automatic backups. Not set up at installation: until then it sends a reminder every day.',
    source: ['L745', 'L4703-4706', 'L4815'],
  },
});

export const tlsStore = valueSet('certificate store', {
  none: { title: 'none', text: 'The database server is not set up for TLS.', source: ['L4170'] },
  'trust-store': {
    title: 'Java trust store',
    text: 'A file with the certificates that are trusted.',
    source: ['L4170'],
    aliases: ['truststore'],
  },
  wallet: { title: 'Oracle wallet', text: 'The container of Oracle Database for certificates.', source: ['L4170'] },
});

export const calendarDataTool = valueSet('calendar data tool', {
  davadmin: {
    title: 'command line of Calendar Server 7',
    text: 'Backs up, restores and changes calendar data with the knowledge of the server.',
    source: ['L4032', 'L4457'],
  },
  sql: {
    title: 'SQL statements',
    text: 'May look at the store of Calendar Server 7, and must not change it.',
    source: ['L4164'],
  },
});

export const calendarCollection = valueSet('calendar collection', {
  calendar: { title: 'calendars', text: 'Events and tasks.', source: ['L4079', 'L4087'] },
  'address-book': {
    title: 'address books',
    text: 'Foreseen in the repository of a user, not supported yet.',
    source: ['L4087'],
    aliases: ['contacts'],
  },
  file: {
    title: 'files',
    text: 'General storage; foreseen in the repository of a user, not supported yet.',
    source: ['L4087'],
    aliases: ['files'],
  },
});
