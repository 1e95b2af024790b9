import { defineRule, reportEach } from '../rule';
import { heldBy, messagesOn, ownVolume, storeHosts, volumesOf } from './storage';

export const rule = defineRule({
  code: 'SIZ030',
  name: 'queue-beside-messages',
  severity: 'warning',
  title: 'The queue lies on the file system of the messages',
  source: ['L2981'],
  check(model, report) {
    reportEach(model, report, 'SIZ030', storeHosts(model), (host, report) => {
      for (const volume of volumesOf(host)) {
        const queue = heldBy(volume, 'queue');
        const messages = messagesOn(host, volume);
        if (queue === undefined || messages === undefined) continue;
        const log = heldBy(volume, 'log');
        report({
          at: queue.at,
          message: `A queue that grows fills the file system of the message files, and the store stops working. Put \`queue\`${log === undefined ? '' : ', and best `log` too,'} on another file system than the messages.`,
          related: [
            { at: messages.at, message: 'Messages are on the same file system' },
            ...(log === undefined ? [] : [{ at: log.at, message: 'So are the logs' }]),
          ],
          fixes: () => ownVolume(host, volume, queue),
        });
      }
    });
  },
});
