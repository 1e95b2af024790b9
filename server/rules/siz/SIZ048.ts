import { figures } from '../../catalog/figures';
import { hostsWith } from '../../sizing/hosts';
import { defineRule, reportEach } from '../rule';
import { heldBy, MTAS, ownVolume, volumesOf } from './storage';

export const rule = defineRule({
  code: 'SIZ048',
  name: 'queue-beside-logs',
  severity: 'hint',
  title: 'Queue and logs of a large MTA share a volume',
  source: ['L3111'],
  check(model, report) {
    reportEach(model, report, 'SIZ048', hostsWith(model, ...MTAS), (host, report) => {
      const { cpus } = host.spec;
      if (cpus === undefined || cpus.value <= figures.mtaSmallHostCpus.value) return;
      for (const volume of volumesOf(host)) {
        const log = heldBy(volume, 'log');
        const queue = heldBy(volume, 'queue');
        if (log === undefined || queue === undefined) continue;
        report({
          at: log.at,
          message: `\`${host.name}\` is large enough for the logs to get in the way of the queue on the same disks. Put them on different volumes.`,
          related: [
            { at: queue.at, message: 'The queue' },
            { at: cpus.at, message: `${cpus.source} processors` },
          ],
          fixes: () => ownVolume(host, volume, log),
        });
      }
    });
  },
});
