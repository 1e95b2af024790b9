import { componentsOf } from '../../catalog/components';
import { defineRule } from '../rule';
import { addMeasure, listsWithout } from './hardening';

export const rule = defineRule({
  code: 'SEC015',
  name: 'commands-visible',
  severity: 'hint',
  title: 'Messaging components see all commands of their host',
  source: ['L3441'],
  check(model, report) {
    const hosts = [...new Set(model.of(...componentsOf('messaging')).map(({ host }) => host))];
    for (const [list, found] of listsWithout(model, hosts, ['chroot'])) {
      report({
        at: list.key ?? list.at,
        message:
          'Whoever breaks into a component of Messaging Server can use every command on the host. Run it under `chroot`, with only the commands that it needs.',
        related: found
          .slice(0, 3)
          .map((host) => ({ at: host.at, message: `\`${host.name}\` runs Messaging components` })),
        fixes: () => [addMeasure(list, found, 'chroot')],
      });
    }
  },
});
