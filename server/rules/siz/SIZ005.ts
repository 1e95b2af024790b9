import { figures } from '../../catalog/figures';
import type { Fact } from '../../model/dsl';
import type { Quantity } from '../../model/quantity';
import { defineRule } from '../rule';
import { hostsWith } from '../../sizing/hosts';
import { MTAS, partitionsOf, STORES, volumesOf } from './storage';

export const rule = defineRule({
  code: 'SIZ005',
  name: 'slow-mail-disks',
  severity: 'warning',
  title: 'Mail disks answer too slowly, or are described by bandwidth alone',
  source: ['L2549'],
  check(model, report) {
    const limit = figures.diskResponse.value / 1000;
    for (const host of hostsWith(model, ...STORES, ...MTAS)) {
      const slow: (Fact<Quantity> | undefined)[] = [
        host.spec.measured?.['disk-response'],
        ...partitionsOf(host).map((partition) => partition.response),
      ];
      for (const response of slow) {
        if (response === undefined || response.value.amount < limit) continue;
        report({
          at: response.at,
          message: `Disks of \`${host.name}\` answer in ${response.source}; operations count only at less than ${figures.diskResponse.value} ms, and users wait for slower ones. Spread the data over more spindles or volumes, then measure again.`,
        });
      }
      for (const volume of volumesOf(host)) {
        const { throughput } = volume;
        if (throughput === undefined || volume.iops !== undefined || volume.incomplete) continue;
        report({
          at: throughput.at,
          message: `\`${volume.name?.value ?? 'This volume'}\` is described by bandwidth alone, but a mail store is bound by the number of small operations. Measure them at less than ${figures.diskResponse.value} ms each, and write them as \`iops\`.`,
        });
      }
    }
  },
});
