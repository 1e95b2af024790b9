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
import type { ComponentInfo, Product, Role } from './components/shape';

export type { ComponentInfo, Layer, Product, Role } from './components/shape';

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

/** Components that are something, in the order of this file. */
export const withRole = (role: Role): readonly ComponentId[] =>
  componentsWhere((info) => info.roles?.includes(role) === true);

/** The component ids of a product id with its parts, or the id alone: `messaging-server` is MTA, store and webmail. */
export const partsOf = (id: ComponentId): readonly ComponentId[] => {
  const parts = (componentInfo(id).parts ?? []).filter(isComponentId);
  return parts.length > 0 ? parts : [id];
};
