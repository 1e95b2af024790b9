/** A further host, as a fix writes it. */
import type { Listing } from '../model/dsl';
import type { Component, Model, ZoneKind } from '../model/model';
import { isOverlay } from '../questions/architecture';
import { freeName, zoneNamed } from '../questions/names';
import { namesOf } from '../questions/peers';
import type { Editor } from '../syntax/edits';
import { Moved, type Plain } from '../syntax/plain';
import type { Node } from '../syntax/tree';

export interface NewHost {
  readonly name: string;
  /** The file that it is written in, for `FixDraft.in`. */
  readonly in: Node;
  readonly add: (editor: Editor) => void;
}

/**
 * A further host, in its tier, under a name that is free. The zone is only written where the spec has zones. What it reads of the
 * model it reads at once, so that a rule that offers it depends on it.
 */
export function newHost(
  model: Model,
  host: {
    readonly base: string;
    readonly tier: 0 | 1 | 2;
    readonly zone: ZoneKind;
    readonly site?: string | undefined;
    readonly count?: number;
    readonly components: readonly Plain[];
  },
): NewHost | undefined {
  const tiers = tiersAt(model);
  if (tiers === undefined || isOverlay(model)) return undefined;
  const name = freeName(model, host.base);
  const item: Plain = {
    name,
    ...(host.count === undefined || host.count === 1 ? {} : { count: host.count }),
    ...(usesZones(model) ? { zone: zoneNamed(model, host.zone) } : {}),
    ...(host.site === undefined ? {} : { site: host.site }),
    components: host.components,
  };
  // Whoever names the old host for the sake of what leaves it means the new one.
  const nodes = host.components.flatMap((component) => (component instanceof Moved ? [component.node] : []));
  const leaving = nodes.length === 0 ? [] : componentsAt(model, nodes);
  const names = namesOf(model, leaving);
  const hosts = hostsAt(model, host.tier);
  return {
    name,
    in: hosts ?? tiers,
    add: (editor) => {
      if (hosts !== undefined) editor.add(hosts, item);
      else editor.add(tiers, { tier: host.tier, hosts: [item] });
      for (const fact of names) editor.replace(fact.at, name);
    },
  };
}

/** The list of tiers: the node alone, so that an edit of a host leaves alone what offers another one. */
const tiersAt = (model: Model): Listing<unknown>['at'] | undefined =>
  model.shared('list of tiers', (own) => own.section('tiers')?.at);

/** The list of hosts of a tier; undefined where the spec has no such tier, or none with hosts. */
export const hostsAt = (model: Model, number: 0 | 1 | 2): Listing<unknown>['at'] | undefined =>
  model.shared(
    `list of hosts of tier ${number}`,
    (own) => own.section('tiers')?.items.find(({ tier }) => tier?.value === number)?.hosts?.at,
  );

const componentsAt = (model: Model, nodes: readonly Node[]): readonly Component[] => {
  const byNode = model.shared('components by node', (view): ReadonlyMap<Node, Component> => {
    const found = new Map<Node, Component>();
    for (const { components } of view.hosts)
      for (const component of components) found.set(component.spec.at, component);
    return found;
  });
  return nodes.flatMap((node) => byNode.get(node) ?? []);
};

/** Whether the spec says for any host in which zone it stands. */
const usesZones = (model: Model): boolean =>
  model.shared('zones in use', (own) => own.hosts.some((host) => host.spec.zone !== undefined));
