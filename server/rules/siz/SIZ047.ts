import { defineRule, reportEach } from '../rule';
import { partitionsOf, storeHosts } from './storage';

export const rule = defineRule({
  code: 'SIZ047',
  name: 'partitions-share-volume',
  severity: 'warning',
  title: 'Two store partitions share a volume',
  source: ['L2995'],
  check(model, report) {
    reportEach(model, report, 'SIZ047', storeHosts(model), (host, report) => {
      const first = new Map<string, NonNullable<ReturnType<typeof partitionsOf>[number]['volume']>>();
      for (const { volume } of partitionsOf(host)) {
        if (volume === undefined) continue;
        const earlier = first.get(volume.value);
        if (earlier === undefined) {
          first.set(volume.value, volume);
          continue;
        }
        report({
          at: volume.at,
          message: `Partitions exist to spread mail over more disks, and two of them on \`${volume.value}\` only fill and slow each other. Give each a stripe or volume of its own.`,
          related: [{ at: earlier.at, message: 'Another partition lies on the same volume' }],
        });
      }
    });
  },
});
