import { webClientApplications, webContainers } from '../../catalog/roles';
import type { Fact } from '../../model/dsl';
import type { Component } from '../../model/model';
import { isSpread } from '../../questions/architecture';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { promised, promiseNote } from './promised';
import type { HaMethod } from './statements';

export const rule = defineRule({
  code: 'HA027',
  name: 'web-container-not-available',
  severity: 'information',
  title: 'The web container of the web client is not highly available',
  source: ['L1433', 'L1437-1439'],
  check(model, report) {
    const promise = promised(model);
    if (promise === undefined || !isSpread(model)) return;
    const clients = model.of(...webClientApplications);
    const unsaid: Component[] = [];
    const seen = new Set<Fact<HaMethod>>();
    for (const client of clients) {
      if (client.host.incomplete) continue;
      const methods = methodsOf(client);
      const none = methods.find(({ value }) => value === 'none');
      if (methods.length === 0) unsaid.push(client);
      if (none === undefined || methods.some(({ value }) => value !== 'none') || seen.has(none)) continue;
      seen.add(none);
      report({
        at: none.at,
        message: `\`${promise.source}\` is promised, and the web container under \`${client.id}\` has no stand-in. In a cluster of containers another one goes on with the sessions of a failed one.`,
        related: [{ at: client.at, message: 'The web client' }, ...promiseNote(model)],
        fixes: () =>
          client.host.components.some(({ id }) => id === 'glassfish')
            ? [replaceFix(none, 'glassfish-cluster', { title: 'Use `glassfish-cluster`' })]
            : [],
      });
    }
    const [first] = unsaid;
    if (first === undefined || model.countOf(clients) > 1) return;
    report({
      at: first.at,
      message: `\`${promise.source}\` is promised, and nothing is said about the web container under \`${first.id}\`. Consider a cluster of containers, or several hosts.`,
      related: promiseNote(model),
      advice: true,
    });
  },
});

/** What is written about the client, its container and their host. */
const methodsOf = ({ spec, host }: Component): readonly Fact<HaMethod>[] =>
  [
    spec.ha,
    host.spec.ha,
    ...host.components.filter(({ id }) => webContainers.includes(id)).map((container) => container.spec.ha),
  ].flatMap((ha) => ha?.method ?? []);
