import { bringIn } from '../../fixes/components';
import { lacksDirectory } from '../../questions/web-clients';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'CNV003',
  name: 'convergence-without-directory',
  severity: 'error',
  title: 'Convergence has no directory',
  source: ['L853'],
  check(model, report) {
    const [convergence, ...others] = model.of('convergence');
    if (convergence === undefined || !lacksDirectory(model)) return;
    report({
      at: convergence.at,
      message:
        'Convergence requires a directory for what it stores by LDAP, and this deployment has none. Add a `directory-master`, or name it under `external`.',
      related: others.slice(0, 5).map(({ at, host }) => ({ at, message: `It runs on \`${host.name}\` too` })),
      fixes: () => bringIn(model, convergence.host, 'directory-master', { base: 'dir', tier: 2, zone: 'private-data' }),
    });
  },
});
