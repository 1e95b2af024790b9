import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'TIER002',
  name: 'single-host-with-sites',
  severity: 'warning',
  title: 'A single host serves several sites',
  source: ['L1107', 'L6589'],
  check(model, report) {
    const { architecture } = model;
    if (architecture?.value !== 'single-host') return;
    // A site that waits for a failover, or where nobody works, is not served.
    const failover = model.services?.['remote-failover'];
    if (failover?.incomplete === true) return;
    const spare = failover?.site?.value;
    const sites = (model.section('sites')?.items ?? []).filter(
      ({ name, users, incomplete }) =>
        name !== undefined && users?.value !== 0 && (users !== undefined || (!incomplete && name.value !== spare)),
    );
    const [, second] = sites;
    if (second === undefined) return;
    report({
      at: architecture.at,
      message: `A single host suits an organization at one place; this spec has ${sites.length} sites, and all but one depend on a machine elsewhere and on the line to it. Give the offices services of their own, or use two tiers.`,
      related: [{ at: second.name?.at ?? second.at, message: 'The second site' }],
      fixes: () => {
        const distributed = sites.filter((site) => site.size?.value === 'major').length > 1;
        return (
          distributed
            ? (['single-tier-distributed', 'two-tier'] as const)
            : (['two-tier', 'single-tier-distributed'] as const)
        ).map((value) => replaceFix(architecture, value));
      },
    });
  },
});
