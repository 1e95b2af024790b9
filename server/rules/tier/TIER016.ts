import { figures } from '../../catalog/figures';
import { defineRule } from '../rule';
import { becomeTwoTier, isSingleTier } from './architecture';

export const rule = defineRule({
  code: 'TIER016',
  name: 'provider-without-two-tiers',
  severity: 'hint',
  title: 'Service providers usually build two tiers',
  source: ['L1090'],
  check(model, report) {
    const { architecture } = model;
    const organization = model.section('organization');
    if (!isSingleTier(architecture) || (organization?.value !== 'isp' && organization?.value !== 'telco')) return;
    // A small provider may well run on one machine.
    const users = model.users?.total;
    if (users === undefined ? model.users?.incomplete : users.value <= figures.singleHostUsers.value) return;
    report({
      at: architecture.at,
      message: `${organization.value === 'isp' ? 'Internet service providers' : 'Telecommunications companies'} usually separate front ends from stores: subscribers come over the Internet, and their number grows quickly. Consider \`two-tier\`.`,
      related: [{ at: organization.at, message: 'Who runs it' }],
      fixes: () => [becomeTwoTier(architecture)],
    });
  },
});
