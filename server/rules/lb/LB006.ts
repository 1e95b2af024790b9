import type { ComponentId } from '../../catalog/components';
import type { Component, Host, Model } from '../../spec/model';
import { setOnComponent } from '../kit';
import { defineRule } from '../rule';
import { findOn, targetsOf } from './targets';

/** Web interfaces whose sessions live in one Webmail Server. */
const webmail: readonly ComponentId[] = ['webmail', 'convergence', 'messenger-express'];

export const rule = defineRule({
  code: 'LB006',
  severity: 'error',
  title: 'A load balancer before webmail must be sticky',
  source: ['L1219'],
  check(model, report) {
    const byBalancer = webmailBehind(model);
    const sticky = hostsBehind(byBalancer, (balancer) => balancer.spec.sticky?.value === true);
    const notLoose = hostsBehind(byBalancer, (balancer) => balancer.spec.sticky?.value !== false);
    for (const [balancer, hosts] of byBalancer) {
      const fact = balancer.spec.sticky;
      if (fact?.value === true) continue;
      // Where another load balancer leads to a host too, its web sessions may come by that one.
      const alone = hosts.filter((host) => !(fact === undefined ? sticky : notLoose).has(host));
      const components = alone.flatMap((host) => findOn(host, ...webmail) ?? []);
      if (components.length === 0) continue;
      if (fact === undefined && model.countOf(components) < 2) continue;
      report({
        at: fact?.at ?? balancer.at,
        message:
          fact === undefined
            ? 'Webmail servers do not share sessions, so each user must stay on one of them. Say that the load balancer is sticky.'
            : 'Webmail servers do not share sessions: a user who is sent to another one must log in again. Set `sticky` to `true`.',
        related: components
          .slice(0, 5)
          .map(({ at, host }) => ({ at, message: `Webmail sessions on \`${host.name}\`` })),
        fixes: [
          {
            title: 'Set `sticky` to `true`',
            safe: true,
            edit: (editor) => {
              setOnComponent(editor, balancer, 'sticky', true);
            },
          },
        ],
        ...(fact === undefined ? { advice: true } : {}),
      });
    }
  },
});

/** The hosts with webmail behind each load balancer. */
function webmailBehind(model: Model): ReadonlyMap<Component, readonly Host[]> {
  const found = new Map<Component, Host[]>();
  for (const { balancer, host } of targetsOf(model)) {
    if (findOn(host, ...webmail) === undefined) continue;
    const hosts = found.get(balancer);
    if (hosts === undefined) found.set(balancer, [host]);
    else if (!hosts.includes(host)) hosts.push(host);
  }
  return found;
}

function hostsBehind(
  byBalancer: ReadonlyMap<Component, readonly Host[]>,
  condition: (balancer: Component) => boolean,
): ReadonlySet<Host> {
  return new Set([...byBalancer].flatMap(([balancer, hosts]) => (condition(balancer) ? hosts : [])));
}
