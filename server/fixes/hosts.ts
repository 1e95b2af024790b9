/** A further host, as a fix writes it. */
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
  const tiers = model.section('tiers');
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
  const own = tiers.items.find((tier) => tier.tier?.value === host.tier);
  const hosts = own?.hosts?.at;
  return {
    name,
    in: hosts ?? tiers.at,
    add: (editor) => {
      if (hosts !== undefined) editor.add(hosts, item);
      else editor.add(tiers.at, { tier: host.tier, hosts: [item] });
      for (const fact of names) editor.replace(fact.at, name);
    },
  };
}

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
