import { spelledTimes } from '../../words/number';
import { figures } from '../../catalog/figures';
import { show } from '../../sizing/figure';
import { dataTierFor, tierUsers } from '../../sizing/tiers';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'TIER010',
  name: 'data-tier-headroom',
  severity: 'warning',
  title: `The data tier is designed for less than ${spelledTimes(figures.tier2Factor.value)} the access tier`,
  source: ['L1291-1295'],
  check(model, report) {
    const architecture = model.architecture?.value;
    if (architecture !== 'two-tier' && architecture !== 'edge') return;
    const access = tierUsers(model, 1);
    const data = tierUsers(model, 2);
    if (access === undefined || data === undefined) return;
    if (data.value >= access.value * figures.tier2FactorMinimum.value) return;
    const wanted = dataTierFor(access.value);
    report({
      at: data.at,
      message: `The data tier is designed for ${show(data.value)} users and the access tier for ${show(access.value)}. Plan it for just under ${spelledTimes(figures.tier2Factor.value)} as many, up to ${show(wanted)}, so that growth needs only front ends at first.`,
      related: [{ at: access.at, message: `The access tier: ${show(access.value)} users` }],
      fixes: () => [
        {
          title: `Set \`users\` of the data tier to \`${wanted}\``,
          in: data.at,
          edit: (editor) => {
            editor.replace(data.at, wanted);
          },
        },
      ],
    });
  },
});
