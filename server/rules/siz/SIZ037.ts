import { defineRule, reportEach } from '../rule';
import { heldBy, ownVolume, storeHosts, volumesOf } from './storage';

export const rule = defineRule({
  code: 'SIZ037',
  name: 'snapshots-beside-database',
  severity: 'warning',
  title: 'Database snapshots lie on the volume of the database',
  source: ['L2958'],
  check(model, report) {
    reportEach(model, report, 'SIZ037', storeHosts(model), (host, report) => {
      for (const volume of volumesOf(host)) {
        const snapshots = heldBy(volume, 'snapshots');
        const database = heldBy(volume, 'mboxlist');
        if (snapshots === undefined || database === undefined) continue;
        report({
          at: snapshots.at,
          message: `A volume that is lost takes the mailbox database and its snapshots with it, and every snapshot slows the database down. Put \`snapshots\` on another volume.`,
          related: [{ at: database.at, message: 'The database is on the same volume' }],
          fixes: () => ownVolume(host, volume, snapshots),
        });
      }
    });
  },
});
