/** What stands behind the load balancers of a spec. */
import { componentInfo, partsOf, type ComponentId } from '../../catalog/components';
import type { Fact } from '../../model/dsl';
import type { Component, Host, Model } from '../../model/model';
import { removeFix, replaceFix, runs, type NewHost } from '../kit';
import type { FixDraft } from '../rule';

export interface Target {
  readonly balancer: Component;
  /** The name under `targets`. */
  readonly fact: Fact<string>;
  readonly host: Host;
  /** All hosts among which its load balancer spreads the load. */
  readonly all: ReadonlySet<Host>;
}

/** Every host that a load balancer names. */
export const targetsOf = (model: Model): readonly Target[] =>
  model.shared('targets of load balancers', (view) =>
    view.of('load-balancer').flatMap((balancer) => {
      const all = new Set(view.hostsOf(balancer.spec.targets));
      return (balancer.spec.targets?.items ?? []).flatMap((fact): Target[] => {
        const host = view.host(fact.value);
        return host === undefined ? [] : [{ balancer, fact, host, all }];
      });
    }),
  );

/** Whether a host runs something that a load balancer may stand before, and that may be meant. */
export const mayBeMeant = (host: Host): boolean =>
  host.components.some(({ id }) =>
    partsOf(id).some((part) => {
      const kind = componentInfo(part).loadBalancing;
      return kind === 'named' || kind === 'elsewhere';
    }),
  );

/** The first component with one of these ids on a host. */
export const findOn = (host: Host, ...ids: readonly ComponentId[]): Component | undefined =>
  host.components.find((component) => ids.includes(component.id));

/**
 * Ways to take a host out of the targets: another host that runs one of `ids` in its place, a new one where none exists, or
 * nothing in its place.
 */
export function retarget(
  model: Model,
  target: Target,
  ids: readonly ComponentId[],
  forbidden: readonly ComponentId[],
  create: () => NewHost | undefined,
): readonly FixDraft[] {
  const { fact, all } = target;
  const remove = removeFix(fact, `Remove \`${fact.value}\` from \`targets\``);
  // Something else on the host may be meant; another host would not serve that.
  if (mayBeMeant(target.host)) return [remove];
  if (model.has(...ids)) {
    const other = model.of(...ids).find(({ host }) => host.name !== '' && !all.has(host) && !runs(host, ...forbidden));
    return other === undefined ? [remove] : [replaceFix(fact, other.host.name), remove];
  }
  const added = create();
  if (added === undefined) return [remove];
  const edit: FixDraft['edit'] = (editor) => {
    editor.replace(fact.at, added.name);
    added.add(editor);
  };
  return [{ title: `Add the host \`${added.name}\` with \`${ids.join(' or ')}\` and point to it`, edit }, remove];
}
