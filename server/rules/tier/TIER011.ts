import { show } from '../../sizing/figure';
import { dataTierFor, tierUsers } from '../../sizing/tiers';
import { defineRule } from '../rule';
import { isTwoTier } from './architecture';

export const rule = defineRule({
  code: 'TIER011',
  name: 'access-tier-larger-than-data-tier',
  severity: 'warning',
  title: 'The access tier is designed for more users than the data tier',
  source: ['L1182', 'L1184'],
  above: ['TIER010'],
  check(model, report) {
    if (!isTwoTier(model.architecture)) return;
    const access = tierUsers(model, 1);
    const data = tierUsers(model, 2);
    if (access === undefined || data === undefined || access.value <= data.value) return;
    report({
      at: access.at,
      message: `The front ends are designed for ${show(access.value)} users and the stores for ${show(data.value)}: when the stores are full, the rest of the front ends is money spent in vain. Add stores first, then front ends.`,
      related: [{ at: data.at, message: `The data tier: ${show(data.value)} users` }],
      fixes: () => [
        {
          title: `Set \`users\` of the data tier to \`${dataTierFor(access.value)}\``,
          in: data.at,
          edit: (editor) => {
            editor.replace(data.at, dataTierFor(access.value));
          },
        },
      ],
    });
  },
});
