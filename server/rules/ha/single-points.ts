/** What stands alone, so that with one machine a service is gone. */
import { componentInfo, type ComponentId } from '../../catalog/components';
import { directoryServices, incomingMtas, outgoingMtas } from '../../catalog/roles';
import { oneMachineMethods } from '../../catalog/vocabulary';
import { availabilityFor } from '../../sizing/availability';
import type { Component, Host, Model } from '../../model/model';
import { setOnHost } from '../../fixes/edits';
import type { FixDraft } from '../../fixes/fix';
import { mayBeSaid, speaksOfHa } from './promised';

/** What a front end does. */
interface Role {
  readonly what: string;
  /** Any of these stands in for the others. */
  readonly ids: readonly ComponentId[];
}

/** Front ends that two tiers have in number. */
export const roles: readonly Role[] = [
  { what: 'multiplexor', ids: ['mmp'] },
  { what: 'MTA for incoming mail', ids: incomingMtas },
  { what: 'MTA for outgoing mail', ids: outgoingMtas },
  { what: 'Webmail Server', ids: ['webmail'] },
  { what: 'calendar front end', ids: ['cal7-frontend'] },
  { what: 'calendar front end', ids: ['cal6-frontend'] },
  { what: 'Instant Messaging multiplexor', ids: ['im-mux'] },
];

export interface OpenPoint {
  readonly component: Component;
  /** That nothing stands in for it is written, or follows from the number of hosts; else it is only not said. */
  readonly proven: boolean;
  /** All users lose the service with it, not those alone whose data it holds. */
  readonly whole: boolean;
}

const weak: readonly string[] = oneMachineMethods;

/** Every component that nothing stands in for and that the guide has an answer to. The directory is left to its own rules. */
export const openPoints = (model: Model): readonly OpenPoint[] =>
  model.shared('single points of failure for rules', (view) =>
    availabilityFor(view).singlePoints.flatMap((point): readonly OpenPoint[] => {
      if (directoryServices.includes(point.component) || point.remedies.every((way) => weak.includes(way))) return [];
      const stateless = componentInfo(point.component).state === 'stateless';
      return view
        .of(point.component)
        .filter((component) => point.hosts.includes(component.host.name) && !mayBeSaid(view, component))
        .map((component) => ({
          component,
          proven: stateless ? view.complete : view.haOf(component)?.method !== undefined || speaksOfHa(view),
          whole: point.affects === 'service',
        }));
    }),
  );

/** Two hosts in place of one, where nothing on it holds data. */
export function doubleFix(host: Host): readonly FixDraft[] {
  if (host.count > 1 || !host.components.every(({ id }) => componentInfo(id).state === 'stateless')) return [];
  return [
    {
      title: `Make it two: \`count: 2\` for \`${host.name}\``,
      in: host.spec.at,
      edit: (editor) => {
        setOnHost(editor, host, 'count', 2);
      },
    },
  ];
}
