/** Load balancers that may send a user to another server in the middle of a session. */
import type { ComponentId } from '../../catalog/components';
import { webmailSessions } from '../../catalog/roles';
import type { Fact } from '../../model/dsl';
import type { Component, Host, Model } from '../../model/model';
import { setOnComponent } from '../../fixes/edits';
import type { FixDraft } from '../../fixes/fix';
import { findOn } from '../../questions/components';
import type { ReportFinding, RelatedNode } from '../rule';
import { targetsOf } from '../../questions/balancers';

interface Loose {
  readonly balancer: Component;
  /** Its `sticky: false`; undefined where it does not say. */
  readonly fact: Fact<boolean> | undefined;
  /** What stands behind it, and behind no other load balancer that may keep sessions. One a host. */
  readonly components: readonly Component[];
}

/** Codes of this folder that tell of the same fact: a load balancer that is not sticky is told of once. */
const first: readonly (readonly ComponentId[])[] = [webmailSessions, ['communications-express'], ['cal6-frontend']];

/**
 * Load balancers with one of these behind them that are not sticky, or do not say whether they are. Where another load balancer
 * leads to a host too, its sessions may come by that one.
 */
function looseBalancers(model: Model, ids: readonly ComponentId[]): readonly Loose[] {
  const byBalancer = hostsBehind(model, ids);
  // What could not be read may be a load balancer that keeps the sessions.
  if (byBalancer.size === 0 || !model.complete) return [];
  if (model.of('load-balancer').some(({ spec }) => spec.targets?.incomplete === true)) return [];
  const sticky = hostsOf(byBalancer, (balancer) => balancer.spec.sticky?.value === true);
  const notLoose = hostsOf(byBalancer, (balancer) => balancer.spec.sticky?.value !== false);
  return [...byBalancer].flatMap(([balancer, hosts]): Loose[] => {
    const fact = balancer.spec.sticky;
    if (fact?.value === true) return [];
    const alone = hosts.filter((host) => !(fact === undefined ? sticky : notLoose).has(host));
    const components = alone.flatMap((host) => findOn(host, ...ids) ?? []);
    // With one host behind it nobody is sent to another.
    if (components.length === 0 || model.countOf(hosts.flatMap((host) => findOn(host, ...ids) ?? [])) < 2) return [];
    return [{ balancer, fact, components }];
  });
}

interface Words {
  /** Where it does not say whether it is sticky. */
  readonly unsaid: string;
  /** Where it says that it is not. */
  readonly refused: string;
  /** What stands behind it, before the name of the host. */
  readonly behind: string;
  /** Other places that matter, named first. */
  readonly related?: readonly RelatedNode[];
}

/** Reports each of them, as advice where it does not say whether it is sticky. */
export function reportLoose(
  model: Model,
  report: ReportFinding,
  ids: readonly ComponentId[],
  { unsaid, refused, behind, related = [] }: Words,
  applies: (loose: Loose) => boolean = () => true,
): void {
  for (const loose of looseBalancers(model, ids)) {
    const { balancer, fact, components } = loose;
    if (!applies(loose) || isTold(model, balancer, ids)) continue;
    report({
      at: fact?.at ?? balancer.at,
      message: fact === undefined ? unsaid : refused,
      related: [
        ...related,
        ...components
          .slice(0, 5 - related.length)
          .map(({ at, host }) => ({ at, message: `${behind} on \`${host.name}\`` })),
      ],
      fixes: () => [makeSticky(balancer)],
      ...(fact === undefined ? { advice: true } : {}),
    });
  }
}

/** Whether a rule for other sessions behind the same load balancer says it already. */
function isTold(model: Model, balancer: Component, ids: readonly ComponentId[]): boolean {
  for (const others of first) {
    if (others.some((id) => ids.includes(id))) return false;
    if (looseBalancers(model, others).some((loose) => loose.balancer === balancer)) return true;
  }
  return false;
}

/** The hosts with one of these behind each load balancer. */
function hostsBehind(model: Model, ids: readonly ComponentId[]): ReadonlyMap<Component, readonly Host[]> {
  const found = new Map<Component, Host[]>();
  for (const { balancer, host } of targetsOf(model)) {
    if (findOn(host, ...ids) === undefined) continue;
    const hosts = found.get(balancer);
    if (hosts === undefined) found.set(balancer, [host]);
    else if (!hosts.includes(host)) hosts.push(host);
  }
  return found;
}

const hostsOf = (
  byBalancer: ReadonlyMap<Component, readonly Host[]>,
  condition: (balancer: Component) => boolean,
): ReadonlySet<Host> => new Set([...byBalancer].flatMap(([balancer, hosts]) => (condition(balancer) ? hosts : [])));

/** Safe where nothing is written; where it says no, somebody meant that, if only for what else stands behind it. */
export const makeSticky = (balancer: Component): FixDraft => ({
  title: 'Set `sticky` to `true`',
  safe: balancer.spec.sticky === undefined,
  in: balancer.spec.at,
  edit: (editor) => {
    setOnComponent(editor, balancer, 'sticky', true);
  },
});
