/** Connections that firewalls stop. One finding a firewall and protocol. */
import { listed } from '../../words/list';
import type { FlowGroup } from '../../catalog/flows';
import { protocolPorts } from '../../catalog/ports';
import type { Firewall } from '../../network/firewalls';
import { append, groupBy } from '../../network/group';
import type { HostGroup } from '../../network/layouts';
import { hostListeners, secureVariant } from '../../network/listeners';
import type { Leg } from '../../network/legs';
import { blockedNeeds, type BlockedNeed } from '../../network/needs';
import { titleOf, type Party } from '../../network/parties';
import type { Model } from '../../model/model';
import { hasOpenings } from '../../questions/firewalls';
import type { Plain } from '../../syntax/plain';
import type { Node } from '../../syntax/tree';
import { defineRule, type ReportFinding, type Rule, type Severity } from '../rule';
import { type FixDraft } from '../../fixes/fix';

/**
 * Groups of flows that have a rule of their own, which names them as its `groups`; PORT019 speaks for all others. A test holds the
 * two together.
 */
export const spokenFor = [
  'im-mux-server',
  'iss-events',
  'iss-events-service',
  'convergence-im',
  'webmail-store',
  'directory-queries',
  'cal6-store',
  'cal6-notices',
  'cal7-notices',
  'delivery-lmtp',
  'delivery-smtp',
  'imap-proxy',
  'pop-proxy',
] as const satisfies readonly FlowGroup[];

type SpokenFor = (typeof spokenFor)[number];

const isSpokenFor = (group: FlowGroup): group is SpokenFor => spokenFor.some((known) => known === group);

/** More names than these are not written out in a rule. */
const NAMES = 12;

/** A rule about connections that firewalls stop. */
export interface StoppedRule extends Rule {
  /** The groups of flows that it speaks for; left out for all that no other does. */
  readonly groups?: readonly SpokenFor[];
}

interface Options extends Pick<Rule, 'code' | 'name' | 'title' | 'source'> {
  readonly groups?: readonly SpokenFor[];
  readonly severity?: Severity;
  /** What does not work without it, a whole sentence. Left out, the purposes of the flows say it. */
  readonly why?: string;
  /** All its protocols are one need. */
  readonly together?: true;
  /** What else it looks for, reported first. */
  readonly before?: NonNullable<Rule['check']>;
}

export function stoppedRule(options: Options): StoppedRule {
  const { code, name, title, source, groups, severity = 'error', before } = options;
  return {
    ...defineRule({
      code,
      name,
      severity,
      title,
      source,
      check(model, report) {
        before?.(model, report);
        reportStopped(model, report, options);
      },
    }),
    ...(groups === undefined ? {} : { groups }),
  };
}

function reportStopped(model: Model, report: ReportFinding, options: Options): void {
  if (!hasOpenings(model)) return;
  for (const { firewall, needs, message } of stopped(model, options)) {
    const { allow } = firewall.spec;
    const at = allow?.key ?? firewall.spec.name?.at;
    if (allow !== undefined && at !== undefined)
      report({
        at,
        message,
        related: () => relatedOf(model, needs),
        fixes: () => fixesOf(allow.at, missingRules(needs)),
      });
  }
}

/** What one firewall stops of one protocol. */
interface Stopped {
  readonly firewall: Firewall;
  readonly needs: readonly BlockedNeed[];
  readonly message: string;
}

/** The messages are made here, where an edit of a host leaves them alone. */
const stopped = (model: Model, { code, groups, why, together }: Options): readonly Stopped[] =>
  model.shared(`stopped by firewalls, ${code}`, (asked) => {
    const own = blockedNeeds(asked).filter(({ edge: { kind } }) =>
      groups === undefined ? !isSpokenFor(kind.group) : groups.some((group) => group === kind.group),
    );
    return [
      ...groupBy(
        own.filter((need) => isListening(asked, need)),
        (need) => need.firewall,
      ),
    ].flatMap(([firewall, all]) =>
      [...groupBy(all, (need) => (together === true ? '' : need.leg.protocol)).values()].map((needs) => ({
        firewall,
        needs,
        message: messageOf(firewall, needs, why),
      })),
    );
  });

/**
 * Whether something listens where the spec says that a client connects. Where nothing does, the number is the mistake and the firewall
 * is closed for good reason (PORT005 to PORT008).
 */
function isListening(model: Model, { edge, to }: BlockedNeed): boolean {
  if (edge.kind.portOf === undefined || edge.from.station?.part.facts.serverPort === undefined) return true;
  const names = new Set(to.map(({ name }) => name));
  const protocols = [edge.protocol, secureVariant(edge.protocol)];
  const there = hostListeners(model).filter(
    ({ host, component, protocol }) =>
      names.has(host) && component === edge.to.component && protocols.includes(protocol),
  );
  return there.length === 0 || there.some(({ port }) => port === null || port === edge.port);
}

function messageOf(firewall: Firewall, needs: readonly BlockedNeed[], why: string | undefined): string {
  const [first] = needs;
  if (first === undefined) return '';
  const what = [...new Map(needs.map(({ leg }) => [leg.protocol, leg])).values()].map(legText).join(' and ');
  const from =
    first.from.length === 0 ? titleOf(first.edge.from.component) : hostsText(needs.flatMap((need) => need.from));
  return `\`${firewall.name}\` does not let ${what} through from ${from} to ${hostsText(needs.flatMap((need) => need.to))}. ${why ?? use(needs)} Allow it, from there to there only.`;
}

function legText(leg: Leg): string {
  const port = leg.port === null || !isReliable(leg) ? '' : ` (port ${leg.port})`;
  return `\`${leg.protocol}\`${port}`;
}

/** What it is needed for, in the words of the port table. */
function use(needs: readonly BlockedNeed[]): string {
  const purposes = [...new Set(needs.map((need) => need.edge.kind.purpose))];
  return `That stops ${listed(purposes.slice(0, 2).map((purpose) => `“${purpose}”`))}.`;
}

function hostsText(hosts: readonly HostGroup[]): string {
  const names = [...new Set(hosts.map((host) => `\`${host.name}\``))];
  return names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : listed(names);
}

function relatedOf(
  model: Model,
  needs: readonly BlockedNeed[],
): readonly { readonly at: Node; readonly message: string }[] {
  const found = new Map<Node, string>();
  const note = (hosts: readonly HostGroup[], { station, component }: Party, text: string): void => {
    const [host] = hosts;
    if (host === undefined || station === undefined) return;
    const at = model.of(station.part.owner).find((candidate) => candidate.host.name === host.name)?.at;
    if (at !== undefined && !found.has(at)) found.set(at, `\`${component}\` on \`${host.name}\` ${text}`);
  };
  for (const need of needs.slice(0, 2)) {
    note(need.from, need.edge.from, 'needs it');
    note(need.to, need.edge.to, 'is reached by it');
  }
  return [...found].map(([at, message]) => ({ at, message }));
}

/** A rule to add: hosts that reach the same hosts by the same port are named together. */
interface Missing {
  readonly need: BlockedNeed;
  /** Empty for the world outside. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

function missingRules(needs: readonly BlockedNeed[]): readonly Missing[] {
  return [...groupBy(needs, ({ leg }) => `${leg.protocol} ${String(leg.port)}`).values()].flatMap((alike) => {
    // Which of the needs each host has: equal for hosts that reach the same.
    const wants = new Map<string, number[]>();
    alike.forEach(({ from }, index) => {
      for (const source of from.length === 0 ? [''] : from.map((host) => host.name)) append(wants, source, index);
    });
    return [...groupBy(wants, ([, indexes]) => indexes.join(' ')).values()].flatMap((sources): readonly Missing[] => {
      const own = (sources[0]?.[1] ?? []).flatMap((index) => alike[index] ?? []);
      const [need] = own;
      if (need === undefined) return [];
      return [
        {
          need,
          from: sources.flatMap(([name]) => (name === '' ? [] : [name])),
          to: [...new Set(own.flatMap(({ to }) => to.map((host) => host.name)))],
        },
      ];
    });
  });
}

function titleFor(rules: readonly Missing[]): string {
  const side = (names: readonly string[]): string => {
    const all = [...new Set(names)];
    return all.length === 1 ? `\`${all[0] ?? ''}\`` : `${all.length} hosts`;
  };
  const from = rules.flatMap((rule) => rule.from);
  const what = [...new Set(rules.map(({ need }) => `\`${need.leg.protocol}\``))].join(' and ');
  return `Allow ${what}${from.length === 0 ? '' : ` from ${side(from)}`} to ${side(rules.flatMap((rule) => rule.to))}`;
}

function fixesOf(allow: Node, rules: readonly Missing[]): readonly FixDraft[] {
  if (allow.kind !== 'seq' && allow.kind !== 'scalar') return [];
  return [
    {
      title: titleFor(rules),
      in: allow,
      edit: (editor) => {
        const entries = rules.map(entryOf);
        if (allow.kind === 'seq' && allow.items.length > 0) for (const entry of entries) editor.add(allow, entry);
        else editor.replace(allow, entries);
      },
    },
  ];
}

/** Whether somebody confirms the number. */
const isReliable = (leg: Leg): boolean => leg.confidence !== 'unconfirmed' && leg.confidence !== 'example';

function entryOf({ need: { leg }, from, to }: Missing): Plain {
  const named = (names: readonly string[]): Plain => (names.length === 1 ? (names[0] ?? '') : names);
  // The usual number goes without saying; one that nobody confirms is left to the reader.
  const given = leg.port !== protocolPorts[leg.protocol]?.port && isReliable(leg);
  return {
    protocol: leg.protocol,
    ...(given && leg.port !== null ? { port: leg.port } : {}),
    ...(from.length === 0 || from.length > NAMES ? {} : { from: named(from) }),
    ...(to.length === 0 || to.length > NAMES ? {} : { to: named(to) }),
  };
}
