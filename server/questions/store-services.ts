/** Services of message stores that are switched off. */
import { messageStores } from '../catalog/roles';
import type { ValueOf } from '../catalog/types';
import type { storeService } from '../catalog/vocabulary';
import type { ComponentSpec } from '../model/format';
import type { Component, Model } from '../model/model';
import { statedBy } from './components';

export type StoreService = ValueOf<typeof storeService>;

export interface SwitchedOff {
  readonly store: Component;
  /** The list that does not have it. */
  readonly serves: NonNullable<ComponentSpec['serves']>;
}

/** The stores that say which services they run, and leave this one out. */
export const storesWithout = (model: Model, service: StoreService): readonly SwitchedOff[] =>
  statedBy(model, model.of(...messageStores), 'services of stores', ({ spec }) => spec.serves).flatMap(
    ({ item: store, fact: serves }): readonly SwitchedOff[] =>
      serves.incomplete || serves.items.some(({ value }) => value === service) ? [] : [{ store, serves }],
  );
