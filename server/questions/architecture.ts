/** What kind of deployment a spec describes. */
import { componentInfo, type Product } from '../catalog/components';
import { figures } from '../catalog/figures';
import type { Fact } from '../model/dsl';
import type { Model } from '../model/model';
import { isUnread } from './unread';

/** Whether the spec says that it is no deployment of a single host. */
export const isSpread = (model: Model): boolean =>
  model.architecture !== undefined && model.architecture.value !== 'single-host';

/** Whether stores and front ends are on different hosts by design. */
export const isTwoTier = (model: Model): boolean =>
  model.architecture?.value === 'two-tier' || model.architecture?.value === 'edge';

/**
 * Whether the deployment has more of the suite than instant messaging. What the guide says a single host suits is about a host with all
 * services (L1102-1106); one of instant messaging alone has 10,000 users in its own example (L5573).
 */
export const hasMoreThanChat = (model: Model): boolean =>
  model.placed.some((id) => !BESIDE_CHAT.includes(componentInfo(id).product));

const BESIDE_CHAT: readonly Product[] = ['instant-messaging', 'directory', 'identity', 'container', 'infrastructure'];

/** The spec is laid over another one: its parts stand in several files, and one edit reaches only one of them. */
export const isOverlay = (model: Model): boolean => model.section('extends') !== undefined;

/** The number of users, where it makes the deployment a large one: the guide gives no number, `sizing.large-from` sets it. */
export function largeUsers(model: Model): Fact<number> | undefined {
  const total = model.users?.total;
  const sizing = model.section('sizing');
  // The limit may be one that could not be read.
  if (sizing?.['large-from'] === undefined && (sizing?.incomplete ?? isUnread(model, 'sizing'))) return undefined;
  return total !== undefined && total.value >= (sizing?.['large-from']?.value ?? figures.largeDeploymentUsers.value)
    ? total
    : undefined;
}
