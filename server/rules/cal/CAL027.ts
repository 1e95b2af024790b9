import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { processFact, singleServer } from './server6';

export const rule = defineRule({
  code: 'CAL027',
  name: 'needless-csdwpd',
  severity: 'hint',
  title: 'A single Calendar Server 6 does not need csdwpd',
  source: ['L4675'],
  check(model, report) {
    const host = singleServer(model);
    if (host === undefined) return;
    for (const component of host.components) {
      const fact = processFact(component, 'csdwpd');
      if (fact === undefined) continue;
      report({
        at: fact.at,
        message: `\`csdwpd\` gives other hosts access to the calendars, and \`${host.name}\` is the only one. Turn it off: a port less to protect.`,
        fixes: () => [removeFix(fact, 'Remove `csdwpd`')],
      });
    }
  },
});
