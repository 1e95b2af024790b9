/** Filters against spam and viruses: the entry of `services`, and the keys of filter components. */
import * as vocabulary from '../../catalog/vocabulary';
import { boolean, choice, list, object } from '../dsl';

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
});

/** Keys of filter components on a host. */
export const antispamKeys = {
  attach: {
    type: choice(vocabulary.antispamAttachment),
    text: 'How mail reaches the filter: called by the MTA, or speaking SMTP itself.',
    for: ['brightmail', 'spamassassin', 'cloudmark', 'savse', 'milter'],
    source: ['L3907-3930'],
  },
  functions: {
    type: list(choice(vocabulary.antispamFunction)),
    text: 'What the filter looks for.',
    for: ['brightmail', 'spamassassin', 'cloudmark', 'savse', 'milter'],
    source: ['L3953'],
  },
} as const;
