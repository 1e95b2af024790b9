import { clusterBackEnds } from '../../catalog/roles';
import { isSpread, isTwoTier } from '../../questions/architecture';
import { ticked } from '../../words/list';
import { defineRule } from '../rule';
import type { Host, Model } from '../../model/model';
import { doubleFix, openPoints, roles, type OpenPoint } from './single-points';

export const rule = defineRule({
  code: 'HA014',
  name: 'around-the-clock-on-single-hosts',
  severity: 'warning',
  title: 'Service around the clock hangs on single hosts',
  source: ['L508'],
  check(model, report) {
    const hours = model.section('sla')?.hours;
    // The layout of a single host is a contradiction of its own (HA013).
    if (hours?.value !== '24x7' || !isSpread(model)) return;
    for (const [host, points] of pointsByHost(model)) {
      const names = [...new Set(points.map(({ component }) => component.id))];
      report({
        at: host.at,
        message: `The service is wanted around the clock, and nothing stands in for ${ticked(names)} on \`${host.name}\`: every failure and every patch interrupts it. Add a second host or a way to fail over.`,
        related: [{ at: hours.at, message: 'Service around the clock is promised here' }],
        fixes: () => doubleFix(host),
        ...(points.some(({ proven }) => proven) ? {} : { advice: true }),
      });
    }
  },
});

/** Single points by host, without those that other rules speak of: stores without a cluster, front ends of two tiers. */
function pointsByHost(model: Model): ReadonlyMap<Host, readonly OpenPoint[]> {
  const others = new Set<string>(clusterBackEnds);
  if (isTwoTier(model)) for (const id of roles.flatMap(({ ids }) => ids)) others.add(id);
  const byHost = new Map<Host, OpenPoint[]>();
  for (const point of openPoints(model)) {
    const { host, id } = point.component;
    if (!others.has(id)) byHost.set(host, [...(byHost.get(host) ?? []), point]);
  }
  // What is proven is not mixed with what is only not said.
  return new Map(
    [...byHost].map(([host, points]) => {
      const proven = points.filter((point) => point.proven);
      return [host, proven.length > 0 ? proven : points];
    }),
  );
}
