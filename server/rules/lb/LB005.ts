import { componentInfo, partsOf } from '../../catalog/components';
import { mtaComponents, stickyComponents } from '../../catalog/roles';
import type { Component, Host, Model } from '../../model/model';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { makeSticky } from './sticky';
import { isAtEdge } from './edge';
import { targetsOf } from '../../questions/balancers';

export const rule = defineRule({
  code: 'LB005',
  name: 'edge-balancer-not-sticky',
  severity: 'warning',
  title: 'A load balancer at the edge is not sticky',
  source: ['L1218'],
  check(model, report) {
    const { architecture } = model;
    if (architecture?.value !== 'edge') return;
    for (const [balancer, hosts] of behindEach(model)) {
      const { sticky } = balancer.spec;
      if (sticky?.value === true || !isAtEdge(model, balancer)) continue;
      const fronts = hosts.flatMap(frontsOf);
      // With one host behind it nobody is sent to another.
      if (model.countOf(fronts) < 2) continue;
      // Where sessions would break, the rule for the component says so.
      if (sticky === undefined && hosts.some((host) => runs(host, ...stickyComponents))) continue;
      const [front] = fronts;
      if (front === undefined) continue;
      report({
        at: sticky?.at ?? balancer.at,
        message: `At the edge only MTAs are stateless: a load balancer before anything else must send users back to the same server. Set \`sticky\` to \`true\`.`,
        related: [{ at: front.at, message: `\`${front.id}\` on \`${front.host.name}\` stands behind it` }],
        fixes: () => [makeSticky(balancer)],
        ...(sticky === undefined ? { advice: true } : {}),
      });
    }
  },
});

/** Front ends on a host that are no MTAs. */
const frontsOf = (host: Host): readonly Component[] =>
  host.components.filter(
    ({ id }) => !mtaComponents.includes(id) && partsOf(id).some((part) => componentInfo(part).frontEnd === true),
  );

function behindEach(model: Model): ReadonlyMap<Component, readonly Host[]> {
  const found = new Map<Component, Host[]>();
  for (const { balancer, host } of targetsOf(model)) {
    const hosts = found.get(balancer);
    if (hosts === undefined) found.set(balancer, [host]);
    else hosts.push(host);
  }
  return found;
}
