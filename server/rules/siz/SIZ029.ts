import { defineRule, reportEach } from '../rule';
import { heldBy, isLarge, messagesOn, ownVolume, storeHosts, volumesOf } from './storage';

export const rule = defineRule({
  code: 'SIZ029',
  name: 'database-shares-volume',
  severity: 'warning',
  title: 'The mailbox database shares its volume in a large deployment',
  source: ['L2967', 'L2991'],
  check(model, report) {
    if (!isLarge(model)) return;
    reportEach(model, report, 'SIZ029', storeHosts(model), (host, report) => {
      for (const volume of volumesOf(host)) {
        const held = heldBy(volume, 'mboxlist');
        const others = (volume.holds?.items ?? []).filter((fact) => fact !== held);
        const beside = others[0] ?? messagesOn(host, volume);
        if (held === undefined || beside === undefined) continue;
        report({
          at: held.at,
          message: `Every delivery and every change of a flag is written to the mailbox database, and what else lies on \`${volume.name?.value ?? 'its volume'}\` takes its turn on the same disks. Put \`mboxlist\` on a volume of its own, the fastest one.`,
          related: [{ at: beside.at, message: 'This is on the same volume' }],
          fixes: () => ownVolume(host, volume, held),
        });
      }
    });
  },
});
