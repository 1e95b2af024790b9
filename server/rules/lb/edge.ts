/** Load balancers that stand at the edge: those before front ends, where the Internet comes in. */
import { componentInfo, partsOf } from '../../catalog/components';
import type { Component, Model } from '../../model/model';
import { isExposed } from '../../questions/exposure';

/**
 * Whether a load balancer of an edge architecture may belong to the edge. One in a zone inside is for users there (L1208), and one that
 * leads to directories or filters alone serves no users.
 */
export function isAtEdge(model: Model, balancer: Component): boolean {
  const { host, spec } = balancer;
  if (model.zoneOf(host) === undefined ? host.incomplete : !isExposed(model, host)) return false;
  const targets = spec.targets?.items.map(({ value }) => model.host(value));
  if (spec.targets?.incomplete === true || targets?.some((target) => target?.incomplete === true) === true)
    return false;
  if (targets === undefined || targets.length === 0) return !host.incomplete;
  return targets.some(
    (target) =>
      (target === undefined && model.complete) ||
      target?.components.some(({ id }) =>
        partsOf(id).some((part) => componentInfo(part).frontEnd === true || part === 'load-balancer'),
      ) === true,
  );
}
