import type { Fact } from '../../model/dsl';
import type { Component } from '../../model/model';
import { runs } from '../../questions/components';
import { setOnComponent } from '../../fixes/edits';
import { targetsOf } from '../../questions/balancers';
import { defineRule } from '../rule';
import { calendarOption, isOn } from './server6';

export const rule = defineRule({
  code: 'CAL033',
  name: 'ldap-cache-without-stickiness',
  severity: 'warning',
  title: 'The LDAP cache needs users to stay on one front end',
  source: ['L4920-4921'],
  check(model, report) {
    const fronts = model.of('cal6-frontend');
    const caches = new Set<Fact<string>>();
    for (const front of fronts) {
      const fact = calendarOption(model, front, 'local.ldap.cache.enable');
      if (fact !== undefined && isOn(fact)) caches.add(fact);
    }
    const [cache] = caches;
    if (cache === undefined || model.countOf(fronts) < 2) return;
    const balancers = new Set<Component>();
    for (const { balancer, host } of targetsOf(model)) if (runs(host, 'cal6-frontend')) balancers.add(balancer);
    for (const balancer of balancers) {
      const { sticky } = balancer.spec;
      if (sticky?.value === true) continue;
      report({
        at: cache.at,
        message: `Each front end has an LDAP cache of its own and does not know the others, so a user who is sent to another one sees old data. Make \`${balancer.host.name}\` sticky.`,
        related: [{ at: sticky?.at ?? balancer.at, message: 'Sessions do not stay on one front end for sure' }],
        fixes: [
          {
            title: 'Set `sticky` to `true`',
            in: balancer.spec.at,
            edit: (editor) => {
              setOnComponent(editor, balancer, 'sticky', true);
            },
          },
        ],
        ...(sticky === undefined ? { advice: true } : {}),
      });
    }
  },
});
