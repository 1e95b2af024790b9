/**
 * Who talks to whom. Each flow kind joins two ends; a deployment has the flow when it has both ends and the condition holds.
 * The rows stand by product in `flows/`, their shape in `flows/flow.ts`.
 */
import { calendarFlows } from './flows/calendar';
import { directoryFlows } from './flows/directory';
import { filterFlows } from './flows/filters';
import { kindsOf, type KindOf } from './flows/flow';
import { identityFlows } from './flows/identity';
import { infrastructureFlows } from './flows/infrastructure';
import { instantMessagingFlows } from './flows/instant-messaging';
import { messagingFlows } from './flows/messaging';
import { outlookFlows } from './flows/outlook';
import { searchFlows } from './flows/search';
import { webFlows } from './flows/web';

export * from './flows/flow';

const rows = {
  ...messagingFlows,
  ...directoryFlows,
  ...webFlows,
  ...calendarFlows,
  ...outlookFlows,
  ...instantMessagingFlows,
  ...identityFlows,
  ...searchFlows,
  ...filterFlows,
  ...infrastructureFlows,
};

/** Flows that stand in for each other. */
export type FlowGroup = keyof typeof rows;

export type FlowKind = KindOf<FlowGroup>;

/** All flow kinds, in the order of the rows. */
export const flows: readonly FlowKind[] = kindsOf<FlowGroup>(rows);

/**
 * References to hosts that are no flows, by where they stand in the format, and why. Every other one is named by a row above.
 */
export const noFlows: Readonly<Record<string, string>> = {
  'security.certificates.hosts': 'says who has a certificate, not who talks to whom',
  'dns.names': 'a name says where a service is found, not which protocols are spoken there',
  'firewalls.allow.from': 'says what may pass, not what is wanted',
  'firewalls.allow.to': 'says what may pass, not what is wanted',
  'services.calendar.placement.login': 'says which users are where; front ends name their back ends themselves',
  'services.calendar.placement.store': 'says which users are where; front ends name their back ends themselves',
};
