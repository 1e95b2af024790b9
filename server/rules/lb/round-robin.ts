/** Load balancers that send connections in turn, whatever the load. */
import type { Component, Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import type { FindingDraft, ReportFinding } from '../rule';

/** Reports each of them that is meant. */
export function reportRoundRobin(
  model: Model,
  report: ReportFinding,
  isMeant: (balancer: Component) => boolean,
  draft: Pick<FindingDraft, 'message' | 'related'>,
): void {
  for (const balancer of model.of('load-balancer')) {
    const { algorithm } = balancer.spec;
    if (algorithm?.value !== 'round-robin' || !isMeant(balancer)) continue;
    report({
      at: algorithm.at,
      ...draft,
      fixes: () => [replaceFix(algorithm, 'least-connections'), replaceFix(algorithm, 'cpu-load')],
    });
  }
}
