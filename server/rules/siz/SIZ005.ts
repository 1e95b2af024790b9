import { figures } from '../../catalog/figures';
import type { Fact } from '../../model/dsl';
import type { Quantity } from '../../model/quantity';
import { defineRule, reportEach } from '../rule';
import { hostsWith } from '../../sizing/hosts';
import { MTAS, partitionsOf, STORES, volumesOf } from './storage';

const limit = figures.diskResponse.value / 1000;

export const rule = defineRule({
  code: 'SIZ005',
  name: 'slow-mail-disks',
  severity: 'warning',
  title: 'Mail disks are too slow, or only their bandwidth is known',
  source: ['L2549'],
  check(model, report) {
    reportEach(model, report, 'SIZ005', hostsWith(model, ...STORES, ...MTAS), (host, report) => {
      const slow: (Fact<Quantity> | undefined)[] = [
        host.spec.measured?.['disk-response'],
        ...partitionsOf(host).map((partition) => partition.response),
      ];
      for (const response of slow) {
        if (response === undefined || response.value.amount < limit) continue;
        report({
          at: response.at,
          message: `Disks of \`${host.name}\` take ${response.source} to answer. What counts is how many operations a second they complete in less than ${figures.diskResponse.value} ms each. Spread the data over more spindles or volumes, then measure again.`,
        });
      }
      for (const volume of volumesOf(host)) {
        const { throughput } = volume;
        if (throughput === undefined || volume.iops !== undefined || volume.incomplete) continue;
        report({
          at: throughput.at,
          message: `\`${volume.name?.value ?? 'This volume'}\` says only what bandwidth it has, but mail needs many small operations. Measure how many it completes a second in less than ${figures.diskResponse.value} ms each, and write them as \`iops\`.`,
        });
      }
    });
  },
});
