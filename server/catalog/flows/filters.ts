import type { Condition } from '../conditions';
import type { FlowRow } from './flow';
import { filteringMtas } from './messaging';

/** Filters of a pool are called by the MTAs of this pool (L3900). */
const ofItsPool: Condition = { when: 'pool' };

/** Spam and virus filters, and limits of connections. */
export const filterFlows = {
  'filter-brightmail': {
    from: filteringMtas,
    to: 'brightmail',
    protocol: 'brightmail',
    purpose: 'Mail filtered by Brightmail',
    condition: ofItsPool,
    source: ['L3889', 'L3900'],
  },
  'filter-spamassassin': {
    from: filteringMtas,
    to: 'spamassassin',
    protocol: 'spamd',
    purpose: 'Mail filtered by SpamAssassin',
    condition: ofItsPool,
    source: ['L3965', 'L3900'],
  },
  'filter-cloudmark': {
    from: filteringMtas,
    to: 'cloudmark',
    protocol: 'cloudmark',
    purpose: 'Mail filtered by Cloudmark',
    condition: ofItsPool,
    source: ['L3581', 'L3940', 'L3900'],
  },
  'filter-savse': {
    from: filteringMtas,
    to: 'savse',
    protocol: 'savse',
    purpose: 'Virus scan',
    condition: ofItsPool,
    source: ['L3967-3969', 'L3900'],
  },
  'filter-milter': {
    from: filteringMtas,
    to: 'milter',
    protocol: 'milter',
    purpose: 'Mail filtered by a milter',
    condition: ofItsPool,
    source: ['L3873-3875', 'L3900'],
  },
  'connection-limits': {
    from: filteringMtas,
    to: 'metermaid',
    protocol: 'metermaid',
    purpose: 'Limits of connections',
    // It counts for all of them, and has the counts in memory: a balancer before the MTAs of its host is none for it.
    balanced: false,
    source: ['L3877-3879'],
  },
} as const satisfies Readonly<Record<string, FlowRow>>;
