/** What is known about a component. */
import type { Source, ValueOf } from '../types';
import type { containerId, haMethod, zoneKind } from '../vocabulary';

export type Product =
  | 'messaging'
  | 'calendar'
  | 'instant-messaging'
  | 'convergence'
  | 'communications-express'
  | 'outlook'
  | 'search'
  | 'directory'
  | 'identity'
  | 'container'
  | 'queue'
  | 'filter'
  | 'infrastructure'
  | 'mobile'
  | 'portal';

/** `user` users' machines, 0 load balancers, 1 access tier, 2 data tier, `shared` beside the tiers, `with-application` on the host of what it serves. */
export type Layer = 'user' | 0 | 1 | 2 | 'shared' | 'with-application';

/**
 * What a component is, whatever it is called and whichever product it belongs to: what rules, calculations and the format ask
 * for. A whole product has the roles of its parts. Sets that look alike and differ on purpose have two names.
 */
export const roles = {
  'mail-store': 'keeps mailboxes',
  mta: 'carries mail as the MTA of Messaging Server',
  smtp: 'takes mail by SMTP, as any mail server does',
  'mail-entrance': 'takes mail from the Internet',
  webmail: 'gives web clients their mail',
  'mail-access': 'gives users their mailboxes without keeping them, or is the whole product',
  'mail-proxy': 'passes on IMAP, POP or SMTP of users',
  'web-client': 'is the page in which users read mail',
  'messenger-express': 'is Messenger Express or its proxy',
  'webmail-session': 'has users whose sessions live in one Webmail Server',
  calendar: 'answers calendar clients or keeps calendars of version 6',
  'calendar-front-end': 'answers calendar clients',
  'calendar-page': 'is the page in which users see calendars',
  'calendar-6': 'is a part of Calendar Server 6',
  'calendar-7': 'is a part of Calendar Server 7',
  'wcap-client': 'speaks WCAP to Calendar Server 7',
  'chat-entrance': 'takes connections of chat clients',
  'chat-front-end': 'brings chat users to the server of Instant Messaging',
  'web-chat': 'lets users chat by HTTP',
  directory: 'holds a copy of the directory',
  'directory-copy': 'holds a copy that is written by replication alone',
  'directory-service': 'answers questions to the directory',
  'provisioning-tool': 'creates users',
  'access-manager': 'is Access Manager or its SDK',
} as const satisfies Readonly<Record<string, string>>;

export type Role = keyof typeof roles;

/** One thing that a component cannot do without: any one of `anyOf`. */
export interface Requirement {
  readonly anyOf: readonly string[];
  /** It must be on the same host. */
  readonly sameHost?: true;
  /** Only in this case, in words. */
  readonly when?: string;
  readonly source: readonly Source[];
}

export interface ComponentInfo {
  readonly title: string;
  /** What it is and where it belongs. */
  readonly text: string;
  /** Former and other names that mean only this component. */
  readonly aliases?: readonly string[];
  readonly product: Product;
  readonly roles?: readonly Role[];
  /** Its tier in a two-tier layout. In the single-tier layouts everything but a directory master is in tier 1 (L1117, L1139, L1153). */
  readonly layer: Layer;
  /** Further tiers where it is found. */
  readonly alsoLayers?: readonly Layer[];
  /** Usual zones in a two-tier layout, the usual one first; in a single tier the intranet is fine. Empty: anywhere. */
  readonly zones: readonly ValueOf<typeof zoneKind>[];
  /** Names of its processes, as the planning guide or an Administration Guide has them. */
  readonly processes?: readonly string[];
  /** Whether it keeps data that must outlive it. */
  readonly state: 'stateless' | 'stateful' | 'not-given';
  readonly stateNote?: string;
  /** Ways to make it highly available that are supported. Empty: the guide names none. */
  readonly ha: readonly Exclude<ValueOf<typeof haMethod>, 'none'>[];
  readonly haNote?: string;
  readonly requires?: readonly Requirement[];
  readonly optional?: readonly string[];
  /** Its absence from a spec is unknown, not proof: DNS, time, networks, storage. */
  readonly infrastructure?: true;
  /** Web containers that it can be deployed in; one of them must be on its host. */
  readonly container?: readonly ValueOf<typeof containerId>[];
  /** Part of the access tier. */
  readonly frontEnd?: true;
  /** Part of the data tier. */
  readonly backEnd?: true;
  /** Holds users' data: mail, calendars, documents. */
  readonly store?: true;
  /** An MTA of Messaging Server, by the mail it carries: from the Internet, from users, both, or from other servers. */
  readonly mta?: 'inbound' | 'outbound' | 'both' | 'relay';
  /** `named` by the list of L2785, `elsewhere` approved in the guide, or `forbidden`. */
  readonly loadBalancing?: 'named' | 'elsewhere' | 'forbidden';
  /** A user must stay on one instance: a load balancer before it must be sticky. */
  readonly sticky?: true;
  /** A product of several components: the ids of its parts. */
  readonly parts?: readonly string[];
  /** Why it is no longer a good choice. */
  readonly deprecated?: string;
  readonly note?: string;
  readonly source: readonly Source[];
}
