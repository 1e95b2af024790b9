/** Filters of a spec, and what they look for. */
import type { ComponentId } from '../../catalog/components';
import { filters } from '../../catalog/roles';
import type { ComponentSpec } from '../../model/format';
import type { Component, Model } from '../../model/model';

/** A counter that MTAs ask is no filter that mail passes. */
export const mailFilters: readonly ComponentId[] = filters.filter((id) => id !== 'metermaid');

/** What a filter looks for: as it says itself, or as all do. */
export const functionsOf = (model: Model, filter: Component): ComponentSpec['functions'] =>
  filter.spec.functions ?? model.services?.antispam?.functions;

/** The item that says `virus`. */
export const virusItem = (list: ComponentSpec['functions']): NonNullable<typeof list>['items'][number] | undefined =>
  list?.items.find(({ value }) => value === 'virus');

/** The ids of all filters in use: of hosts, of `services` and of `external`. */
export const filtersInUse = (model: Model): ReadonlySet<string> =>
  new Set<string>([
    ...model.of(...mailFilters).map(({ id }) => id),
    ...mailFilters.filter((id) => model.isExternal(id)),
    ...(model.services?.antispam?.products?.items ?? []).map(({ value }) => value),
  ]);
