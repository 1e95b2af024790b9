import { poolsOf } from '../../sizing/modes';
import { hostsWith } from '../../sizing/hosts';
import { hostsNeeded } from '../../sizing/pool-figures';
import { settingsOf } from '../../sizing/settings';
import { setOnHost } from '../../fixes/edits';
import { statedBy } from '../../questions/components';
import { defineRule } from '../rule';
import { mtasAlike } from './pools';
import { MTAS } from './storage';

export const rule = defineRule({
  code: 'SIZ049',
  name: 'mtas-too-few',
  severity: 'warning',
  title: 'The MTAs are fewer than the peak needs with one to spare',
  source: ['L3125', 'L2705'],
  check(model, report) {
    if (!model.complete || model.mayBeExternal(...MTAS)) return;
    // Without a measured one nothing follows.
    const measured = statedBy(
      model,
      hostsWith(model, ...MTAS),
      'SIZ049',
      ({ spec: { capacity } }) => capacity?.submissions ?? capacity?.deliveries,
    );
    if (measured.length === 0) return;
    const spare = settingsOf(model).spare;
    for (const pool of poolsOf(model)) {
      const alike = mtasAlike(pool);
      if (alike === undefined || pool.elsewhere) continue;
      const { host, mta, each } = alike;
      const need = hostsNeeded(pool.load, each, spare);
      if (need === null || pool.count >= need) continue;
      const count = host.spec.count;
      report({
        at: count?.at ?? mta.at,
        message: `At peak and with ${spare} to spare, ${need} such MTAs are needed, and there ${pool.count === 1 ? 'is' : 'are'} ${pool.count}. While one is down, mail waits. Add ${need - pool.count}.`,
        fixes: () =>
          pool.hosts.length === 1
            ? [
                {
                  title: `Set \`count\` to \`${need}\``,
                  in: host.spec.at,
                  edit: (editor) => {
                    setOnHost(editor, host, 'count', need);
                  },
                },
              ]
            : [],
      });
    }
  },
});
