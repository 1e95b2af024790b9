import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'HA033',
  name: 'users-removed-before-backups',
  severity: 'warning',
  title: 'Removed users leave the directory before their backups do',
  source: ['L1552'],
  check(model, report) {
    const kept = model.directory?.['keep-removed-users'];
    if (kept === undefined) return;
    const messaging = model.services?.messaging;
    const retention = messaging?.['backup-retention'];
    if (retention !== undefined && kept.value.amount < retention.value.amount) {
      report({
        at: kept.at,
        message: `Backups are kept for \`${retention.source}\`, removed users for \`${kept.source}\`: after that a restore no longer finds whom the messages belong to. Keep removed users, disabled, as long as any backup holds their mail.`,
        related: [{ at: retention.at, message: 'How long backups are kept' }],
        fixes: () => [replaceFix(kept, retention.source)],
      });
      return;
    }
    const [backup] = messaging?.backup?.items ?? [];
    if (retention !== undefined || backup === undefined || kept.value.amount > 0) return;
    report({
      at: kept.at,
      message:
        'Users are deleted at once, while backups still hold their mail: a restore then no longer finds whom it belongs to. Only disable them until the last backup with their mail is gone.',
      related: [{ at: backup.at, message: 'The stores are backed up' }],
    });
  },
});
