import { hostsWith } from '../../sizing/hosts';
import { replaceFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';
import { MTAS, partitionsOf, STORES, volumesOf } from './storage';

export const rule = defineRule({
  code: 'SIZ039',
  name: 'software-raid-5',
  severity: 'warning',
  title: 'Mail lies on RAID 5 made by software',
  source: ['L3117'],
  check(model, report) {
    reportEach(model, report, 'SIZ039', hostsWith(model, ...STORES, ...MTAS), (host, report) => {
      const raids = [
        ...volumesOf(host).map(({ raid }) => raid),
        ...partitionsOf(host).map(({ raid }) => raid),
        ...host.components.map(({ spec }) => spec.queue?.raid),
      ];
      for (const raid of raids) {
        if (raid?.value !== 'software-raid5') continue;
        report({
          at: raid.at,
          message: `Each small write to RAID 5 reads and writes four times, and mail is nothing but small writes; without the cache of a controller that is too slow. Use a caching RAID 5 controller, or mirrors.`,
          fixes: () => [replaceFix(raid, 'raid5-controller'), replaceFix(raid, 'stripe-mirror')],
        });
      }
    });
  },
});
