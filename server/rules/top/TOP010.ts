import { bandwidthRates } from '../../catalog/vocabulary';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { sitesOf } from './places';

export const rule = defineRule({
  code: 'TOP010',
  name: 'better-line',
  severity: 'hint',
  title: 'A better line may cost less than distributed servers',
  source: ['L3248'],
  check(model, report) {
    const topology = model.section('topology');
    if (topology?.value !== 'distributed') return;
    for (const { bandwidth, name } of sitesOf(model)) {
      // ISDN is what the guide takes as the least of good lines.
      if (bandwidth === undefined || bandwidthRates[bandwidth.value] > bandwidthRates.isdn) continue;
      report({
        at: bandwidth.at,
        message: `Where the line to \`${name?.source ?? 'this site'}\` is the reason for servers there, first see what a better one costs: bandwidth is cheap beside machines and staff. A virtual private network over an Internet line is another way.`,
        related: [{ at: topology.at, message: 'Servers stand at most sites' }],
        fixes: () => [replaceFix(bandwidth, 'dsl')],
      });
    }
  },
});
