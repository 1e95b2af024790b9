import { isBefore, lifecycle } from '../../catalog/releases';
import { wcapClients } from '../../catalog/roles';
import type { Model } from '../../model/model';
import type { Node } from '../../syntax/tree';
import { placeOf, presenceOf } from '../../questions/components';
import { defineRule } from '../rule';
import { reportLoose } from './sticky';

const wcap = lifecycle.calendarWcap7;

export const rule = defineRule({
  code: 'LB009',
  name: 'wcap-balancer-not-sticky',
  severity: 'error',
  title: 'A load balancer before Calendar Server 7 must be sticky for WCAP clients',
  source: ['L4268'],
  holds: [{ of: wcap.of, from: wcap.from }],
  above: ['LB005'],
  check(model, report) {
    const client = wcapClient(model);
    if (client === undefined) return;
    reportLoose(
      model,
      report,
      ['cal7-frontend'],
      {
        unsaid:
          'Front ends of Calendar Server 7 do not share WCAP sessions, and a client here uses WCAP. Say that the load balancer is sticky.',
        refused:
          'Front ends of Calendar Server 7 do not share WCAP sessions: a client that is sent to another one has lost its session. Set `sticky` to `true`.',
        behind: 'A front end',
        related: [client],
      },
      // Before WCAP there is no session of it.
      ({ components }) =>
        model.services?.calendar?.incomplete !== true &&
        components.some((front) => isBefore(model.versionOf(front)?.value, wcap.from, wcap.of) !== true),
    );
  },
});

/** A client that speaks WCAP; CalDAV clients log in with each request. */
function wcapClient(model: Model): { readonly at: Node; readonly message: string } | undefined {
  const component = presenceOf(model, ...wcapClients);
  if (component !== undefined) return { at: component.at, message: `${placeOf(component)} and speaks WCAP` };
  const client = model.section('clients')?.items.find(({ value }) => value === 'outlook' || value === 'convergence');
  return client === undefined ? undefined : { at: client.at, message: `\`${client.value}\` speaks WCAP` };
}
