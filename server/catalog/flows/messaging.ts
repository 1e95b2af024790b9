/** Mail: in and out, between MTAs, into the stores; and how users reach their mailboxes. */
import { generalMtas, inboundMtas, mtaParts, outboundMtas, relayMtas } from '../roles';
import type { Condition } from '../conditions';
import { both, clients, either, otherHost, type FlowEnd, type FlowRow, type Surety } from './flow';

/** MTAs that look at the mail themselves; a relay machine only passes it on (L6647). */
export const filteringMtas = [...generalMtas, ...inboundMtas, ...outboundMtas];

/** Where notices go by SMTP. */
export const noticeRelay: readonly (readonly FlowEnd[])[] = [
  relayMtas,
  outboundMtas,
  generalMtas,
  ['smtp-server'],
  inboundMtas,
];
/** Where users' mailboxes are reached. */
export const mailAccess: readonly (readonly FlowEnd[])[] = [['mmp'], ['message-store']];
/** Where users hand in mail; of the other MTAs only those that say so. */
export const mailSubmission = {
  to: [['mmp-smtp-proxy'], outboundMtas, generalMtas, ['smtp-server']],
  namedTo: [...inboundMtas, ...relayMtas],
  named: { of: 'to', says: 'submission' },
  family: 'submission',
} as const satisfies Partial<FlowRow>;
/** Where the submission port is closed, users hand in mail on the transfer port. */
export const submissionOn25: readonly (readonly FlowEnd[])[] = [outboundMtas, generalMtas];

const lmtp: Condition = { when: 'delivery', is: 'lmtp' };
const smtpDelivery: Condition = { when: 'delivery', is: 'smtp' };
/** Users of a web client may be counted as IMAP users, and need neither IMAP nor a way to hand in mail. */
const needlessForWebUsers: Surety = { when: { when: 'web-only' }, is: 'assumed' };
/** Where an MTA hands its mail, as the spec says it. */
const nextHop = { family: 'next hop', named: { of: 'from', key: 'delivers-to' } } as const satisfies Partial<FlowRow>;

export const messagingFlows = {
  'mail-from-internet': {
    from: 'internet-mta',
    to: [inboundMtas, generalMtas],
    namedTo: [...outboundMtas, ...relayMtas, 'smtp-server'],
    protocol: 'smtp',
    purpose: 'Mail from the Internet, by MX records',
    named: { of: 'dns', list: 'mail-exchangers' },
    sure: [{ is: 'assumed' }],
    mustArrive: true,
    source: ['L2880-2884', 'L3314', 'L6212', 'L6617'],
  },
  'mail-to-internet': {
    from: [outboundMtas, generalMtas, relayMtas],
    to: 'internet-mta',
    protocol: 'smtp',
    purpose: 'Mail to the Internet',
    handedOver: 'delivers-to',
    source: ['L3318', 'L6212', 'L6617', 'L6655'],
  },
  'mail-partner-tls': {
    from: 'internet-mta',
    to: [inboundMtas, generalMtas],
    protocol: 'smtps',
    purpose: 'Mail of a partner over TLS',
    condition: { when: 'feature', is: 'partner-tls' },
    optional: true,
    source: ['L1725-1727'],
  },
  'mail-partner-tls-out': {
    from: [outboundMtas, generalMtas, relayMtas],
    to: 'internet-mta',
    protocol: 'smtps',
    purpose: 'Mail to a partner over TLS',
    condition: { when: 'feature', is: 'partner-tls' },
    optional: true,
    handedOver: 'delivers-to',
    source: ['L1725-1727'],
  },
  'mail-submission': {
    from: clients,
    ...mailSubmission,
    protocol: 'submission',
    purpose: 'Users hand in mail after a login',
    condition: either({ when: 'access', by: 'imap' }, { when: 'access', by: 'pop' }, { when: 'access', by: 'outlook' }),
    sure: [needlessForWebUsers],
    source: ['L3341', 'L3694'],
  },
  'mail-submission-25': {
    from: clients,
    to: submissionOn25,
    protocol: 'smtp',
    purpose: 'Users hand in mail on the transfer port',
    optional: true,
    family: 'submission',
    insteadOf: 'mail-submission',
    source: ['L3694', 'L6655'],
  },
  'proxy-submission': {
    from: 'mmp-smtp-proxy',
    to: [outboundMtas, generalMtas],
    namedTo: [...inboundMtas, ...relayMtas, 'smtp-server'],
    protocol: 'smtp',
    purpose: 'Submissions of the proxy to the MTA',
    named: { of: 'from', key: 'delivers-to' },
    source: ['L3341', 'L3353'],
  },
  'delivery-lmtp': {
    from: [...generalMtas, ...inboundMtas, ...outboundMtas],
    namedFrom: relayMtas,
    to: 'message-store',
    protocol: 'lmtp',
    purpose: 'Mail into the store, without a second queue',
    condition: both(lmtp, otherHost),
    ...nextHop,
    source: ['L2192-2194', 'L2809-2817', 'L6657'],
  },
  'delivery-smtp': {
    from: [...generalMtas, ...inboundMtas, ...outboundMtas],
    namedFrom: relayMtas,
    to: 'message-store',
    protocol: 'smtp',
    purpose: 'Mail to the MTA of the store host',
    condition: both(smtpDelivery, otherHost),
    ...nextHop,
    source: ['L2809-2817', 'L6655'],
  },
  'mail-next-hop': {
    from: [],
    namedFrom: mtaParts,
    to: [],
    namedTo: [...mtaParts, 'smtp-server'],
    protocol: 'smtp',
    purpose: 'Mail to the next MTA',
    condition: otherHost,
    ...nextHop,
    reaches: 'all',
    balanced: false,
    source: ['L2809-2817', 'L3314-3318'],
  },
  'mail-inwards': {
    from: inboundMtas,
    to: generalMtas,
    protocol: 'smtp',
    purpose: 'Mail from the Internet-facing MTA to the inner one',
    unlessNamed: 'delivers-to',
    sure: [{ is: 'assumed' }],
    family: 'next hop',
    inwards: true,
    balanced: false,
    source: ['L3314-3316'],
  },
  'mail-inwards-chain': {
    from: inboundMtas,
    to: inboundMtas,
    protocol: 'smtp',
    purpose: 'Mail from the Internet-facing MTA to the inner one',
    condition: otherHost,
    unlessNamed: 'delivers-to',
    optional: true,
    family: 'next hop',
    reaches: 'all',
    inwards: true,
    balanced: false,
    source: ['L3314-3316'],
  },
  'mail-outbound-to-inbound': {
    from: outboundMtas,
    to: inboundMtas,
    protocol: 'smtp',
    purpose: 'Mail between users, by way of the inbound relays',
    condition: smtpDelivery,
    unlessNamed: 'delivers-to',
    // It may as well go into the stores directly (L2815).
    sure: [{ is: 'assumed' }],
    family: 'next hop',
    balanced: false,
    source: ['L2809-2817'],
  },
  'mail-relay': {
    from: relayMtas,
    to: [generalMtas, inboundMtas],
    protocol: 'smtp',
    purpose: 'Notices on their way into the mail system',
    unlessNamed: 'delivers-to',
    optional: true,
    balanced: false,
    source: ['L6647'],
  },
  'mail-sideways': {
    from: [...generalMtas, ...outboundMtas],
    to: mtaParts,
    protocol: 'smtp',
    purpose: 'Mail from one MTA to another',
    condition: otherHost,
    unlessNamed: 'delivers-to',
    optional: true,
    reaches: 'all',
    balanced: false,
    source: ['L3318', 'L6655'],
  },
  'store-to-mta': {
    from: 'message-store',
    to: [outboundMtas, generalMtas],
    protocol: 'smtp',
    purpose: 'Mail from the store host, notices and replies among it',
    condition: otherHost,
    optional: true,
    source: ['L6655'],
  },

  // Mailboxes
  'imap-users': {
    from: clients,
    to: mailAccess,
    protocol: 'imap',
    purpose: 'Users read mail by IMAP',
    sure: [needlessForWebUsers],
    condition: both({ when: 'access', by: 'imap' }, { when: 'serves', service: 'imap' }),
    source: ['L6621', 'L6656'],
  },
  'pop-users': {
    from: clients,
    to: mailAccess,
    protocol: 'pop',
    purpose: 'Users fetch mail by POP',
    condition: both({ when: 'access', by: 'pop' }, { when: 'serves', service: 'pop' }),
    source: ['L2178', 'L2793', 'L3729'],
  },
  'imap-proxy': {
    from: 'mmp',
    to: 'message-store',
    protocol: 'imap',
    purpose: 'IMAP of the users, passed on to their store',
    condition: both({ when: 'access', by: 'imap' }, { when: 'serves', service: 'imap' }),
    family: 'mailbox proxy',
    source: ['L2793', 'L6656'],
  },
  'pop-proxy': {
    from: 'mmp',
    to: 'message-store',
    protocol: 'pop',
    purpose: 'POP of the users, passed on to their store',
    condition: both({ when: 'access', by: 'pop' }, { when: 'serves', service: 'pop' }),
    family: 'mailbox proxy',
    source: ['L2793', 'L3329'],
  },
  'webmail-store': {
    from: 'webmail',
    to: 'message-store',
    protocol: 'imap',
    purpose: 'Mailboxes for the web clients',
    condition: otherHost,
    source: ['L2118', 'L2795', 'L6252'],
  },
  'webmail-users': {
    from: clients,
    to: 'webmail',
    protocol: 'http',
    purpose: 'Web mail',
    condition: both(
      { when: 'absent', component: 'convergence' },
      { when: 'absent', component: 'communications-express' },
    ),
    source: ['L6618', 'L6654'],
  },
  'messenger-express-users': {
    from: clients,
    to: 'messenger-express',
    protocol: 'http',
    purpose: 'Web mail in Messenger Express',
    source: ['L6215'],
  },
} as const satisfies Readonly<Record<string, FlowRow>>;
