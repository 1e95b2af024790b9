import type { FlowRow } from './flow';
import { filteringMtas } from './messaging';

/** Spam and virus filters, and limits of connections. */
export const filterFlows = {
  'filter-brightmail': {
    from: filteringMtas,
    to: 'brightmail',
    protocol: 'brightmail',
    purpose: 'Mail filtered by Brightmail',
    source: ['L3889'],
  },
  'filter-spamassassin': {
    from: filteringMtas,
    to: 'spamassassin',
    protocol: 'spamd',
    purpose: 'Mail filtered by SpamAssassin',
    source: ['L3965'],
  },
  'filter-cloudmark': {
    from: filteringMtas,
    to: 'cloudmark',
    protocol: 'cloudmark',
    purpose: 'Mail filtered by Cloudmark',
    source: ['L3581', 'L3940'],
  },
  'filter-savse': {
    from: filteringMtas,
    to: 'savse',
    protocol: 'savse',
    purpose: 'Virus scan',
    source: ['L3967-3969'],
  },
  'filter-milter': {
    from: filteringMtas,
    to: 'milter',
    protocol: 'milter',
    purpose: 'Mail filtered by a milter',
    source: ['L3873-3875'],
  },
  'connection-limits': {
    from: filteringMtas,
    to: 'metermaid',
    protocol: 'metermaid',
    purpose: 'Limits of connections',
    source: ['L3877-3879'],
  },
} as const satisfies Readonly<Record<string, FlowRow>>;
