/** Filters against spam and viruses: the entry of `services`, and the keys of filter components. */
import { contentFilters } from '../../catalog/roles';
import * as vocabulary from '../../catalog/vocabulary';
import { boolean, choice, list, number, object, quantity } from '../dsl';

export const antispam = object('anti-spam and anti-virus', {
  rbl: {
    type: boolean,
    text: 'Whether senders on a real-time block list are refused.',
    examples: ['true'],
    source: ['L1214-1216', 'L3934'],
  },
  products: {
    type: list(choice(vocabulary.antispamProduct)),
    text: 'Filters in use.',
    examples: ['[brightmail]'],
    source: ['L3831'],
  },
  attach: {
    type: choice(vocabulary.antispamAttachment),
    text: 'How mail reaches the filters.',
    source: ['L3907-3930'],
  },
  functions: { type: list(choice(vocabulary.antispamFunction)), text: 'What the filters look for.', source: ['L3953'] },
  'on-virus': {
    type: choice(vocabulary.virusAction),
    text: 'What happens to a message with a virus.',
    examples: ['discard'],
    source: ['L3871', 'L3985-3987'],
  },
  'on-spam': {
    type: choice(vocabulary.spamAction),
    text: 'What happens to a message that a filter takes for spam.',
    examples: ['sideline'],
    source: ['L3857', 'L3871'],
  },
  throttling: {
    type: boolean,
    text: 'Whether the number of connections of an address is limited, by MeterMaid or otherwise.',
    source: ['L3879'],
  },
});

/** Keys of filter components on a host. */
export const antispamKeys = {
  attach: {
    type: choice(vocabulary.antispamAttachment),
    text: 'How mail reaches the filter: called by the MTA, or speaking SMTP itself.',
    for: contentFilters,
    source: ['L3907-3930'],
  },
  functions: {
    type: list(choice(vocabulary.antispamFunction)),
    text: 'What the filter looks for.',
    for: contentFilters,
    source: ['L3953'],
  },
  threshold: {
    type: number(),
    text: 'The score above which a message counts as spam.',
    examples: ['5.0'],
    for: ['spamassassin'],
    source: ['L3959'],
  },
  pool: {
    type: choice(vocabulary.filterPool),
    text: 'Which MTAs the filter works for, where there are several pools.',
    examples: ['inbound'],
    for: contentFilters,
    source: ['L3900'],
  },
  'cpu-use': {
    type: quantity('share'),
    text: 'Use of the processors at peak, measured or planned. From 50% on the filters need more machines.',
    examples: ['40%'],
    for: contentFilters,
    source: ['L3902'],
  },
} as const;
