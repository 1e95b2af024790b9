/**
 * Sets of components by what they are: one name each, used by rules, calculations, format and editor. Who belongs to a set is
 * said in `components/`; nobody else lists ids. Order counts: a finding names the first that there is. By role, parts stand before
 * the whole product, else in the order of the catalogue; other sets have theirs for that reason.
 */
import {
  componentInfo,
  componentsOf,
  componentsWhere,
  withRole as componentsWithRole,
  type ComponentId,
  type ComponentInfo,
  type Product,
  type Role,
} from './components';
import { idsOf, type ValueOf } from './types';
import { ssoMember } from './vocabulary';

/** Components that are something; a whole product behind its parts. */
const withRole = (role: Role): readonly ComponentId[] => {
  const ids = componentsWithRole(role);
  const isWhole = (id: ComponentId): boolean => componentInfo(id).parts !== undefined;
  return [...ids.filter((id) => !isWhole(id)), ...ids.filter(isWhole)];
};

const beginningWith = (first: ComponentId, ids: readonly ComponentId[]): readonly ComponentId[] => [
  first,
  ...ids.filter((id) => id !== first),
];

// ---- mail

/** Keeps mailboxes: the store, or the whole product. */
export const messageStores = beginningWith('message-store', withRole('mail-store'));
/** Carries mail as Messaging Server's MTA, the whole product among them. */
export const mtaComponents = withRole('mta');
/** The same without the whole product. */
export const mtaParts = componentsWhere((info) => info.roles?.includes('mta') === true && info.parts === undefined);
const mtasFor = (mail: ComponentInfo['mta']): readonly ComponentId[] => componentsWhere((info) => info.mta === mail);
/** MTAs by the mail they carry: from the Internet, from users, both, or what other servers hand them. */
export const inboundMtas = mtasFor('inbound');
export const outboundMtas = mtasFor('outbound');
export const generalMtas = mtasFor('both');
export const relayMtas = mtasFor('relay');
/** MTAs made for one kind of mail. */
export const dedicatedMtas: readonly ComponentId[] = [...inboundMtas, ...outboundMtas, ...relayMtas];
/** Parts through which mail comes in from the Internet, and goes out; the one for all mail first. */
export const incomingMtas: readonly ComponentId[] = [...generalMtas, ...inboundMtas];
export const outgoingMtas: readonly ComponentId[] = [...generalMtas, ...outboundMtas];
/** MTAs that take mail of users, the one made for it first. */
export const submissionMtas: readonly ComponentId[] = [...outboundMtas, ...generalMtas, 'messaging-server'];
/** May hold mail that nobody else has: MTAs, and stores, which have a queue where mail comes by SMTP. */
export const queueHolders: readonly ComponentId[] = [...mtaParts, ...messageStores];
/** MTAs that may be set up to take mail of users, relays too: inbound ones take that of strangers. */
export const userMtas = mtaParts.filter((id) => !inboundMtas.includes(id));
/** MTAs that hand mail to filters (L3907-3930): a relay passes on what others have seen. */
export const filteringMtas = mtaComponents.filter((id) => !relayMtas.includes(id));
/** Has a queue and the dispatcher that fills it (L3501, L2595): the MTAs, and the one that comes with a store. */
export const queueParts: readonly ComponentId[] = [...mtaParts, 'message-store'];
/** Takes mail by SMTP as a part of Messaging Server: the MTAs, and the proxy before them. */
export const smtpParts: readonly ComponentId[] = [...mtaParts, 'mmp-smtp-proxy'];
/** The same with the whole product. */
export const smtpComponents: readonly ComponentId[] = [...mtaComponents, 'mmp-smtp-proxy'];
/** Takes mail by SMTP, other products included. */
export const smtpServers = withRole('smtp');
/** The same as far as strangers may hand in mail there: an inner relay and a server outside the suite may be meant for that too. */
export const openSmtpServers: readonly ComponentId[] = smtpServers.filter((id) => !outboundMtas.includes(id));
/** Takes mail from the Internet. */
export const mailEntrances = beginningWith('mta-inbound', withRole('mail-entrance'));
/** Gives web clients their mail. */
export const webmailServers = withRole('webmail');
/** Stands between users and their mailboxes: what finds the store of a user. */
export const mailAccessParts = componentsWhere(
  (info) => info.roles?.includes('mail-access') === true && info.parts === undefined,
);
/** Passes on IMAP, POP or SMTP of users. */
export const mailProxies = withRole('mail-proxy');
/** The way of mail between the Internet, the mailboxes and users' programs: MTAs, stores and the multiplexor. */
export const mailPath: readonly ComponentId[] = [...new Set([...mtaComponents, ...messageStores, 'mmp' as const])];
/** Mail servers that programs of users may talk to: these follow no MX records. */
export const clientMailServers: readonly ComponentId[] = [
  ...mtaComponents.filter((id) => !inboundMtas.includes(id)),
  ...mailProxies,
];
/** Servers whose version web mail depends on: the Webmail Server, and what keeps the mailboxes behind it. */
export const webmailAndStores = beginningWith('webmail', [...new Set([...webmailServers, ...messageStores])]);
/** Pages and servers of web mail: each user's session lives in one Webmail Server. */
export const webmailSessions = withRole('webmail-session');
/** The page in which users read mail. */
export const webClients = withRole('web-client');
/** Messenger Express and its former proxy: pages of the Webmail Server, no servers of their own. */
export const messengerExpress = withRole('messenger-express');
/** Messaging Server. Without Messenger Express, and without the address book server, which is a directory itself. */
export const messagingServers: readonly ComponentId[] = componentsOf('messaging').filter(
  (id) => id !== 'pab-server' && !messengerExpress.includes(id),
);
/** What of Messaging Server needs a directory to work; the stores first. */
export const mailOfDirectory = beginningWith(
  'message-store',
  componentsOf('messaging').filter((id) =>
    componentInfo(id).requires?.some(({ anyOf }) => anyOf.includes('directory-master')),
  ),
);
/** What of Messaging Server stands before a store. Not webmail, which may be on the store itself (L2779). */
export const mailFrontEnds: readonly ComponentId[] = [...mtaParts, ...mailProxies];
/** Where users log in to their mail whatever the settings, the proxies first. */
export const mailLogins: readonly ComponentId[] = [...mailProxies, ...beginningWith('webmail', webmailServers)];
/** Spends processors on encryption where connections come in by TLS (L2715, L3139, L3756, L5526). */
export const encryptingServers: readonly ComponentId[] = [
  ...mtaParts.filter((id) => !relayMtas.includes(id)),
  ...mailAccessParts,
  'im-mux',
];
/** Messaging Server as a system user of its own runs it (L3643): the product, its parts, and the multiplexor. */
export const systemUserComponents: readonly ComponentId[] = ['mmp', ...messageStores, 'webmail', ...generalMtas];
/** Pages of web mail in a web container of their own; Messenger Express is served by the Webmail Server. */
export const webClientApplications = componentsWhere(
  (info) => info.roles?.includes('web-client') === true && info.container !== undefined,
);
/** Gives Outlook its address books, by WABP (L6276). */
export const addressBookServers: readonly ComponentId[] = [...webClientApplications];

// ---- calendar and instant messaging

/** Calendar servers that clients or front ends talk to. */
export const calendarServers = withRole('calendar');
export const calendarFrontEnds = withRole('calendar-front-end');
/** Front and back ends of Calendar Server 6, and parts of Calendar Server 7. */
export const cal6Components = withRole('calendar-6');
export const cal7Components = withRole('calendar-7');
/** Calendar Server 7 itself. A document store only belongs to it. */
export const cal7Servers: readonly ComponentId[] = cal7Components.filter((id) => id !== 'cal7-docstore');
/** Where the front ends of Calendar Server 7 keep data: databases and document stores. */
export const cal7BackEnds = componentsWhere(
  (info) => info.backEnd === true && info.roles?.includes('calendar-7') === true,
);
/** Where users come to see their calendars: Communications Express first, then what other clients talk to. */
export const calendarEntrances = beginningWith('communications-express', [
  ...calendarFrontEnds,
  ...withRole('calendar-page'),
]);
/** Clients whose WCAP sessions live in one front end of Calendar Server 7; others use CalDAV. */
export const wcapClients = withRole('wcap-client');
/** Takes connections of chat clients. */
export const chatEntrances = beginningWith('im-mux', withRole('chat-entrance'));
/** May stand between chat users and the server, so that they never reach it themselves. */
export const chatFrontEnds = withRole('chat-front-end');
/** Gives chat to clients that have HTTP only. */
export const webChat = withRole('web-chat');
/** Reaches the server port of an Instant Messaging server (L5825). */
export const imServerPeers: readonly ComponentId[] = [...chatFrontEnds, 'im-server', 'im-gateway', 'im-agents'];
/** The server, and what may share its host without taking connections of users. */
export const imServerHost: readonly ComponentId[] = ['im-server', 'im-agents', 'access-manager-sdk'];
/** Web applications of Instant Messaging. */
export const imApplications = beginningWith(
  'im-resources',
  componentsWhere((info) => info.product === 'instant-messaging' && info.container !== undefined),
);
/** Connects to a server of Instant Messaging and may be told to which (L5221). */
export const imServerClients: readonly ComponentId[] = ['im-mux', 'httpbind', 'convergence', 'im-gateway', 'im-agents'];
/** Runs as many processes of its kind as it is told (L5351, L4833). */
export const multiProcessServers: readonly ComponentId[] = ['im-mux', 'cal6-frontend'];
/** Servers that talk among each other only where they are highly available: pools of servers, search clusters. */
export const pooledServers: readonly ComponentId[] = ['im-server', 'iss-web'];

// ---- directory and identity

/** Every directory instance of the deployment, proxies and address copies excluded. */
export const directories = withRole('directory');
/** Copies that replication alone writes. */
export const directoryCopies = withRole('directory-copy');
/** What copies are filled from. */
export const directorySuppliers: readonly ComponentId[] = directories.filter((id) => id !== 'directory-consumer');
/** Instances that applications ask; hubs pass on changes only. */
export const askedDirectories: readonly ComponentId[] = directories.filter((id) => id !== 'directory-hub');
/** Anything that answers the suite's directory questions. */
export const directoryServices = withRole('directory-service');
/** Those that take changes, or pass them on to what does. */
export const writableDirectories: readonly ComponentId[] = directoryServices.filter(
  (id) => !directoryCopies.includes(id),
);
export const provisioningTools = withRole('provisioning-tool');
export const accessManagers = withRole('access-manager');
/** Changes or creates entries in the course of its work; web clients keep address books and settings in the directory. */
export const directoryWriters: readonly ComponentId[] = [
  ...provisioningTools,
  'access-manager',
  ...cal6Components,
  ...webClients,
];
/** Tools that manage users, for which a copy of the directory is not enough. */
export const directoryTools: readonly ComponentId[] = [...provisioningTools, 'access-manager'];
/** Access Manager, and the portal that signs on by it: what both work with needs Schema 2 (L1867-1873). */
export const signOnServers: readonly ComponentId[] = ['portal-server', 'access-manager'];
const needingDirectory = componentsWhere(
  (info) => info.requires?.some(({ anyOf }) => anyOf.includes('directory-master')) === true,
);
/** Asks a directory and may be told which (L1153); the web tier of search does too, for its look-ups (L5002). */
export const directoryClients: readonly ComponentId[] = [
  ...new Set<ComponentId>([
    'messaging-server',
    ...messageStores,
    ...needingDirectory.filter((id) => !directoryTools.includes(id) && !directoryServices.includes(id)),
    'messenger-express',
    'access-manager',
    ...directoryTools,
    'directory-proxy',
    'iss-web',
  ]),
];

// ---- by product

export const webContainers = componentsOf('container');
/** Containers in which a component can be deployed, the usual one first. */
export const containersFor = (id: ComponentId): readonly ComponentId[] => componentInfo(id).container ?? [];
export const filters = componentsOf('filter');
/** Look at what a message says; MeterMaid only counts. */
export const contentFilters: readonly ComponentId[] = filters.filter((id) => id !== 'metermaid');
export const searchComponents = beginningWith('iss-index', componentsOf('search'));
/** What belongs to search itself, and what any host may have: an indexing host has nothing else. */
export const searchHostComponents: readonly ComponentId[] = [
  ...searchComponents,
  'glassfish',
  'apache-httpd',
  'jmq',
  'time-server',
];
export const portalComponents = componentsOf('portal');
/** Products of the suite itself (L119-131). */
const suiteProducts: readonly Product[] = [
  'messaging',
  'calendar',
  'instant-messaging',
  'convergence',
  'communications-express',
  'outlook',
  'search',
  'mobile',
];
export const suiteComponents = componentsWhere(
  (info, id) => suiteProducts.includes(info.product) || id === 'delegated-administrator',
);

// ---- by where they stand and what they keep

/** Runs on users' machines. */
export const desktopComponents = componentsWhere((info) => info.layer === 'user');
/** Components that hold users' data. */
export const storeComponents = componentsWhere((info) => info.store === true);
/** The same without those that may be part of a front end or stand beside one: the whole product, and document stores. */
export const dedicatedStores = storeComponents.filter(
  (id) => componentInfo(id).parts === undefined && id !== 'cal7-docstore',
);
/** Must stand behind the second firewall (L1208, L5884): users' data, where the directory is written, and who is present. */
export const guardedComponents: readonly ComponentId[] = [...storeComponents, 'directory-master', 'im-server'];
/** Components of the access tier. */
export const frontEnds = componentsWhere((info) => info.frontEnd === true);
/** Components of the data tier. */
export const backEnds = componentsWhere((info) => info.backEnd === true);
/** Back ends that a cluster keeps available; directories have replication. */
export const clusterBackEnds = componentsWhere(
  ({ backEnd, ha }) => backEnd === true && ha.includes('solaris-cluster') && !ha.includes('directory-replication'),
);
/** Components that are deployed in a web container. */
export const webApplications = componentsWhere((info) => info.container !== undefined);
/** Web applications of the access tier, the pages first. Those of Instant Messaging are parts of something else. */
export const webFrontEnds: readonly ComponentId[] = [
  ...new Set([
    ...webClientApplications,
    ...webApplications.filter((id) => frontEnds.includes(id) && componentInfo(id).product !== 'instant-messaging'),
  ]),
];
/** Administrators' pages that need a web container, as products of the suite do in general (L186, L2791). */
export const identityConsoles: readonly ComponentId[] = ['delegated-administrator', 'access-manager'];
/** The web containers that the guide names for the suite in general, the usual one first (L186). */
export const generalContainers: readonly ComponentId[] = ['glassfish', 'web-server'];
/** A load balancer before these must be sticky. */
export const stickyComponents = componentsWhere((info) => info.sticky === true);
const mayBeBalanced = componentsWhere((info) => info.loadBalancing === 'named' || info.loadBalancing === 'elsewhere');
/**
 * Front ends that users share by a load balancer: what they see first, then where sessions stay. Other mail servers find inbound
 * MTAs by MX records.
 */
export const balancedFrontEnds: readonly ComponentId[] = [
  ...new Set([
    ...webClientApplications,
    ...stickyComponents,
    ...frontEnds.filter((id) => !mtaParts.includes(id)),
    ...outboundMtas,
  ]),
].filter((id) => mayBeBalanced.includes(id));
/** Front ends before which the guide wants a load balancer by name (L771-773, L4835, L2793, L3335). */
export const alwaysBalanced: readonly ComponentId[] = ['cal6-frontend', 'mmp'];
/** What users' programs and browsers connect to. Inbound MTAs talk to other MTAs. */
export const userFrontEnds: readonly ComponentId[] = [
  ...mailProxies,
  ...outgoingMtas,
  'webmail',
  ...webClientApplications,
  ...calendarFrontEnds,
  'im-mux',
  'httpbind',
];
/** Absence from a spec is unknown, not proof. */
export const infrastructureComponents = componentsWhere((info) => info.infrastructure === true);

type SsoMember = ValueOf<typeof ssoMember>;

/** The servers that a web client shows: it signs on where one of these does. */
const shownBy: Partial<Readonly<Record<ComponentId, readonly SsoMember[]>>> = {
  convergence: ['messaging', 'calendar', 'instant-messaging'],
  'communications-express': ['messaging', 'calendar'],
};

/** The members of single sign-on that a component takes part in it with; none for what no list of members can name. */
export const ssoMembersOf = (id: ComponentId): readonly SsoMember[] =>
  shownBy[id] ?? idsOf(ssoMember).filter((member) => member === componentInfo(id).product);
