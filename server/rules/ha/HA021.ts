import { defineRule } from '../rule';
import { journalFixes, keepsJournal, storeFilesystems } from './filesystems';

export const rule = defineRule({
  code: 'HA021',
  name: 'store-without-journal',
  severity: 'warning',
  title: 'A message store has a file system without a journal',
  source: ['L3003'],
  check(model, report) {
    for (const found of storeFilesystems(model)) {
      const { filesystem, clustered, store } = found;
      if (clustered || filesystem === undefined || keepsJournal(filesystem)) continue;
      report({
        at: filesystem.at,
        message: `After a crash \`${filesystem.source}\` is checked from end to end before the store can start, which takes long on large partitions. Use a file system with a journal.`,
        related: [{ at: store.at, message: 'The message store' }],
        fixes: () => journalFixes(found),
      });
    }
  },
});
