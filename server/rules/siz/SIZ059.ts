import { replaceFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';
import { volumesOf } from './storage';

export const rule = defineRule({
  code: 'SIZ059',
  name: 'im-without-external-disks',
  severity: 'hint',
  title: 'An Instant Messaging server has no external disks',
  source: ['L5448'],
  check(model, report) {
    reportEach(model, report, 'SIZ059', model.of('im-server'), ({ at, host }, report) => {
      const volumes = volumesOf(host);
      const first = volumes[0]?.storage;
      if (first === undefined || !volumes.every(({ storage }) => storage?.value === 'internal')) return;
      report({
        at: first.at,
        message: `Everything of the Instant Messaging server on \`${host.name}\` is on disks inside the machine. The guide asks for an external array, which another machine can take over.`,
        related: [{ at, message: 'The server' }],
        fixes: () => (volumes.length === 1 ? [replaceFix(first, 'external-array')] : []),
      });
    });
  },
});
