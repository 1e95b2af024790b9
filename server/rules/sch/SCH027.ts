import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SCH027',
  name: 'vanity-domains',
  severity: 'warning',
  title: 'Vanity domains are costly to run',
  source: ['L2089'],
  check(model, report) {
    for (const { kind, name } of model.directory?.domains?.items ?? []) {
      if (kind?.value !== 'vanity') continue;
      report({
        at: kind.at,
        message: `A vanity domain is tied to single users and has no entry of its own, which makes it costly to run. Make \`${name?.value ?? 'it'}\` a hosted domain.`,
        fixes: () => [replaceFix(kind, 'hosted')],
      });
    }
  },
});
