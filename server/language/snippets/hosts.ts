/** Snippets for whole hosts: which there are, and what is written of them in a deployment. Lines in snippet syntax, two spaces a level. */
import { componentInfo, isComponentId, type ComponentId } from '../../catalog/components';
import { isAtLeast } from '../../catalog/releases';
import type { AllowSpec } from '../../model/format';
import type { Component, Model, ZoneKind } from '../../model/model';
import type { Snapshot } from '../../model/snapshot';
import { isTwoTier } from '../../questions/architecture';
import { hasOpenings } from '../../questions/firewalls';
import { freeName, zoneNamed } from '../../questions/names';
import type { SyntaxTree } from '../../syntax/document';
import { Editor } from '../../syntax/edits';
import { endsOf } from '../completion/openings';
import { isStanding, type Standing } from '../completion/standing';
import type { Snippet } from '../snippets';

interface HostSnippet {
  readonly label: string;
  readonly detail: string;
  readonly name: string;
  /** What it is there for. */
  readonly runs: ComponentId;
  /** More than one, for the sake of availability. */
  readonly count?: number;
  /** What several of them are called where a load balancer spreads users over them. */
  readonly behind?: string;
  /** The first suite that has it. */
  readonly from?: string;
  /** What follows name, number and zone; tab stops from 10 on. */
  readonly lines: readonly string[];
}

const partitions = [
  'components:',
  '  - component: message-store',
  '    partitions:',
  '      - name: ${12:primary}',
  '        size: ${13:2 TB}',
  '        spindles: ${14:8}',
];

const snippets: readonly HostSnippet[] = [
  {
    label: 'new load balancer',
    detail: 'before the access tier',
    name: 'lb',
    runs: 'load-balancer',
    lines: [
      'components:',
      '  - component: load-balancer',
      '    algorithm: ${10|least-connections,cpu-load,round-robin|}',
      '    sticky: ${11|true,false|}',
    ],
  },
  {
    label: 'new multiplexor',
    detail: 'POP and IMAP front end (mmp)',
    name: 'mmp',
    runs: 'mmp',
    count: 2,
    behind: 'two MMPs',
    lines: ['cpus: ${10:2}', 'memory: ${11:4 GB}', 'components: [mmp]'],
  },
  {
    label: 'new relay',
    detail: 'takes and routes mail (mta)',
    name: 'relay',
    runs: 'mta',
    count: 2,
    behind: 'two relays',
    lines: ['cpus: ${10:2}', 'memory: ${11:4 GB}', 'components: [${12|mta,mta-inbound,mta-outbound|}]'],
  },
  {
    label: 'new store',
    detail: 'message store with partitions',
    name: 'store',
    runs: 'message-store',
    lines: ['cpus: ${10:4}', 'memory: ${11:16 GB}', 'ha: ${15|solaris-cluster,vcs|}', ...partitions],
  },
  {
    label: 'clustered store',
    detail: 'two nodes that share their storage',
    name: 'store',
    runs: 'message-store',
    count: 2,
    lines: [
      'cpus: ${10:4}',
      'memory: ${11:16 GB}',
      'ha:',
      '  method: ${15|vcs,solaris-cluster|}',
      '  nodes: 2',
      '  shared-storage: true',
      ...partitions,
    ],
  },
  {
    label: 'new directory',
    detail: 'master or read-only copy',
    name: 'ldap',
    runs: 'directory-master',
    lines: ['cpus: ${10:2}', 'memory: ${11:8 GB}', 'components: [${12|directory-master,directory-consumer|}]'],
  },
  {
    label: 'new web client',
    detail: 'Convergence in GlassFish',
    name: 'web',
    runs: 'convergence',
    count: 2,
    behind: 'two web clients',
    from: '6',
    lines: ['components: [glassfish, convergence, webmail]'],
  },
  {
    label: 'new calendar front end',
    detail: 'Calendar Server 7 in GlassFish',
    name: 'cal',
    runs: 'cal7-frontend',
    count: 2,
    from: '7',
    lines: ['components: [glassfish, cal7-frontend]'],
  },
  {
    label: 'new calendar database',
    detail: 'Calendar Server 7 with document store',
    name: 'caldb',
    runs: 'cal7-database',
    from: '7',
    lines: ['components: [cal7-database, cal7-docstore]'],
  },
  {
    label: 'new instant messaging server',
    detail: 'with its storage in a cluster',
    name: 'im',
    runs: 'im-server',
    lines: ['ha: ${10|solaris-cluster,server-pool|}', 'components: [im-server]'],
  },
  {
    label: 'new instant messaging multiplexor',
    detail: 'in front of one server',
    name: 'immux',
    runs: 'im-mux',
    count: 2,
    lines: ['components:', '  - component: im-mux', '    server: $10'],
  },
];

/** So many load balancers are named in labels. */
const MOST_BALANCERS = 3;

/** The snippets for a host of a deployment: of what may stand in its tier, exists in its suite and would not be cut off. */
export function hostSnippets({ model, tree }: Snapshot, standing: Standing): readonly Snippet[] {
  const suite = model.suite?.value;
  const fitting = snippets.filter(
    ({ runs, from, lines }) =>
      componentsOf(lines, runs).every((id) => isStanding(standing.tier, id)) &&
      (from === undefined || isAtLeast(suite, from, 'suite') !== false) &&
      !isCutOff(model, runs),
  );
  const balancers = model
    .of('load-balancer')
    .filter(({ at }) => tree.owns(at))
    .slice(0, MOST_BALANCERS);
  const named = namedIn(model, tree);
  const pairs =
    standing.tier === 2
      ? []
      : fitting.flatMap((snippet) => balancers.flatMap((balancer) => behind(model, tree, named, snippet, balancer)));
  return [...pairs, ...fitting.map((snippet) => alone(model, tree, named, snippet))];
}

/** All that runs on the host of a snippet: what it is there for first, then what its lines name for certain. */
const componentsOf = (lines: readonly string[], first: ComponentId): readonly ComponentId[] => {
  const listed = lines.flatMap((line) => /^components: \[([^$]*)\]$/.exec(line)?.[1]?.split(', ') ?? []);
  return [...new Set([first, ...listed.filter(isComponentId)])];
};

/** Whether what it needs is not there, or those that would have to do with it name others or are kept from it. */
function isCutOff(model: Model, runs: ComponentId): boolean {
  switch (runs) {
    case 'im-mux':
      return !model.has('im-server');
    case 'cal7-database':
      return model.of('cal7-frontend').some(({ spec }) => spec.databases !== undefined);
    case 'cal7-frontend':
      return !model.has('cal7-database');
    case 'im-server':
      // The SDK of Access Manager would have to be there too, and Convergence talks to the server itself.
      return (
        model.has('access-manager') ||
        model.isExternal('access-manager') ||
        (model.has('convergence') && !model.has('im-server') && hasOpenings(model))
      );
    default:
      return false;
  }
}

function alone(model: Model, tree: SyntaxTree, named: readonly Named[], snippet: HostSnippet): Snippet {
  const { label, detail, count, lines } = snippet;
  const runs = componentsOf(lines, snippet.runs);
  const free = freeName(model, snippet.name);
  const editor = new Editor(tree);
  openTo(named, editor, runs, free);
  const also = editor.edits;
  return {
    label,
    detail,
    lines: [
      // A name that is written in other places too is not for typing over.
      also.length > 0 ? `name: ${free}` : `name: \${1:\u00AB${snippet.name}\u00BB}`,
      ...(count === undefined ? [] : [`count: \${2:${count}}`]),
      ...zoneLine(model, runs),
      ...lines.map((line) => completed(model, line)),
      ...(snippet.runs === 'load-balancer' ? [targetsLine(model)] : []),
    ],
    ...(also.length === 0 ? {} : { also }),
  };
}

/** The snippet with its host among the targets of a load balancer. */
function behind(
  model: Model,
  tree: SyntaxTree,
  named: readonly Named[],
  snippet: HostSnippet,
  balancer: Component,
): readonly Snippet[] {
  const targets = balancer.spec.targets?.at;
  if (snippet.behind === undefined || targets?.kind !== 'seq' || !tree.owns(targets)) return [];
  const name = freeName(model, snippet.name);
  const runs = componentsOf(snippet.lines, snippet.runs);
  const editor = new Editor(tree);
  editor.add(targets, name);
  openTo(named, editor, runs, name);
  return [
    {
      label: `${snippet.behind} behind ${balancer.host.name}`,
      detail: snippet.detail,
      lines: [`name: ${name}`, 'count: 2', ...zoneLine(model, runs), ...snippet.lines],
      also: editor.edits,
    },
  ];
}

/** A list of names that narrows a firewall rule, and who among them speaks its protocol. */
interface Named {
  readonly names: NonNullable<AllowSpec['from']>;
  readonly speakers: ReadonlySet<string>;
}

/** Where firewalls of this file name those who may speak, so that a further one must be named too. */
function namedIn(model: Model, tree: SyntaxTree): readonly Named[] {
  return (model.firewalls?.items ?? [])
    .flatMap(({ allow }) => allow?.items ?? [])
    .flatMap((rule) =>
      (['from', 'to'] as const).flatMap((end): readonly Named[] => {
        const names = rule[end];
        if (names === undefined || !tree.owns(names.at)) return [];
        const ends = endsOf(rule.protocol?.value ?? '', end);
        const among = model.hostsOf(names).flatMap(({ components }) => components.map(({ id }) => id));
        return ends !== undefined && among.some((id) => ends.has(id)) ? [{ names, speakers: ends }] : [];
      }),
    );
}

/** Lets a further host through where hosts that do the same are named. */
function openTo(named: readonly Named[], editor: Editor, runs: readonly ComponentId[], name: string): void {
  for (const { names, speakers } of named) {
    if (!runs.some((id) => speakers.has(id))) continue;
    if (names.at.kind === 'seq') editor.add(names.at, name);
    else editor.replace(names.at, [...names.items.map(({ value }) => value), name]);
  }
}

/** The zones in which all of this may stand, by the names of the spec; none where its hosts say no zones. */
function zoneLine(model: Model, runs: readonly ComponentId[]): readonly string[] {
  if (model.hosts.length > 0 && model.hosts.every(({ spec }) => spec.zone === undefined)) return [];
  const [first = [], ...others] = runs.map((id) => componentInfo(id).zones);
  const common = first.filter((zone) => others.every((zones) => zones.length === 0 || zones.includes(zone)));
  const kinds: readonly ZoneKind[] = isTwoTier(model)
    ? common
    : ['intranet', ...common.filter((kind) => kind !== 'intranet')];
  const counts = hostsByZone(model);
  // Where most others stand, the fewest firewalls are between.
  const names = [...new Set(kinds.map((kind) => zoneNamed(model, kind)))].sort(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0),
  );
  return names.length === 0 ? [] : [`zone: \${3|${names.join(',')}|}`];
}

/** How many host items stand in a zone, by its name. */
const hostsByZone = (model: Model): ReadonlyMap<string, number> =>
  model.shared('host items by zone', (own) => {
    const counts = new Map<string, number>();
    for (const zone of own.each(own.hosts, 'zone named', ({ spec }) => spec.zone?.value))
      if (zone !== undefined) counts.set(zone, (counts.get(zone) ?? 0) + 1);
    return counts;
  });

/** Hosts that a load balancer may stand before, and none does. */
function unbalanced(model: Model): readonly string[] {
  const behindOne = new Set(
    model.of('load-balancer').flatMap(({ spec }) => spec.targets?.items.map(({ value }) => value) ?? []),
  );
  return model.hosts
    .filter(({ name, components }) => {
      const infos = components.map(({ id }) => componentInfo(id).loadBalancing);
      return name !== '' && !behindOne.has(name) && infos.includes('named') && !infos.includes('forbidden');
    })
    .map(({ name }) => name)
    .slice(0, 8);
}

/** The line with what the deployment answers: the server of a multiplexor, and a copy where there is a master. */
function completed(model: Model, line: string): string {
  const [server] = model.of('im-server');
  if (line.endsWith('server: $10') && server !== undefined) return line.replace('$10', `\${10:${server.host.name}}`);
  return model.has('directory-master')
    ? line.replace('|directory-master,directory-consumer|', '|directory-consumer,directory-master|')
    : line;
}

/** The hosts before which a load balancer would stand. */
function targetsLine(model: Model): string {
  const names = unbalanced(model);
  return `    targets: [${names.length > 0 ? names.join(', ') : '$12'}]`;
}
