import { clients, ourReading, type FlowRow } from './flow';

/** Convergence and Communications Express. */
export const webFlows = {
  'convergence-users': {
    from: clients,
    to: 'convergence',
    protocol: 'http',
    purpose: 'Convergence in the browser',
    source: ['L150-156', 'L6035'],
  },
  'convergence-mail': {
    from: 'convergence',
    to: 'webmail',
    protocol: 'http',
    purpose: 'Mail for Convergence',
    source: ['L2118', 'L6041-6052'],
  },
  'convergence-calendar': {
    from: 'convergence',
    to: [['cal7-frontend'], ['cal6-frontend']],
    protocol: 'wcap',
    purpose: 'Calendars for Convergence',
    source: ['L4058-4060', 'L6041-6052'],
  },
  'convergence-im': {
    from: 'convergence',
    to: 'im-server',
    protocol: 'xmpp-server',
    purpose: 'Presence and chat for Convergence, on the server port and not by the multiplexor',
    named: { of: 'from', key: 'server' },
    portOf: 'server-port',
    source: ['L6082-6084'],
  },
  'convergence-search': {
    from: 'convergence',
    to: 'iss-web',
    protocol: 'http',
    purpose: 'Searches for Convergence',
    optional: true,
    // The web tier of the search has an interface for other programs (L5000); that Convergence uses it, the guide does not say.
    source: ['L5000', ourReading],
  },
  'ce-users': {
    from: clients,
    to: 'communications-express',
    protocol: 'http',
    purpose: 'Communications Express in the browser',
    source: ['L6213', 'L6249'],
  },
  'ce-mail': {
    from: 'communications-express',
    to: 'webmail',
    protocol: 'http',
    purpose: 'Mail for Communications Express',
    source: ['L6213', 'L6250', 'L6620'],
  },
  'ce-calendar': {
    from: 'communications-express',
    to: 'cal6-frontend',
    protocol: 'http',
    purpose: 'Calendars for Communications Express, without TLS',
    tlsOf: 'calendar-tls',
    source: ['L1707', 'L6214', 'L6251', 'L6619'],
  },
} as const satisfies Readonly<Record<string, FlowRow>>;
