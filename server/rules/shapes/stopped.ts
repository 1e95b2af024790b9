/** Connections that firewalls stop: which rule reports which, and how. One finding a firewall and protocol. */
import type { FlowGroup } from '../../catalog/flows';
import { protocolPorts } from '../../catalog/ports';
import type { Source } from '../../catalog/types';
import type { Firewall } from '../../network/firewalls';
import { append, groupBy } from '../../network/group';
import type { HostGroup } from '../../network/layouts';
import type { Leg } from '../../network/legs';
import { blockedNeeds, type BlockedNeed } from '../../network/needs';
import { titleOf, type Party } from '../../network/parties';
import type { Model } from '../../model/model';
import type { Plain } from '../../syntax/plain';
import type { Node } from '../../syntax/tree';
import { defineRule, type ReportFinding, type Rule } from '../rule';
import { type FixDraft } from '../../fixes/fix';

/** The groups of flows that each rule speaks for; PORT019 speaks for all others. */
const claims = {
  NET021: ['im-mux-server'],
  NET022: ['iss-events', 'iss-events-service'],
  PORT008: ['convergence-im'],
  PORT011: ['webmail-store'],
  PORT012: ['directory-queries'],
  PORT013: ['cal6-store'],
  PORT015: ['cal6-notices', 'cal7-notices'],
  PORT016: ['delivery-lmtp', 'delivery-smtp'],
  PORT017: ['imap-proxy', 'pop-proxy'],
} as const satisfies Readonly<Record<string, readonly FlowGroup[]>>;
const OTHERS = 'PORT019';

/** A rule that speaks for some groups, or for all others. */
export type Claimant = keyof typeof claims | typeof OTHERS;

const claimants: ReadonlyMap<FlowGroup, Claimant> = new Map(
  (Object.keys(claims) as (keyof typeof claims)[]).flatMap((code) =>
    claims[code].map((group: FlowGroup) => [group, code] as const),
  ),
);

const codeOf = (need: BlockedNeed): Claimant => claimants.get(need.edge.kind.group) ?? OTHERS;

/** More names than these are not written out in a rule. */
const NAMES = 12;

/** A rule about a connection that firewalls stop. `why`: what does not work without it, a whole sentence. */
export const stoppedRule = (rule: {
  readonly code: Claimant;
  readonly title: string;
  readonly source: readonly Source[];
  readonly why: string;
}): Rule =>
  defineRule({
    code: rule.code,
    severity: 'error',
    title: rule.title,
    source: rule.source,
    check(model, report) {
      reportStopped(model, report, rule.code, rule.why);
    },
  });

/** Reports what firewalls stop of the flows that a rule speaks for. Without `why` the purposes of the flows say it. */
export function reportStopped(model: Model, report: ReportFinding, code: Claimant, why?: string): void {
  for (const { firewall, needs, message, title, rules } of stopped(model, code, why)) {
    const { allow } = firewall.spec;
    const at = allow?.key ?? firewall.spec.name?.at;
    if (allow !== undefined && at !== undefined)
      report({ at, message, related: relatedOf(model, needs), fixes: fixesOf(allow.at, title, rules) });
  }
}

/** What one firewall stops of one protocol. */
interface Stopped {
  readonly firewall: Firewall;
  readonly needs: readonly BlockedNeed[];
  readonly message: string;
  /** What the fix does. */
  readonly title: string;
  readonly rules: readonly Missing[];
}

/** All texts are made here, where an edit of a host leaves them alone. */
const stopped = (model: Model, code: Claimant, why: string | undefined): readonly Stopped[] =>
  model.shared(`stopped by firewalls, ${code}`, (asked) =>
    [...groupBy(claimedNeeds(asked, code), (need) => need.firewall)].flatMap(([firewall, all]) =>
      // The two ports of Message Queue are one need.
      [...groupBy(all, (need) => (code === 'NET022' ? '' : need.leg.protocol)).values()].map((needs) => {
        const rules = missingRules(needs);
        return { firewall, needs, message: messageOf(firewall, needs, why), title: titleFor(rules), rules };
      }),
    ),
  );

const claimedNeeds = (model: Model, code: Claimant): readonly BlockedNeed[] =>
  model.shared('stopped by firewalls, by rule', (asked) => groupBy(blockedNeeds(asked), codeOf)).get(code) ?? [];

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

/** What it is needed for. */
function use(needs: readonly BlockedNeed[]): string {
  const purposes = [...new Set(needs.map((need) => need.edge.kind.purpose))];
  return `It is needed for: ${purposes.slice(0, 2).join('; ')}.`;
}

function hostsText(hosts: readonly HostGroup[]): string {
  const names = [...new Set(hosts.map((host) => `\`${host.name}\``))];
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
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

function fixesOf(allow: Node, title: string, rules: readonly Missing[]): readonly FixDraft[] {
  if (allow.kind !== 'seq' && allow.kind !== 'scalar') return [];
  return [
    {
      title,
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
