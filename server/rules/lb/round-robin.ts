/** Load balancers that send connections in turn, whatever the load. */
import type { Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import type { FindingDraft, ReportFinding } from '../rule';

/** Reports each of them. */
export function reportRoundRobin(
  model: Model,
  report: ReportFinding,
  draft: Pick<FindingDraft, 'message' | 'related'>,
): void {
  for (const { spec } of model.of('load-balancer')) {
    const { algorithm } = spec;
    if (algorithm?.value !== 'round-robin') continue;
    report({
      at: algorithm.at,
      ...draft,
      fixes: [replaceFix(algorithm, 'least-connections'), replaceFix(algorithm, 'cpu-load')],
    });
  }
}
