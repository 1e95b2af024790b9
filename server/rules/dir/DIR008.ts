import { figures } from '../../catalog/figures';
import { spelled } from '../../words/number';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { mastersBetween, mastersShown, secondMasterFix } from './masters';

const masters = figures.twoWayMasters.value;
const between = figures.twoWayAgreements.value;

export const rule = defineRule({
  code: 'DIR008',
  name: 'two-way-replication',
  severity: 'error',
  title: 'Two-way replication is two masters and two agreements',
  source: ['L1425'],
  check(model, report) {
    const { directory } = model;
    const replication = directory?.replication;
    if (replication?.value !== 'two-way-mmr') return;
    const range = mastersBetween(model);
    const count = range?.most;
    // Nodes of a cluster may be one master.
    if (range !== undefined && count !== undefined && count > 0 && (count < masters || range.least > masters))
      report({
        at: replication.at,
        message: `Two-way replication joins ${spelled(masters)} masters, and the spec has ${count === 1 ? 'one' : count}. ${count === 1 ? 'Add the second one, or say `single-master`.' : `Say \`four-way-mmr\` for a pair in each of ${spelled(figures.fourWayCentres.value)} data centres, or turn the others into hubs or consumers.`}`,
        related: mastersShown(model),
        fixes: () =>
          count === 1
            ? [...secondMasterFix(model), replaceFix(replication, 'single-master')]
            : count === figures.fourWayMasters.value
              ? [replaceFix(replication, 'four-way-mmr')]
              : [],
      });
    const agreements = directory?.agreements;
    if (agreements !== undefined && agreements.value !== between)
      report({
        at: agreements.at,
        message: `Two masters that copy each other have ${spelled(between)} replication agreements, one for each direction. With fewer, changes on one of them never reach the other.`,
        related: [{ at: replication.at, message: 'Two-way replication' }],
        fixes: () => [replaceFix(agreements, between)],
      });
  },
});
