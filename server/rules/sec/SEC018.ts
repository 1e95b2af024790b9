import { defineRule } from '../rule';
import { addMeasure, listsWithout } from './hardening';

export const rule = defineRule({
  code: 'SEC018',
  name: 'files-not-watched',
  severity: 'hint',
  title: 'Nothing watches the files of a hardened host',
  source: ['L1657-1660'],
  check(model, report) {
    const hosts = model.hosts.filter((host) => host.components.some(({ id }) => id !== 'load-balancer'));
    for (const [list, found] of listsWithout(model, hosts, ['file-integrity'])) {
      // Nothing is hardened here.
      if (list.items.length === 0) continue;
      report({
        at: list.key ?? list.at,
        message:
          'An intruder changes files, and without a tool that records their state nobody notices. Watch them with Tripwire, the Solaris Fingerprint Database or the like.',
        related: found.slice(0, 3).map((host) => ({ at: host.at, message: `It holds for \`${host.name}\`` })),
        fixes: () => [addMeasure(list, found, 'file-integrity')],
      });
    }
  },
});
