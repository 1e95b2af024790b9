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
