/** What stands behind the load balancers of a spec. */
import { componentInfo, partsOf, type ComponentId } from '../../catalog/components';
import type { Fact } from '../../spec/dsl';
import type { Component, Host, Model } from '../../spec/model';
import { removeFix, replaceFix, runs, type NewHost } from '../kit';
import type { FixDraft } from '../rule';

export interface Target {
  readonly balancer: Component;
  /** The name under `targets`. */
  readonly fact: Fact<string>;
  readonly host: Host;
}

/** Every host that a load balancer names. */
export const targetsOf = (model: Model): readonly Target[] =>
  model.of('load-balancer').flatMap((balancer) =>
    (balancer.spec.targets?.items ?? []).flatMap((fact): Target[] => {
      const host = model.host(fact.value);
      return host === undefined ? [] : [{ balancer, fact, host }];
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
export function retarget(model: Model, target: Target, ids: readonly ComponentId[], forbidden: readonly ComponentId[], create: () => NewHost | undefined): readonly FixDraft[] {
  const { fact, balancer } = target;
  const named = new Set(balancer.spec.targets?.items.map((item) => model.host(item.value)));
  const remove = removeFix(fact, `Remove \`${fact.value}\` from \`targets\``);
  // Something else on the host may be meant; another host would not serve that.
  if (mayBeMeant(target.host)) return [remove];
  const hosts = [...new Set(model.of(...ids).map((component) => component.host))].filter((host) => host.name !== '');
  const others = hosts.filter((host) => !named.has(host) && !runs(host, ...forbidden));
  if (hosts.length > 0) return [...others.slice(0, 3).map((host) => replaceFix(fact, host.name)), remove];
  const added = create();
  if (added === undefined) return [remove];
  const edit: FixDraft['edit'] = (editor) => {
    editor.replace(fact.at, added.name);
    added.add(editor);
  };
  const what = ids.map((id) => componentInfo(id).title).join(' or ');
  return [{ title: `Add the host \`${added.name}\` (${what}) and point to it`, edit }, remove];
}
