/** What was promised, high availability, and failover to another site. */
import * as vocabulary from '../../catalog/vocabulary';
import { choice, component, integer, list, object, quantity, refTo } from '../dsl';

export const remoteFailover = object('remote failover', {
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
  users: { type: integer(0), business: true, text: 'Users who are entitled to fail over.', source: ['L1533'] },
  site: { type: refTo('site'), text: 'The remote site.' },
  capacity: {
    type: integer(0),
    business: true,
    text: 'Users that the hardware of the remote site can serve. Leave it out where the hosts there say their own `capacity`.',
    examples: ['2000'],
    source: ['L1533'],
  },
  'mail-for-others': {
    type: choice(vocabulary.mailForOthers),
    text: 'What becomes of mail for users who do not fail over, while the remote site is in charge.',
    examples: ['hold'],
    source: ['L1537'],
  },
  'restore-order': {
    type: list(component),
    text: 'What is brought back at the remote site, first to last. The directory comes before the messages.',
    examples: ['[directory-master, message-store]'],
    source: ['L1541', 'L1552'],
  },
  'message-age': {
    type: quantity('duration'),
    text: 'How old the copy of the mailboxes at the remote site is at most.',
    examples: ['24 h'],
    source: ['L1552'],
  },
  'directory-age': {
    type: quantity('duration'),
    text: 'How old the copy of the directory at the remote site is at most. It must not be older than the mailboxes.',
    examples: ['5 min'],
    source: ['L1552'],
  },
  overhead: {
    type: quantity('share'),
    text: 'The part of the primary servers that is kept free for copying, where software on them copies every write.',
    examples: ['30%'],
    source: ['L1542'],
  },
  rpo: {
    type: quantity('duration'),
    text: 'The loss that is acceptable: how much of the latest data may be missing after a failover.',
    examples: ['15 min'],
    source: ['L1571-1572'],
  },
  rto: {
    type: quantity('duration'),
    text: 'How soon the service must be back at the remote site.',
    examples: ['1 h'],
    source: ['L1556-1561'],
  },
});

export const sla = object('service level', {
  availability: {
    type: quantity('share'),
    business: true,
    text: 'The part of time in which the service must be there, planned work included.',
    examples: ['99.99%'],
    source: ['L503-508'],
  },
  maintenance: {
    type: quantity('downtime'),
    business: true,
    text: 'Time that planned work takes.',
    examples: ['4 h/month'],
    source: ['L508'],
  },
  hours: { type: choice(vocabulary.supportHours), text: 'When the service is needed.', source: ['L508'] },
  'response-time': {
    type: quantity('duration'),
    text: 'How long a user may wait for an answer of the service.',
    examples: ['2 s'],
    source: ['L406', 'L410', 'L498'],
  },
  'delivery-time': {
    type: quantity('duration'),
    text: 'A strict limit on how long a message may take, where there is one.',
    source: ['L3125'],
  },
});
