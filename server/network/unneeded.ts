/** Rules of firewalls that nothing in the deployment uses. */
import type { ProtocolId } from '../catalog/vocabulary';
import type { Model } from '../model/model';
import { flowKinds, type Edge } from './edges';
import { covers, touchesHost, type Barriers, type FirewallRule } from './firewalls';
import { partiesOf } from './parties';

/** Ways in for administrators, and what every host needs whether or not the spec says where it is served. */
const housekeeping: readonly ProtocolId[] = ['ssh', 'ntp', 'dns', 'snmp'];
/** What a proxy asks the Internet by, and the machines inside ask it. */
const web: readonly ProtocolId[] = ['http', 'https'];

/**
 * Rules that no flow of the deployment has a use for, as far as the spec can tell. None where something under `tiers` could not
 * be read; a rule about hosts, zones or services that the spec does not know may be needed.
 */
export const unneededRules = (model: Model): readonly FirewallRule[] =>
  model.shared('network unneeded rules', (asked) => {
    const { barriers, deployment } = partiesOf(asked);
    const rules = barriers.firewalls.flatMap((firewall) => firewall.rules ?? []);
    if (rules.length === 0 || !deployment.complete) return [];
    // Users' machines and external components stand where the spec does not say.
    if (deployment.external.size > 0 || asked.section('external')?.incomplete === true) return [];
    const edges = flowKinds(asked);
    const hasProxy = deployment.placed.has('proxy');
    return rules.filter(
      (rule) =>
        isReadable(rule) &&
        !housekeeping.includes(rule.protocol) &&
        !(hasProxy && web.includes(rule.protocol)) &&
        !isAboutUnknown(asked, barriers, rule) &&
        !leavesDmz(asked, barriers, rule) &&
        !edges.some((edge) => serves(rule, edge, barriers)),
    );
  });

const isReadable = ({ spec, firewall }: FirewallRule): boolean => !spec.incomplete && !firewall.spec.incomplete;

/** Hosts and zones that the spec does not know. */
const isAboutUnknown = (model: Model, barriers: Barriers, { spec, firewall }: FirewallRule): boolean =>
  [...(spec.from?.items ?? []), ...(spec.to?.items ?? [])].some(({ value }) => model.host(value) === undefined) ||
  firewall.zones.length < 2 ||
  firewall.zones.some((zone) => barriers.kindOf(zone) === undefined);

/** Hosts of the DMZ that ask the Internet without need are a matter of their own (NET010). */
const leavesDmz = (model: Model, barriers: Barriers, { spec, firewall }: FirewallRule): boolean =>
  spec.from !== undefined &&
  firewall.zones.some((zone) => barriers.kindOf(zone) === 'internet') &&
  model.hostsOf(spec.from).some((host) => model.zoneOf(host) === 'dmz');

/** Whether a connection has a use for a rule. */
export function serves(rule: FirewallRule, edge: Edge, barriers: Barriers): boolean {
  if (edge.local) return false;
  const legs = edge.variant === undefined ? [edge] : [edge, edge.variant];
  if (!legs.some((leg) => covers(rule, leg))) return false;
  const { from, to } = edge;
  if (from.hosts.length > 0 ? !from.hosts.some((host) => touchesHost(rule.from, host)) : rule.from !== undefined)
    return false;
  if (to.hosts.length > 0 ? !to.hosts.some((host) => touchesHost(rule.to, host)) : rule.to !== undefined) return false;
  // Where an end stands in no zone, its way may lead through this firewall.
  if (from.zone === undefined || to.zone === undefined) return true;
  return barriers.ways(from.zone, to.zone).some((way) => way.some((hop) => hop.includes(rule.firewall)));
}
