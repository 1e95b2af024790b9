/** What firewalls stop of the flows in the port table: what the deployment needs, and what it may do without. */
import type { Model } from '../model/model';
import type { Edge } from './edges';
import { flowsOf, type Flow } from './flows';
import type { HostGroup } from './layouts';
import { blockedNeeds } from './needs';

export interface BlockedFlows {
  readonly needed: readonly Flow[];
  /** Flows that the spec does not make certain, and no need of the deployment depends on. */
  readonly optional: readonly Flow[];
}

export const blockedFlows = (model: Model): BlockedFlows =>
  model.shared('network blocked flows', (asked) => {
    const needed: Flow[] = [];
    const optional: Flow[] = [];
    for (const flow of flowsOf(asked)) {
      if (flow.local || flow.verdict !== 'blocked') continue;
      (flow.standing === 'certain' || isNeed(asked, flow) ? needed : optional).push(flow);
    }
    return { needed, optional };
  });

/** Whether rules report it as a connection that the deployment cannot do without. */
const isNeed = (model: Model, flow: Flow): boolean =>
  blockedNeeds(model).some(
    ({ edge, from, to }) => isOf(edge, flow) && meets(from, flow.from.hosts) && meets(to, flow.to.hosts),
  );

const isOf = (edge: Edge, flow: Flow): boolean =>
  edge.kind === flow.kind && edge.from.component === flow.from.component && edge.to.component === flow.to.component;

/** Hosts in common; ends outside the spec have none. */
function meets(some: readonly HostGroup[], others: readonly HostGroup[]): boolean {
  if (some.length === 0 || others.length === 0) return some.length === others.length;
  const names = new Set(others.map(({ name }) => name));
  return some.some(({ name }) => names.has(name));
}
