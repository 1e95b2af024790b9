/** What a spec promises about availability, and whether it says how that is kept. */
import type { Fact } from '../model/dsl';
import type { Model } from '../model/model';

/** Where the spec promises that the service is there: around the clock, or for a part of the time. */
export function promised(model: Model): Fact<unknown> | undefined {
  const sla = model.section('sla');
  return sla?.hours?.value === '24x7' ? sla.hours : sla?.availability;
}

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
