import type { Component } from '../../model/model';
import { targetsOf } from '../../questions/balancers';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import type { Fact } from '../../model/dsl';
import { isPooled, serverNamed } from '../../questions/im-servers';

export const rule = defineRule({
  code: 'IM002',
  name: 'pool-with-different-servers',
  severity: 'error',
  title: 'Multiplexors of one pool serve different Instant Messaging servers',
  source: ['L1486', 'L255'],
  check(model, report) {
    if (!model.has('im-mux')) return;
    const pools = new Map<Component, { readonly name: string; readonly at: Component; readonly fact: Fact<string> }>();
    const reported = new Set<Fact<string>>();
    for (const { balancer, host, fact: target } of targetsOf(model)) {
      for (const mux of host.components) {
        const only = mux.id === 'im-mux' && mux.spec.server?.items.length === 1 ? mux.spec.server.items[0] : undefined;
        const server = only === undefined ? undefined : serverNamed(model, only);
        if (only === undefined || server === undefined) continue;
        const first = pools.get(balancer);
        if (first === undefined) {
          pools.set(balancer, { ...server, fact: only });
          continue;
        }
        // All servers of a pool serve the same users, whichever of them somebody arrives at.
        const isSame = first.name === server.name || (isPooled(model, first.at) && isPooled(model, server.at));
        if (!isSame && !reported.has(only)) {
          reported.add(only);
          report({
            at: only.at,
            message: `\`${balancer.host.name}\` spreads users over multiplexors of \`${first.name}\` and of \`${server.name}\`, so chance decides on which server somebody arrives. Let all of one pool serve one server.`,
            related: [
              { at: first.fact.at, message: `Another multiplexor of the pool serves \`${first.name}\`` },
              { at: target.at, message: 'It is in the pool by this' },
            ],
            fixes: () => [replaceFix(only, first.name)],
          });
        }
      }
    }
  },
});
