import type { Component, Host } from '../../model/model';
import { hostsThatRun, runs } from '../../questions/components';
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
    if (hostsThatRun(model, 'cal6-frontend') < 2) return;
    // By balancer the front ends that it names, each with the number of its hosts.
    const balancers = new Map<Component, Map<string, Host>>();
    for (const { balancer, fact, host } of targetsOf(model)) {
      if (!runs(host, 'cal6-frontend')) continue;
      const known = balancers.get(balancer) ?? new Map<string, Host>();
      balancers.set(balancer, known.set(fact.value, host));
    }
    for (const [balancer, targets] of balancers) {
      // Before a single front end nobody is sent to another one.
      if (sum([...targets].map(([name, host]) => (name === host.name ? host.count : 1))) < 2) continue;
      const cache = model
        .of('cal6-frontend')
        .filter(({ host }) => [...targets.values()].includes(host))
        .map((front) => calendarOption(model, front, 'local.ldap.cache.enable'))
        .find(isOn);
      if (cache === undefined) continue;
      const { sticky } = balancer.spec;
      if (sticky?.value === true) continue;
      report({
        at: cache.at,
        message: `Each front end has an LDAP cache of its own and does not know the others, so a user who is sent to another one sees old data. Make \`${balancer.host.name}\` sticky.`,
        related: [{ at: sticky?.at ?? balancer.at, message: 'Sessions do not stay on one front end for sure' }],
        fixes: () => [
          {
            title: `Make \`${balancer.host.name}\` sticky`,
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

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
