/** What components need of each other, as their entries say it. */
import type { Source } from '../types';
import type { Requirement } from './shape';

/** Anything that answers directory questions. */
export const anyDirectory = ['directory-master', 'directory-consumer', 'directory-proxy', 'directory-hub'] as const;
/** Anything that takes mail by SMTP. */
export const anyMailServer = [
  'mta',
  'mta-outbound',
  'mta-inbound',
  'smtp-relay',
  'smtp-server',
  'messaging-server',
] as const;
export const anyMta = ['mta', 'mta-inbound', 'mta-outbound', 'messaging-server'] as const;
export const anyStore = ['message-store', 'messaging-server'] as const;
export const anyCalendar = ['cal7-frontend', 'cal6-frontend', 'cal6-backend'] as const;

/** Any one of `anyOf`, on any host. */
export const need = (anyOf: readonly string[], ...source: readonly Source[]): Requirement => ({ anyOf, source });
/** Any one of `anyOf`, on the same host. */
export const needHere = (anyOf: readonly string[], ...source: readonly Source[]): Requirement => ({
  anyOf,
  sameHost: true,
  source,
});
/** The same only in one case, told in words. */
export const needWhen = (when: string, anyOf: readonly string[], ...source: readonly Source[]): Requirement => ({
  anyOf,
  when,
  source,
});

export const needsDns = need(['dns-server'], 'L194', 'L2061', 'L2783');
