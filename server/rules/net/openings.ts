/** Rules of firewalls, by the kinds of zones that they join. */
import { flowKinds } from '../../network/edges';
import {
  barriersOf,
  covers,
  touchesHost,
  type Firewall,
  type FirewallRule,
  type ZoneKind,
} from '../../network/firewalls';
import type { Edge } from '../../network/edges';
import type { Model } from '../../model/model';

/** A firewall between a zone of one kind and zones of other kinds. */
export interface Border {
  readonly firewall: Firewall;
  readonly outside: string;
  readonly inside: readonly string[];
}

/** Firewalls with a zone of the kind `outside` on one side and, on the other, zones of one of the kinds `inside`. */
export function bordersOf(model: Model, outside: readonly ZoneKind[], inside: readonly ZoneKind[]): readonly Border[] {
  const barriers = barriersOf(model);
  return barriers.firewalls.flatMap((firewall): Border[] => {
    const is = (kinds: readonly ZoneKind[]) => (zone: string) => {
      const kind = barriers.kindOf(zone);
      return kind !== undefined && kinds.includes(kind);
    };
    const from = firewall.zones.find(is(outside));
    const to = firewall.zones.filter((zone) => zone !== from && is(inside)(zone));
    return from === undefined || to.length === 0 || firewall.spec.between?.incomplete === true
      ? []
      : [{ firewall, outside: from, inside: to }];
  });
}

/** Whether all that a rule names as its beginning stands in one of these zones. */
export const beginsIn = (model: Model, rule: FirewallRule, zones: readonly string[]): boolean =>
  namesIn(model, rule.spec.from, zones);

/** Whether what a rule names as its end stands in one of these zones. */
export const endsIn = (model: Model, rule: FirewallRule, zones: readonly string[]): boolean =>
  namesIn(model, rule.spec.to, zones);

function namesIn(model: Model, names: FirewallRule['spec']['to'], zones: readonly string[]): boolean {
  if (names === undefined || names.incomplete || names.items.length === 0) return false;
  return names.items.every(({ value }) => zones.includes(model.host(value)?.spec.zone?.value ?? ''));
}

/** Connections from outside to hosts in these zones that a rule speaks of. */
export function inbound(model: Model, rule: FirewallRule, { outside, inside }: Border): readonly Edge[] {
  return flowKinds(model).filter(
    (edge) =>
      !edge.local &&
      edge.standing !== 'possible' &&
      edge.from.hosts.length === 0 &&
      edge.from.zone === outside &&
      edge.to.zone !== undefined &&
      inside.includes(edge.to.zone) &&
      edge.to.hosts.some((host) => touchesHost(rule.to, host)) &&
      covers(rule, edge),
  );
}
