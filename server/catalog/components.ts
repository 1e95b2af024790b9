/**
 * The components that a host may run: the suite's own, what they need, and the infrastructure around them.
 * What the guide leaves open is our reading and says so in `note`; process names of products outside the suite are general knowledge.
 */
import { calendarEntries } from './components/calendar';
import { clientsEntries } from './components/clients';
import { containersEntries } from './components/containers';
import { directoryEntries } from './components/directory';
import { filtersEntries } from './components/filters';
import { identityEntries } from './components/identity';
import { infrastructureEntries } from './components/infrastructure';
import { instantMessagingEntries } from './components/instant-messaging';
import { messagingEntries } from './components/messaging';
import { mobileAndPortalEntries } from './components/mobile-and-portal';
import { searchEntries } from './components/search';
import type { ComponentInfo, Product } from './components/shape';

export type { ComponentInfo, Layer, Product, Requirement } from './components/shape';

export const components = {
  ...messagingEntries,
  ...calendarEntries,
  ...instantMessagingEntries,
  ...clientsEntries,
  ...searchEntries,
  ...mobileAndPortalEntries,
  ...directoryEntries,
  ...identityEntries,
  ...containersEntries,
  ...filtersEntries,
  ...infrastructureEntries,
} satisfies Readonly<Record<string, ComponentInfo>>;

export type ComponentId = keyof typeof components;

/** All ids, in the order of this file. */
export const componentIds: readonly ComponentId[] = Object.keys(components) as ComponentId[];

/** Everything known about a component. */
export const componentInfo = (id: ComponentId): ComponentInfo => components[id];

/** True if `text` is exactly the id of a component. */
export const isComponentId = (text: string): text is ComponentId => Object.hasOwn(components, text);

const fold = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');

/** The component that `text` names, by its id or a former or other name (without regard to case, spaces and underscores). */
export function resolveComponent(text: string): ComponentId | undefined {
  if (isComponentId(text)) return text;
  const wanted = fold(text);
  return componentIds.find((id) => id === wanted || (componentInfo(id).aliases ?? []).includes(wanted));
}

/** The ids whose data fulfils a condition. */
export const componentsWhere = (condition: (info: ComponentInfo, id: ComponentId) => boolean): readonly ComponentId[] =>
  componentIds.filter((id) => condition(componentInfo(id), id));

/** Components of one product. */
export const componentsOf = (product: Product): readonly ComponentId[] =>
  componentsWhere((info) => info.product === product);

export const webContainers = componentsOf('container');
export const filters = componentsOf('filter');
/** Every directory instance of the deployment, proxies and address copies excluded. */
export const directories: readonly ComponentId[] = ['directory-master', 'directory-hub', 'directory-consumer'];
/** Anything that answers the suite's directory questions. */
export const directoryServices: readonly ComponentId[] = [...directories, 'directory-proxy'];
/** Components that hold users' data. */
export const storeComponents = componentsWhere((info) => info.store === true);
/** Components of the access tier. */
export const frontEnds = componentsWhere((info) => info.frontEnd === true);
/** Components of the access tier that hold no data: made available by redundancy, never by a cluster. */
export const statelessFrontEnds = componentsWhere((info) => info.frontEnd === true && info.state === 'stateless');
/** Components of the data tier. */
export const backEnds = componentsWhere((info) => info.backEnd === true);
/** Whatever carries mail by SMTP as Messaging Server's MTA. */
export const mtaComponents: readonly ComponentId[] = [
  'mta',
  'mta-inbound',
  'mta-outbound',
  'smtp-relay',
  'messaging-server',
];
/** Whatever takes notices by SMTP, other products included. */
export const smtpServers: readonly ComponentId[] = [...mtaComponents, 'smtp-server'];
/** Front and back ends of Calendar Server 6, and parts of Calendar Server 7. */
export const cal6Components: readonly ComponentId[] = ['cal6-frontend', 'cal6-backend'];
export const cal7Components: readonly ComponentId[] = ['cal7-frontend', 'cal7-database', 'cal7-docstore'];
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
/** Components meant to be reached from the Internet. */
export const internetFacing = componentsWhere((info) => info.internetFacing === true);
/** Components that are deployed in a web container. */
export const webApplications = componentsWhere((info) => info.container !== undefined);
/** Never behind a load balancer (L2785, L5554). */
export const notBalanced = componentsWhere((info) => info.loadBalancing === 'forbidden');
/** A load balancer before these must be sticky. */
export const stickyComponents = componentsWhere((info) => info.sticky === true);
/** Absence from a spec is unknown, not proof. */
export const infrastructureComponents = componentsWhere((info) => info.infrastructure === true);

/** The component ids of a product id with its parts, or the id alone: `messaging-server` is MTA, store and webmail. */
export const partsOf = (id: ComponentId): readonly ComponentId[] => {
  const parts = (componentInfo(id).parts ?? []).filter(isComponentId);
  return parts.length > 0 ? parts : [id];
};
