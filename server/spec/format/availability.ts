/** What was promised, high availability, and failover to another site. */
import * as vocabulary from '../../catalog/vocabulary';
import { choice, integer, object, quantity, refTo } from '../dsl';

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
  users: { type: integer(0), text: 'Users who are entitled to fail over.', source: ['L1533'] },
  site: { type: refTo('site'), text: 'The remote site.' },
});

export const sla = object('service level', {
  availability: {
    type: quantity('share'),
    text: 'The part of time in which the service must be there, planned work included.',
    examples: ['99.99%'],
    source: ['L503-508'],
  },
  maintenance: {
    type: quantity('downtime'),
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
