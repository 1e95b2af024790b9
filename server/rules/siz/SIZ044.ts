import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SIZ044',
  name: 'storage-from-quota',
  severity: 'hint',
  title: 'Storage is planned from the quota, not from real use',
  source: ['L2430'],
  check(model, report) {
    for (const base of model.users?.bases?.items ?? []) {
      const { quota, mailbox } = base;
      if (quota === undefined || base.incomplete) continue;
      if (mailbox !== undefined && mailbox.value.amount !== quota.value.amount) continue;
      report({
        at: (mailbox ?? quota).at,
        message: `A quota says what a mailbox may take, and most take far less; planning by it buys disks for nobody. Estimate what mailboxes really hold, trash included, and write it as \`mailbox\`.`,
        ...(mailbox === undefined ? {} : { related: [{ at: quota.at, message: 'The quota is the same' }] }),
      });
    }
  },
});
