import { isExternalDirectory, readersBehindBalancer } from './directory';
import { defineRule } from '../rule';
import { isTwoTier } from './architecture';

export const rule = defineRule({
  code: 'TIER026',
  name: 'simple-directory-in-two-tiers',
  severity: 'information',
  title: 'The directory of a two-tier architecture is a simple one',
  source: ['L1170'],
  check(model, report) {
    const { architecture } = model;
    if (!isTwoTier(architecture) || !model.complete || isExternalDirectory(model)) return;
    const [master] = model.of('directory-master');
    if (master === undefined) return;
    const replication = model.directory?.replication;
    const simple = replication?.value === 'none' || replication?.value === 'single-master' ? replication : undefined;
    const usual =
      'In two tiers the directory usually has several masters and a set of read-only copies behind a load balancer, because every login and every message asks it';
    if (simple !== undefined) {
      report({
        at: simple.at,
        message: `${usual}. \`${simple.value}\` may do for a small number of users; a lost master then stops all changes.`,
        related: [{ at: architecture.at, message: 'Two tiers' }],
      });
      return;
    }
    if (readersBehindBalancer(model)) return;
    report({
      at: master.at,
      advice: true,
      message: `${usual}. Here ${model.has('directory-consumer') ? 'no load balancer stands before the copies' : 'there are masters only'}.`,
      related: [{ at: architecture.at, message: 'Two tiers' }],
    });
  },
});
