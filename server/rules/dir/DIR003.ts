import { directoryCopies } from '../../catalog/roles';
import { figures } from '../../catalog/figures';
import { isUnread } from '../../questions/unread';
import { defineRule } from '../rule';
import { isClustered, masterCount, secondMasterFix } from './masters';

export const rule = defineRule({
  code: 'DIR003',
  name: 'single-master',
  severity: 'warning',
  title: 'The directory has a single master',
  source: ['L685-687'],
  check(model, report) {
    const architecture = model.architecture?.value;
    if (architecture === undefined || architecture === 'single-host') return;
    const [master] = model.of('directory-master');
    if (
      master === undefined ||
      masterCount(model) !== 1 ||
      isClustered(model) ||
      model.haOf(master)?.incomplete === true
    )
      return;
    // One central master with a copy in each office is what this layout is (L1153).
    if (architecture === 'single-tier-distributed' && model.has(...directoryCopies)) return;
    if ((model.environment?.value ?? 'production') !== 'production' || isUnread(model, 'environment')) return;
    // What could not be read may be what makes one master enough.
    if ((model.users?.incomplete ?? isUnread(model, 'users')) || model.directory?.incomplete === true) return;
    if ((model.users?.total?.value ?? Infinity) < figures.sizingUsers.value) return;
    // A replication that wants more masters is a contradiction of its own (DIR008, DIR009).
    const replication = model.directory?.replication?.value;
    if (replication === 'two-way-mmr' || replication === 'four-way-mmr') return;
    report({
      at: master.at,
      message: `All products depend on the directory, and \`${master.host.name}\` is the only one that takes writes: while it is down, no entry can be changed or created. Set up a second master.`,
      fixes: () => secondMasterFix(model),
    });
  },
});
