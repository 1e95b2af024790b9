/**
 * When a listener is open, or a flow exists: conditions as data, which `network` evaluates against a deployment.
 *
 * An answer is yes, no or unknown. It is unknown where the spec leaves the fact out; what follows from unknown is the reader's choice.
 */
import type { ComponentId } from './components';
import type { ValueOf } from './types';
import type {
  antispamProduct,
  architecture,
  authMechanism,
  database,
  delivery,
  docstoreKind,
  environment,
  imGateway,
  replication,
  schema,
  ssoMode,
  storeService,
  tlsMode,
} from './vocabulary';

/** By what users reach the suite: from the user bases, the clients and the components of a spec. */
export type Access = 'pop' | 'imap' | 'web' | 'caldav' | 'outlook' | 'im' | 'mobile';

/** Things that a deployment may want, and that no component alone proves. */
export type Feature =
  | 'calendar-notices' // the calendar sends reminders and invitations by e-mail
  | 'email-notification' // instant messaging sends e-mail to users who are offline
  | 'im-archive-email' // chats are archived by e-mail
  | 'im-archive-portal' // chats are archived in Portal Server
  | 'im-identity' // Access Manager signs on or checks the users of instant messaging, or holds its policies
  | 'calendar-alerts' // calendar reminders as instant messages
  | 'im-peers' // a pool of instant messaging servers, or servers of several domains
  | 'calendar-virus-scan' // Calendar Server 7 hands attachments to an MTA
  | 'external-authentication' // Calendar Server 7 logs in against another directory
  | 'ischedule' // invitations to other calendar servers
  | 'jms' // Calendar Server 7 notifications for other programs
  | 'rbl' // blackhole lists
  | 'identd' // access filters of POP, IMAP and HTTP ask who opened a connection
  | 'partner-tls' // mail from and to a partner over TLS
  | 'remote-failover' // a copy at another site
  | 'remote-backup' // backup over the network
  | 'iss-cluster-search' // search web nodes share indexes over NFS
  | 'monitoring'; // SNMP

export type Condition =
  | { readonly when: 'all'; readonly of: readonly Condition[] }
  | { readonly when: 'any'; readonly of: readonly Condition[] }
  | { readonly when: 'not'; readonly of: Condition }
  /** How mail gets into the stores. */
  | { readonly when: 'delivery'; readonly is: ValueOf<typeof delivery> }
  /** The version of the component, or of its product. */
  | { readonly when: 'version'; readonly component: ComponentId; readonly atLeast?: string; readonly before?: string }
  /** Somewhere in the deployment there is such a component. */
  | { readonly when: 'present'; readonly component: ComponentId }
  | { readonly when: 'absent'; readonly component: ComponentId }
  /** The two ends are on different hosts. */
  | { readonly when: 'other-host' }
  | { readonly when: 'architecture'; readonly is: readonly ValueOf<typeof architecture>[] }
  | { readonly when: 'environment'; readonly is: readonly ValueOf<typeof environment>[] }
  | { readonly when: 'schema'; readonly is: readonly ValueOf<typeof schema>[] }
  | { readonly when: 'replication'; readonly is: readonly ValueOf<typeof replication>[] }
  | { readonly when: 'sso'; readonly is: readonly ValueOf<typeof ssoMode>[] }
  /** Single sign-on is set up for the component that the flow begins at: no list of members leaves it out. */
  | { readonly when: 'sso-member' }
  /** The filter at the far end works for MTAs of this kind, or does not say for which. */
  | { readonly when: 'pool' }
  /** The store at the far end does not switch this service off. */
  | { readonly when: 'serves'; readonly service: ValueOf<typeof storeService> }
  /** The TLS mode of the listener at the far end. */
  | { readonly when: 'tls'; readonly is: readonly ValueOf<typeof tlsMode>[] }
  /** A mechanism by which users log in. */
  | { readonly when: 'auth'; readonly includes: ValueOf<typeof authMechanism> }
  | { readonly when: 'database'; readonly is: ValueOf<typeof database> }
  | { readonly when: 'docstore'; readonly is: readonly ValueOf<typeof docstoreKind>[] }
  | { readonly when: 'antispam'; readonly is: ValueOf<typeof antispamProduct> }
  | { readonly when: 'gateway'; readonly is: ValueOf<typeof imGateway> }
  | { readonly when: 'access'; readonly by: Access }
  /** Whoever is counted as a mail user may come by a web client alone. */
  | { readonly when: 'web-only' }
  | { readonly when: 'feature'; readonly is: Feature };

/** What is usual where a spec leaves a fact out. What is not named here is taken for untrue. */
export const usual = {
  /** LMTP needs two tiers (L1312, L2278); elsewhere mail goes into the stores by SMTP. */
  lmtp: { when: 'architecture', is: ['two-tier', 'edge'] },
  database: 'mysql',
  /** A document store beside one of these is a local one (L4195), another is remote. */
  localDocstoreBeside: 'cal7-frontend',
  /** Where these hold, users come by it. */
  access: {
    imap: { when: 'all', of: [] },
    im: { when: 'all', of: [] },
    /** Convergence shows calendars without CalDAV. */
    caldav: { when: 'absent', component: 'convergence' },
  },
  features: ['calendar-notices'],
} as const satisfies {
  readonly lmtp: Condition;
  readonly database: ValueOf<typeof database>;
  readonly localDocstoreBeside: ComponentId;
  readonly access: Readonly<Partial<Record<Access, Condition>>>;
  readonly features: readonly Feature[];
};
