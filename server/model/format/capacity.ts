/** What a host or a tier was measured or is designed to carry. */
import { integer, object, quantity } from '../dsl';

export const capacity = object('capacity', {
  users: {
    type: integer(1),
    text: 'Users that one such host (or, at a tier, the whole tier) was measured or is designed to serve.',
    examples: ['5000'],
    source: ['L1291-1295'],
  },
  connections: {
    type: integer(1),
    text: 'Connections that one such host holds at once, measured on this hardware by a load simulator.',
    examples: ['10000'],
  },
  submissions: {
    type: quantity('rate'),
    text: 'Messages sent by users that one such host takes, measured.',
    examples: ['20 /s'],
  },
  deliveries: {
    type: quantity('rate'),
    text: 'Messages that one such host delivers to mailboxes, measured.',
    examples: ['80 /s'],
  },
});

/** What was observed in operation or under a load simulator. */
export const measured = object('measurements', {
  cpu: { type: quantity('share'), text: 'Processor load.', examples: ['60%'], source: ['L697', 'L3902'] },
  iowait: {
    type: quantity('duration'),
    text: 'Wait for disks. A directory should stay at 10 ms or less.',
    examples: ['6 ms'],
    source: ['L697'],
  },
  'disk-response': {
    type: quantity('duration'),
    text: 'Response time of the disks with messages, under load; below 10 ms is wanted.',
    examples: ['8 ms'],
    source: ['L2549'],
  },
  'ldap-response': {
    type: quantity('duration'),
    text: 'Response time of the directory on this host; the target is 10 ms.',
    examples: ['4 ms'],
    source: ['L697'],
  },
  'cache-hit-rate': {
    type: quantity('share'),
    text: 'Hit rate of the mailbox database cache, from `imcheck -s`; 98 to 99% is best.',
    examples: ['98.5%'],
    source: ['L3034', 'L3087-3090'],
  },
});
