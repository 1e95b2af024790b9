import { spelled } from '../../words/number';
import { figures } from '../../catalog/figures';
import { partitionsFor } from '../../sizing/disk';
import { defineRule, reportEach } from '../rule';
import { partitionsOf, storeHosts, volumesOf } from './storage';

export const rule = defineRule({
  code: 'SIZ028',
  name: 'partition-spindles',
  severity: 'warning',
  title: `A store partition spans more than ${spelled(figures.spindlesPerPartition.value)} spindles`,
  source: ['L3006'],
  check(model, report) {
    reportEach(model, report, 'SIZ028', storeHosts(model), (host, report) => {
      for (const partition of partitionsOf(host)) {
        const volume = volumesOf(host).find(({ name }) => name !== undefined && name.value === partition.volume?.value);
        const spindles = partition.spindles ?? volume?.spindles;
        if (spindles === undefined || spindles.value <= figures.spindlesPerPartition.value) continue;
        report({
          at: spindles.at,
          message: `\`${partition.name?.value ?? 'A partition'}\` lies on ${spindles.value} spindles. A resynchronisation of the mirror or RAID takes long then: stay at ${spelled(figures.spindlesPerPartition.value)}, and make it ${partitionsFor(spindles.value)} partitions.`,
          ...(spindles === partition.spindles || partition.name === undefined
            ? {}
            : { related: [{ at: partition.name.at, message: 'The partition on this volume' }] }),
        });
      }
    });
  },
});
