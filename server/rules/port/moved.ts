/** What firewalls must let through where a listener gets another port: the rules that let its connections pass until then. */
import { carrierProtocol } from '../../catalog/vocabulary';
import { flowKinds, type Edge } from '../../network/edges';
import { covers, coversHost, touchesHost, type FirewallRule, type Passage } from '../../network/firewalls';
import type { HostListener } from '../../network/listeners';
import type { Leg } from '../../network/legs';
import { partiesOf } from '../../network/parties';
import { serves } from '../../network/unneeded';
import { allow } from '../../model/format/network';
import type { Model } from '../../model/model';
import { orderOf } from '../../fixes/edits';
import { isOverlay } from '../../questions/architecture';
import type { Editor } from '../../syntax/edits';
import type { Plain } from '../../syntax/plain';

interface MovedListener {
  readonly listener: HostListener;
  readonly to: number;
}

/** A rule that changes its port, or keeps it for others and gets one beside it. */
interface Passing {
  readonly rule: FirewallRule;
  readonly port: number;
  readonly host: string;
  readonly alone: boolean;
}

/** The edit of the rules; undefined where there is nothing to change. `stays`: components that keep the old port. */
export function followingRules(
  model: Model,
  moved: readonly MovedListener[],
  stays: ReadonlySet<string>,
): ((editor: Editor) => void) | undefined {
  // The firewalls may stand in another file.
  if (isOverlay(model)) return undefined;
  const passing = passingRules(model, moved, stays);
  if (passing.length === 0) return undefined;
  return (editor) => {
    for (const { rule, port, host, alone } of passing) {
      const { spec, firewall } = rule;
      const list = firewall.spec.allow?.at;
      if (alone && spec.port !== undefined) editor.replace(spec.port.at, port);
      else if (alone) editor.insert(spec.at, 'port', port, { order: orderOf(allow), shorthand: 'protocol' });
      else if (list?.kind === 'seq') editor.add(list, besideIt(rule, port, host));
    }
  };
}

function besideIt({ protocol, spec }: FirewallRule, port: number, host: string): Plain {
  const from = spec.from?.items.map(({ value }) => value) ?? [];
  const [only] = from;
  return {
    protocol,
    port,
    ...(only === undefined ? {} : { from: from.length === 1 ? only : from }),
    to: host,
  };
}

/** What passes where the spec gives the port. */
const passageAt = ({ protocol, documented, unsure }: Edge, port: number): Passage => ({
  protocol,
  port,
  declared: true,
  documented,
  unsure,
});

function passingRules(model: Model, moved: readonly MovedListener[], stays: ReadonlySet<string>): readonly Passing[] {
  const { deployment } = partiesOf(model);
  const known = deployment.complete && deployment.external.size === 0;
  return [...usesOf(model)].flatMap(([rule, used]) => {
    const found = moved.find(({ listener }) => used.some((edge) => reaches(rule, edge, listener, stays)));
    if (found === undefined) return [];
    const { listener, to: port } = found;
    // Another rule may let it pass already.
    const isOpen = used
      .filter((edge) => reaches(rule, edge, listener, stays))
      .every((edge) =>
        rule.firewall.rules?.some(
          (other) =>
            covers(other, passageAt(edge, port)) &&
            (edge.from.hosts.length === 0 || edge.from.hosts.every((host) => coversHost(other.from, host))) &&
            edge.to.hosts.filter(({ name }) => name === listener.host).every((host) => coversHost(other.to, host)),
        ),
      );
    if (isOpen) return [];
    const isForOthers = (): boolean =>
      used.some(
        (edge) => !reaches(rule, edge, listener, stays) || edge.to.hosts.some(({ name }) => name !== listener.host),
      );
    const isForHost = rule.to === undefined ? known : rule.to.size === 1 && rule.to.has(listener.host);
    return [{ rule, port, host: listener.host, alone: isForHost && !isForOthers() }];
  });
}

/** The rules of firewalls that can be read, each with the connections that are made by it: once for all that may move. */
const usesOf = (model: Model): ReadonlyMap<FirewallRule, readonly Edge[]> =>
  model.shared('port uses of firewall rules', (asked) => {
    const { barriers } = partiesOf(asked);
    const rules = barriers.firewalls.flatMap((firewall) => firewall.rules ?? []).filter(({ spec }) => !spec.incomplete);
    const made = rules.length === 0 ? [] : flowKinds(asked).filter(({ chosen }) => chosen);
    return new Map(rules.map((rule) => [rule, made.filter((edge) => serves(rule, edge, barriers))]));
  });

/** Whether a rule lets a connection pass that is made and ends at a listener. */
function reaches(rule: FirewallRule, edge: Edge, listener: HostListener, stays: ReadonlySet<string>): boolean {
  if (edge.standing === 'possible') return false;
  if (!edge.to.hosts.some((host) => host.name === listener.host && touchesHost(rule.to, host))) return false;
  if (stays.has(edge.to.component)) return false;
  const isHere = (leg: Leg | undefined): boolean =>
    leg !== undefined &&
    leg.port === listener.port &&
    leg.transport === listener.transport &&
    (leg.protocol === listener.protocol || carrierProtocol(leg.protocol) === listener.protocol) &&
    covers(rule, leg);
  return isHere(edge) || isHere(edge.variant);
}
