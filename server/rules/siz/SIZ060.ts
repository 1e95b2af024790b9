import { defineRule } from '../rule';
import { heldBy, isLarge, messagesOn, storeHosts, volumesOf } from './storage';

export const rule = defineRule({
  code: 'SIZ060',
  name: 'one-volume-store',
  severity: 'hint',
  title: 'Everything of a store lies on one volume',
  source: ['L2542', 'L2958'],
  check(model, report) {
    // In a large deployment SIZ029 asks for the first step.
    if (isLarge(model)) return;
    for (const host of storeHosts(model)) {
      const volumes = volumesOf(host);
      const [only] = volumes;
      if (only === undefined || volumes.length > 1) continue;
      const database = heldBy(only, 'mboxlist');
      const messages = messagesOn(host, only);
      if (database === undefined || messages === undefined) continue;
      report({
        at: database.at,
        message: `Database and messages of \`${host.name}\` wait for the same disks. Divide them: the database on fast disks, messages and index on others, temporary files in memory.`,
        related: [{ at: messages.at, message: 'Messages are on the same volume' }],
      });
    }
  },
});
