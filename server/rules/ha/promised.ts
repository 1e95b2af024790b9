/** What a spec promises about availability, and how much it says about high availability. */
import { clusterMethods } from '../../catalog/vocabulary';
import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import { promised } from '../../questions/availability';
import type { HaMethod } from './statements';

export { promised, speaksOfHa } from '../../questions/availability';

/** For the other side of a contradiction. */
export const promiseNote = (
  model: Model,
): readonly { readonly at: Fact<unknown>['at']; readonly message: string }[] => {
  const fact = promised(model);
  return fact === undefined ? [] : [{ at: fact.at, message: `\`${fact.source}\` is promised here` }];
};

/** Whether something that could not be read may say how a component is kept available. */
export const mayBeSaid = (model: Model, component: Component): boolean =>
  component.host.incomplete || model.haOf(component)?.incomplete === true || model.services?.incomplete === true;

/** Cluster software of the operating system's kind: nodes that share storage and take over from each other. */
export const isCluster = (method: HaMethod | undefined): boolean =>
  method !== undefined && clusterMethods.includes(method);
