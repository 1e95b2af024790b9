/** Where components are, and in which version. */
import type { ComponentId } from '../catalog/components';
import type { Fact } from '../model/dsl';
import type { Component, Host, Model } from '../model/model';
import type { Node } from '../syntax/tree';

/** Whether a host runs any of these. */
export const runs = (host: Host, ...ids: readonly ComponentId[]): boolean =>
  host.components.some((component) => ids.includes(component.id));

/** Where a spec says that there is such a component: on a host, or under `external`. */
interface Presence {
  readonly id: ComponentId;
  readonly at: Node;
  /** Undefined for what stands outside the spec. */
  readonly host: Host | undefined;
}

/** The first place that names one of these; undefined where none does. */
export function presenceOf(model: Model, ...ids: readonly ComponentId[]): Presence | undefined {
  const [component] = model.of(...ids);
  if (component !== undefined) return { id: component.id, at: component.at, host: component.host };
  const external = model.section('external')?.items.find((fact) => ids.includes(fact.value));
  return external === undefined ? undefined : { id: external.value, at: external.at, host: undefined };
}

/** `runs here, on \`web\``, for the other side of a contradiction. */
export const placeOf = ({ id, host }: Presence): string =>
  `\`${id}\` ${host === undefined ? 'is in use here' : `runs here, on \`${host.name}\``}`;

/**
 * The versions that hold for these components, each once: of those on hosts, and of the product where one stands outside
 * the spec.
 */
export function versionsOf(model: Model, ...ids: readonly ComponentId[]): readonly Fact<string>[] {
  const found = new Map<Node, Fact<string>>();
  const add = (version: Fact<string> | undefined): void => {
    if (version !== undefined && !found.has(version.at)) found.set(version.at, version);
  };
  for (const component of model.of(...ids)) add(model.versionOf(component));
  for (const id of ids) if (model.isExternal(id)) add(model.serviceVersion(id));
  return [...found.values()];
}

/** The first component with one of these ids on a host. */
export const findOn = (host: Host, ...ids: readonly ComponentId[]): Component | undefined =>
  host.components.find((component) => ids.includes(component.id));
