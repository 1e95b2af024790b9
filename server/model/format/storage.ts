/** Volumes of a host: what lies on which disks. */
import * as vocabulary from '../../catalog/vocabulary';
import { boolean, choice, integer, list, object, quantity, text } from '../dsl';

export const volume = object(
  'volume',
  {
    name: {
      type: text(),
      required: true,
      text: 'The name of the file system or volume. Partitions (`volume:`) and queues (`filesystem:`) refer to it.',
      examples: ['fast', 'store1'],
      source: ['L2958'],
    },
    holds: {
      type: list(choice(vocabulary.highIoDirectory)),
      text: 'Busy directories of Messaging Server that lie on it.',
      examples: ['[mboxlist]', '[index, messages]'],
      source: ['L2958-2971'],
    },
    size: { type: quantity('size'), business: true, text: 'Usable space.', examples: ['200 GB'], source: ['L2553'] },
    spindles: { type: integer(1), text: 'Disks that it is spread over.', examples: ['8'], source: ['L2546'] },
    raid: {
      type: choice(vocabulary.raid),
      text: 'How the disks are put together.',
      examples: ['stripe-mirror'],
      source: ['L2995', 'L3117'],
    },
    storage: {
      type: choice(vocabulary.storage),
      text: 'Where the disks are: inside the machine, or outside.',
      examples: ['external-array'],
      source: ['L2553'],
    },
    filesystem: {
      type: choice(vocabulary.filesystem),
      text: 'The kind of file system, where it differs from that of the host.',
      examples: ['zfs', 'tmpfs'],
      source: ['L3003'],
    },
    noatime: {
      type: boolean,
      text: 'Whether it is mounted without recording access times: `noatime`, or `atime=off` on ZFS.',
      examples: ['true'],
      source: ['L3157-3165'],
    },
    'stripe-width': {
      type: integer(1),
      text: 'Stripe width in blocks of 512 bytes: 8, 16 or 32, near the average message size.',
      examples: ['16'],
      source: ['L3096'],
    },
    iops: {
      type: integer(1),
      text: 'I/O operations a second that it serves in less than 10 ms each.',
      examples: ['1200'],
      source: ['L2549'],
    },
    throughput: {
      type: quantity('bandwidth'),
      text: 'What its connection carries. It says little about a mail store, which is bound by the number of operations.',
      examples: ['4 Gbit/s'],
      source: ['L2549'],
    },
  },
  { shorthand: 'name' },
);
