/** Filters of a spec, and what they look for. */
import { contentFilters } from '../../catalog/roles';
import { antispamFunctions } from '../../catalog/vocabulary';
import type { ComponentSpec } from '../../model/format';
import type { Component, Model } from '../../model/model';

/** Filters that can find viruses. */
export const virusFilters: readonly string[] = Object.entries(antispamFunctions).flatMap(([id, functions]) =>
  functions.includes('virus') ? [id] : [],
);

/** What a filter looks for: as it says itself, or as all do. */
export const functionsOf = (model: Model, filter: Component): ComponentSpec['functions'] =>
  filter.spec.functions ?? model.services?.antispam?.functions;

/** The item that says `virus`. */
export const virusItem = (list: ComponentSpec['functions']): NonNullable<typeof list>['items'][number] | undefined =>
  list?.items.find(({ value }) => value === 'virus');

/** The ids of all filters in use: of hosts, of `services` and of `external`. */
export const filtersInUse = (model: Model): ReadonlySet<string> =>
  new Set<string>([
    ...model.of(...contentFilters).map(({ id }) => id),
    ...contentFilters.filter((id) => model.isExternal(id)),
    ...(model.services?.antispam?.products?.items ?? []).map(({ value }) => value),
  ]);
