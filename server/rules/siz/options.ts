/** Settings of Messaging Server that the rules about tuning look at. */
import { messageStores } from '../../catalog/roles';
import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import { parseQuantity } from '../../model/quantity';

type Options = Component['spec']['options'];

export const optionIn = (options: Options, name: string): Fact<string> | undefined =>
  options?.entries.find((entry) => entry.name === name)?.value;

/** A setting as it holds for a component: its own, else that of `services.messaging`. */
export const optionOf = (model: Model, component: Component, name: string): Fact<string> | undefined =>
  optionIn(component.spec.options, name) ?? optionIn(model.services?.messaging?.options, name);

/** Each place where a setting of the stores is written, with the stores that it holds for. */
export function settingsOfStores(
  model: Model,
  name: string,
): readonly { readonly fact: Fact<string>; readonly stores: readonly Component[] }[] {
  const found = new Map<Fact<string>, Component[]>();
  const shared = optionIn(model.services?.messaging?.options, name);
  if (shared !== undefined) found.set(shared, []);
  for (const store of model.of(...messageStores)) {
    const fact = optionOf(model, store, name);
    if (fact === undefined) continue;
    const stores = found.get(fact);
    if (stores === undefined) found.set(fact, [store]);
    else stores.push(store);
  }
  return [...found].map(([fact, stores]) => ({ fact, stores }));
}

/** An amount of memory in bytes: with a unit, or a bare number of bytes as the product takes it. */
export const bytesOf = (text: string): number | undefined =>
  /^\d{1,15}$/.test(text) ? Number(text) : parseQuantity('size', text)?.amount;
