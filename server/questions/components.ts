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
export const versionsOf = (model: Model, ...ids: readonly ComponentId[]): readonly Fact<string>[] =>
  model.shared(`versions of ${ids.join()}`, (own) =>
    distinct([
      ...versionsOn(own, ...ids),
      ...ids.flatMap((id) => (own.isExternal(id) ? (own.serviceVersion(id) ?? []) : [])),
    ]),
  );

/** The versions that hold for these components on hosts, each once. */
export const versionsOn = (model: Model, ...ids: readonly ComponentId[]): readonly Fact<string>[] =>
  distinct(
    ids.flatMap((id) =>
      model.each(model.of(id), `version of ${id}`, (component, own) => own.versionOf(component)).flatMap(present),
    ),
  );

/** What is written once for several components is one fact. */
const distinct = (facts: readonly Fact<string>[]): readonly Fact<string>[] => {
  const found = new Map<Node, Fact<string>>();
  for (const fact of facts) if (!found.has(fact.at)) found.set(fact.at, fact);
  return [...found.values()];
};

const present = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

/** What each of `items` says, with the item, where it says something: read once more only of those that an edit changed. */
export const statedBy = <Item extends Host | Component, T>(
  model: Model,
  items: readonly Item[],
  key: string,
  read: (item: Item, model: Model) => T | undefined,
): readonly { readonly item: Item; readonly fact: T }[] => {
  const facts = model.each(items, key, read);
  return items.flatMap((item, place) => {
    const fact = facts[place];
    return fact === undefined ? [] : [{ item, fact }];
  });
};

/** Of how many hosts these components are, counts included. */
export const hostsThatRun = (model: Model, ...ids: readonly ComponentId[]): number =>
  model.shared(`number of hosts that run ${ids.join()}`, (own) => {
    const hosts = [...new Set(own.of(...ids).map(({ host }) => host))];
    return own.each(hosts, `hosts that run ${ids.join()}`, ({ count }) => count).reduce((sum, count) => sum + count, 0);
  });

/** Whether a key of any of these components could not be read. */
export const anyUnread = (model: Model, ...ids: readonly ComponentId[]): boolean =>
  model.shared(`any unread key of ${ids.join()}`, (own) =>
    ids.some((id) => own.each(own.of(id), `unread keys of ${id}`, ({ spec }) => spec.incomplete).includes(true)),
  );

/** The first component with one of these ids on a host. */
export const findOn = (host: Host, ...ids: readonly ComponentId[]): Component | undefined =>
  host.components.find((component) => ids.includes(component.id));
