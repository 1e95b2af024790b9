import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'NET028',
  name: 'backup-network',
  severity: 'hint',
  title: 'Backups run over the network of users or servers',
  source: ['L2541', 'L5439'],
  check(model, report) {
    for (const network of model.section('networks')?.items ?? []) {
      const carries = network.carries?.items ?? [];
      const backup = carries.find(({ value }) => value === 'backup');
      const other = carries.find(
        ({ value }) => value === 'client-access' || value === 'backbone' || value === 'store-access',
      );
      if (backup === undefined || other === undefined) continue;
      report({
        at: backup.at,
        message:
          'A backup takes bandwidth from all else that runs over this network, a remote backup most of all. Give it a private network.',
        related: [{ at: other.at, message: 'This traffic has to share' }],
      });
    }
  },
});
