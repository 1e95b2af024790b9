import { defineRule } from '../rule';
import { heldBy, isLarge, storeHosts, volumesOf } from './storage';

export const rule = defineRule({
  code: 'SIZ056',
  name: 'needless-log-volume',
  severity: 'hint',
  title: 'Logs of an ordinary store have a volume of their own',
  source: ['L2987'],
  check(model, report) {
    // Large stores and heavy logging are what such a volume is for.
    if (model.users?.total === undefined || isLarge(model)) return;
    for (const host of storeHosts(model)) {
      for (const volume of volumesOf(host)) {
        const log = heldBy(volume, 'log');
        if (log === undefined || volume.holds?.items.length !== 1) continue;
        report({
          at: log.at,
          message:
            'Logs are written without waiting, so they hardly disturb others, and disks for them alone are missing elsewhere. Let them share a volume with something else than messages.',
        });
      }
    }
  },
});
