/** What a spec promises about availability, and how much it says about high availability. */
import { clusterMethods } from '../../catalog/vocabulary';
import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import type { HaMethod } from './statements';

/** Where the spec promises that the service is there: around the clock, or for a part of the time. */
export function promised(model: Model): Fact<unknown> | undefined {
  const sla = model.section('sla');
  return sla?.hours?.value === '24x7' ? sla.hours : sla?.availability;
}

/** For the other side of a contradiction. */
export const promiseNote = (
  model: Model,
): readonly { readonly at: Fact<unknown>['at']; readonly message: string }[] => {
  const fact = promised(model);
  return fact === undefined ? [] : [{ at: fact.at, message: `\`${fact.source}\` is promised here` }];
};

/** Whether the spec says anything about high availability: what it then leaves out for a store has none. */
export const speaksOfHa = (model: Model): boolean =>
  model.shared('high availability is described', (view) => {
    const { services } = view;
    const common = [services?.messaging?.ha, services?.calendar?.ha, services?.['instant-messaging']?.ha];
    return (
      common.some((ha) => ha !== undefined) ||
      view.hosts.some(
        ({ spec, components }) =>
          spec.ha !== undefined || components.some((component) => component.spec.ha !== undefined),
      )
    );
  });

/** Whether something that could not be read may say how a component is kept available. */
export const mayBeSaid = (model: Model, component: Component): boolean =>
  component.host.incomplete || model.haOf(component)?.incomplete === true || model.services?.incomplete === true;

/** Cluster software of the operating system's kind: nodes that share storage and take over from each other. */
export const isCluster = (method: HaMethod | undefined): boolean =>
  method !== undefined && clusterMethods.includes(method);
