import { ourReading, type FlowRow } from './flow';
import { mailAccess, mailSubmission, submissionOn25 } from './messaging';

/** Outlook with its connector, and mobile devices. */
export const outlookFlows = {
  'outlook-mail': {
    from: 'outlook-connector',
    to: mailAccess,
    protocol: 'imap',
    purpose: 'Mail in Outlook',
    source: ['L890', 'L6297'],
  },
  'outlook-submission': {
    from: 'outlook-connector',
    ...mailSubmission,
    protocol: 'submission',
    purpose: 'Mail sent from Outlook',
    source: ['L890', 'L6274'],
  },
  'outlook-submission-25': {
    from: 'outlook-connector',
    to: submissionOn25,
    protocol: 'smtp',
    purpose: 'Mail sent from Outlook on the transfer port',
    optional: true,
    family: 'submission',
    insteadOf: 'outlook-submission',
    source: ['L3694', 'L6274'],
  },
  'outlook-calendar': {
    from: 'outlook-connector',
    to: [['cal7-frontend'], ['cal6-frontend']],
    protocol: 'wcap',
    purpose: 'Calendars in Outlook',
    source: ['L888', 'L6298'],
  },
  'outlook-address-book': {
    from: 'outlook-connector',
    to: [['convergence'], ['communications-express']],
    protocol: 'wabp',
    purpose: 'Address book in Outlook',
    source: ['L174', 'L6276-6278', 'L6300'],
  },
  'outlook-directory': {
    from: 'outlook-connector',
    to: [['corporate-directory'], ['directory-proxy'], ['directory-consumer'], ['directory-master']],
    protocol: 'ldap',
    purpose: 'Address searches in Outlook',
    source: ['L6299'],
  },
  'mobile-sync': {
    from: 'mobile-client',
    to: 'mobile-communications',
    protocol: 'syncml',
    purpose: 'Synchronisation of phones',
    source: ['L178'],
  },
  'mobile-calendar': {
    from: 'mobile-communications',
    to: [['cal7-frontend'], ['cal6-frontend']],
    protocol: 'wcap',
    purpose: 'Calendars for phones, by WCAP',
    sure: [{ is: 'assumed' }],
    // It synchronises with the calendar servers (L178, L180); by which protocol, the guide does not say.
    source: ['L178-180', ourReading],
  },
} as const satisfies Readonly<Record<string, FlowRow>>;
