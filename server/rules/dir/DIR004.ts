import { figures } from '../../catalog/figures';
import { spelled } from '../../words/number';
import { defineRule } from '../rule';
import { isClustered, masterCount, mastersShown } from './masters';

const pair = figures.clusteredMasters.value;

export const rule = defineRule({
  code: 'DIR004',
  name: 'too-many-masters-in-cluster',
  severity: 'information',
  title: 'More than two masters share a directory cluster',
  source: ['L687', 'L1427'],
  check(model, report) {
    const count = masterCount(model);
    if (count === undefined || count <= pair || !isClustered(model)) return;
    const masters = model.of('directory-master');
    const inCluster = masters.filter((master) => model.haOf(master)?.method?.value === 'solaris-cluster');
    // Pairs are what is wanted.
    const inPairs = masters.every((master) => {
      const { count: hosts } = master.host;
      return (model.haOf(master)?.nodes?.value ?? (hosts > 1 ? hosts : count)) <= pair;
    });
    if (inPairs) return;
    const replication = model.directory?.replication;
    const common = replication?.value === 'solaris-cluster' ? replication : undefined;
    const method = inCluster.map((master) => model.haOf(master)?.method)[0];
    const at = common ?? method;
    // Masters outside the cluster are no part of it.
    if (at === undefined || (common === undefined && model.countOf(inCluster) <= pair)) return;
    report({
      at: at.at,
      message: `The plan has ${count} masters under Solaris Cluster; usually ${spelled(pair)} masters are clustered with each other, and one of them is active at a time. Cluster pairs, or use replication for the rest.`,
      related: mastersShown(model),
    });
  },
});
