import { cal6Components } from '../../catalog/roles';
import type { Fact } from '../../model/dsl';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { calendarOption, isOn, wayToMaster } from './server6';

export const rule = defineRule({
  code: 'CAL032',
  name: 'needless-ldap-cache',
  severity: 'hint',
  title: 'The LDAP cache of Calendar Server 6 is on without need',
  source: ['L4864', 'L4871', 'L4929'],
  check(model, report) {
    const on = new Map<Fact<string>, boolean>();
    for (const component of model.of(...cal6Components)) {
      const fact = calendarOption(model, component, 'local.ldap.cache.enable');
      if (fact === undefined || !isOn(fact)) continue;
      // One setting may hold for several hosts: it is idle if it is so for all.
      on.set(fact, (on.get(fact) ?? true) && wayToMaster(model, component) === 'direct');
    }
    for (const [fact, idle] of on) {
      if (!idle) continue;
      report({
        at: fact.at,
        message:
          'Calendar Server asks the master directory itself and sees each change at once, so the LDAP cache only adds a copy that has to be looked after. Set it to `no`, the default.',
        fixes: () => [replaceFix(fact, 'no')],
      });
    }
  },
});
