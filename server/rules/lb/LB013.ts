import { componentInfo, partsOf } from '../../catalog/components';
import type { Component, Host, Model } from '../../model/model';
import { findOn } from '../../questions/components';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { mayBeMeant, targetsOf } from '../../questions/balancers';

export const rule = defineRule({
  code: 'LB013',
  name: 'target-not-balanceable',
  severity: 'information',
  title: 'Nothing on the target is known to work behind a load balancer',
  source: ['L2785', 'L5554'],
  check(model, report) {
    for (const { balancer, fact, host } of targetsOf(model)) {
      const [first] = host.components;
      const server = findOn(host, 'im-server');
      if (server !== undefined && !host.incomplete && !mayBeMeant(host) && !isError(model, balancer)) {
        report({
          at: fact.at,
          message:
            'Instant Messaging supports load balancers before its multiplexors; before its servers the guide has none. Let the load balancer choose among multiplexors.',
          related: [{ at: server.at, message: `The server on \`${host.name}\`` }],
          fixes: () => [removeFix(fact, `Remove \`${fact.value}\` from \`targets\``)],
        });
        continue;
      }
      if (host.incomplete || first === undefined || mayBeMeant(host) || isJudgedElsewhere(host)) continue;
      report({
        at: fact.at,
        message: `The guide speaks of load balancers before multiplexors, MTAs, directory copies, Brightmail and the web and calendar front ends. For \`${first.id}\` on \`${host.name}\` it says nothing: look into the manual of that product first.`,
        related: [{ at: first.at, message: 'What stands there' }],
        fixes: () => [removeFix(fact, `Remove \`${fact.value}\` from \`targets\``)],
      });
    }
  },
});

/**
 * Whether it is an error of its own: multiplexors come to their server by the load balancer, or may (LB003), or there are none, so that
 * users reach the server (NET020).
 */
const isError = (model: Model, { host }: Component): boolean =>
  !model.has('im-mux') ||
  model.of('im-mux').some(
    ({ spec }) =>
      // What cannot be read may be the name that leads here.
      host.name === '' ||
      spec.incomplete ||
      spec.server === undefined ||
      spec.server.incomplete ||
      spec.server.items.some(({ value }) => model.host(value) === host),
  );

/** What must not stand behind a load balancer is an error of its own; a load balancer behind another one spreads over sites. */
const isJudgedElsewhere = (host: Host): boolean =>
  host.components.some(
    ({ id }) => id === 'load-balancer' || partsOf(id).some((part) => componentInfo(part).loadBalancing === 'forbidden'),
  );
