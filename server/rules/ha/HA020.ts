import { defineRule } from '../rule';
import { journalFixes, keepsJournal, storeFilesystems } from './filesystems';

export const rule = defineRule({
  code: 'HA020',
  name: 'clustered-store-without-journal',
  severity: 'error',
  title: 'A message store in a cluster has a file system without a journal',
  source: ['L3003'],
  check(model, report) {
    const clustered = storeFilesystems(model).filter((found) => found.clustered);
    for (const found of clustered) {
      const { store, filesystem } = found;
      const ha = model.haOf(store)?.method;
      if (filesystem === undefined || keepsJournal(filesystem)) continue;
      report({
        at: filesystem.at,
        message: `The node that takes over must first check \`${filesystem.source}\` from end to end, so failover takes as long as the store is large. A cluster requires a file system with a journal.`,
        related: ha === undefined ? [] : [{ at: ha.at, message: 'The store is in a cluster' }],
        fixes: () => journalFixes(found),
      });
    }
    const unknown = clustered.find(({ store, filesystem }) => filesystem === undefined && !store.host.incomplete);
    if (unknown === undefined) return;
    report({
      at: unknown.store.at,
      message:
        'A store in a cluster requires a file system with a journal. Say which one it has: write `filesystem` at the host.',
      advice: true,
    });
  },
});
