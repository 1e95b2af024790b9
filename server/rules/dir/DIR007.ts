import { figures } from '../../catalog/figures';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { mastersBetween, mastersShown } from './masters';

export const rule = defineRule({
  code: 'DIR007',
  name: 'single-master-replication',
  severity: 'error',
  title: 'Single-master replication has one master',
  source: ['L1424'],
  check(model, report) {
    const replication = model.directory?.replication;
    const count = mastersBetween(model)?.least;
    // A directory without a master is another mistake (DIR005).
    if (replication?.value !== 'single-master' || count === undefined || count < 2) return;
    report({
      at: replication.at,
      message: `With \`single-master\` one server takes all changes, and the spec has ${count} masters: without replication between them they drift apart. Use multimaster replication, or make the others consumers.`,
      related: mastersShown(model),
      fixes: () =>
        count === figures.twoWayMasters.value
          ? [replaceFix(replication, 'two-way-mmr')]
          : count === figures.fourWayMasters.value
            ? [replaceFix(replication, 'four-way-mmr')]
            : [],
    });
  },
});
