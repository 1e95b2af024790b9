/** Connections that firewalls stop, and ports that two programs want. */
import type { Findings } from '../../engine/engine';
import type { Model } from '../../model/model';
import type { Snapshot } from '../../model/snapshot';
import { blockedFlows } from '../../network/blocked';
import { collisionsOfLayouts } from '../../network/collisions';
import { flowsOf, type Flow } from '../../network/flows';
import { listed, ticked } from '../../words/list';
import { grouped } from '../../words/number';
import { isBasic } from '../ports/port-rows';
import { count } from '../words';
import { isUnreadInPart } from './machines';
import { explained, type Told } from './part';

/** Rules about connections that a firewall stops; each reports at the firewall. */
export const STOPPED_RULES: readonly string[] = [
  ...['PORT008', 'PORT011', 'PORT012', 'PORT013', 'PORT015', 'PORT016', 'PORT017', 'PORT019'],
  ...['NET021', 'NET022', 'NET023', 'OUT014', 'SSO014'],
];

export function flowsPart(snapshot: Snapshot, findings: Findings): Told {
  const { model } = snapshot;
  const { needed, optional } = blockedFlows(model);
  const collisions = collisionsOfLayouts(model);
  const clashing = collisions.filter(({ proven }) => proven).length;
  const likely = collisions.length - clashing;
  const base = { id: 'flows', title: 'Flows' } as const;
  const clashes = clashing === 0 ? '' : `${count(clashing, 'collision')} of listeners`;
  const stopped = needed.length === 0 ? '' : `${count(needed.length, 'needed flow')} blocked`;
  const wishes = [
    optional.length === 0 ? '' : `${count(optional.length, 'optional flow')} blocked`,
    likely === 0 ? '' : `${count(likely, 'likely collision')} of listeners`,
  ].filter((text) => text !== '');
  const [briefly = ''] = [
    needed.length === 0 ? '' : `${grouped(needed.length)} needed blocked`,
    clashes === '' ? '' : count(clashing, 'collision'),
    optional.length === 0 ? '' : `${grouped(optional.length)} optional blocked`,
    likely === 0 ? '' : count(likely, 'likely collision'),
  ].filter((text) => text !== '');
  const problems = [stopped, clashes].filter((text) => text !== '');
  const explain = explained(
    firewallsText(needed),
    optional.length === 0 ? '' : 'Optional are flows that the spec does not ask for by itself.',
    unreported(snapshot, needed, findings),
    collisions.length === 0 ? '' : 'Two listeners cannot share a port of one address.',
    likely === 0 ? '' : 'Likely are those of which the spec gives no number: the usual ones are the same.',
  );
  if (problems.length > 0 || wishes.length > 0)
    return {
      part: {
        ...base,
        text: [...problems, ...wishes].join(', '),
        short: briefly,
        status: problems.length > 0 ? 'bad' : 'warning',
        ...explain,
        leadsTo: {
          kind: 'ports',
          ...(stopped !== ''
            ? { tag: 'blocked' }
            : problems.length === 0 && optional.length > 0
              ? { tag: 'blocked-optional' }
              : {}),
        },
      },
      problem: listed(problems.length > 0 ? problems : wishes),
    };
  return { part: { ...base, ...openText(model), leadsTo: { kind: 'ports' } } };
}

/** Where nothing is stopped: whether that says anything. */
function openText(model: Model): {
  readonly text: string;
  readonly status?: 'good' | 'unknown';
  readonly explain: string;
} {
  // As many as the port table counts.
  const flows = flowsOf(model).filter((flow) => !flow.local && !isBasic(flow));
  if (flows.length === 0 && isUnreadInPart(model))
    return {
      text: 'none that can be read',
      status: 'unknown',
      explain: 'A part of the spec cannot be read, and with it what its components talk to.',
    };
  if (flows.length === 0)
    return { text: 'none between hosts', explain: 'The components that the spec places do not talk between hosts.' };
  const judged = flows.filter(({ verdict }) => verdict === 'allowed').length;
  return judged === 0
    ? {
        text: `${grouped(flows.length)} without a firewall`,
        status: 'unknown',
        explain: 'No firewall of the spec says what it lets through, so nothing can be said about these flows.',
      }
    : {
        text: 'none blocked',
        status: 'good',
        explain: `${count(judged, 'flow passes', 'flows pass')} the firewalls on the way.`,
      };
}

function firewallsText(flows: readonly Flow[]): string {
  const names = new Set(
    flows.flatMap(({ firewalls }) =>
      firewalls.flatMap(({ firewall, verdict }) =>
        verdict === 'blocked' ? [firewall.name || 'a firewall without a name'] : [],
      ),
    ),
  );
  if (names.size === 0) return '';
  return `Blocked by ${ticked([...names], { most: 3 })}.`;
}

/** Why no rule reports some of what is stopped; empty where each has a finding. */
function unreported(snapshot: Snapshot, flows: readonly Flow[], findings: Findings): string {
  const silent = flows.filter((flow) => !isReported(snapshot, flow, findings));
  if (silent.length === 0) return '';
  const reasons = [
    silent.some(isFromOutside) || silent.some(isToOutside)
      ? 'whether the world outside is kept out, or kept from it, on purpose the spec does not say'
      : '',
    silent.some((flow) => !isFromOutside(flow) && !isToOutside(flow))
      ? snapshot.model.complete
        ? `the rules on blocked connections are silent where another way may serve, where a server listens elsewhere, or where they are off${findings.suppressed > 0 ? ' or ignored by a comment' : ''}`
        : 'the rules on blocked connections are silent while a part of the spec cannot be read'
      : '',
  ].filter((text) => text !== '');
  return `No finding of ${silent.length === 1 ? 'one of these' : `${silent.length} of these`}: ${reasons.join('; ')}.`;
}

const isFromOutside = ({ from }: Flow): boolean => from.hosts.length === 0;
const isToOutside = ({ to }: Flow): boolean => to.hosts.length === 0;

/** Whether a rule says so at one of the firewalls that stop it. */
export function isReported(snapshot: Snapshot, flow: Flow, { findings }: Findings): boolean {
  const own = findings.filter(({ code }) => STOPPED_RULES.includes(code));
  return flow.firewalls.some(({ firewall, verdict }) => {
    const place = verdict === 'blocked' ? snapshot.locate(firewall.spec.at) : undefined;
    return (
      place !== undefined &&
      own.some(({ uri, span }) => uri === place.uri && span.start >= place.span.start && span.end <= place.span.end)
    );
  });
}
