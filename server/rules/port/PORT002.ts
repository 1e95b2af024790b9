import { messageStores } from '../../catalog/roles';
import { documentedPorts, listenersFor, protocolPorts } from '../../catalog/ports';
import type { Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';

const usual = protocolPorts.lmtp?.port;
const documented = new Set(listenersFor('message-store', 'lmtp').flatMap(documentedPorts));

export const rule = defineRule({
  code: 'PORT002',
  name: 'lmtp-port',
  severity: 'hint',
  title: 'LMTP is not at its usual port',
  source: ['L6657'],
  check(model, report) {
    reportEach(model, report, 'PORT002', model.of(...messageStores), ({ spec, host }, report, model) => {
      const port = spec.ports?.entries.find(({ name }) => name === 'lmtp')?.value;
      if (usual === undefined || port === undefined || documented.has(port.value)) return;
      report({
        at: port.at,
        message: `LMTP of \`${host.name}\` is at port ${port.source}, and its usual port is ${usual}. Every MTA and firewall on the way has to know the other number: use ${usual} unless something is against it.`,
        // Firewalls that know the other number would have to change with it.
        fixes: () => (opened(model, port.value) ? [] : [replaceFix(port, usual)]),
      });
    });
  },
});

/** Whether a firewall lets LMTP through at this port. */
const opened = (model: Model, port: number): boolean =>
  (model.firewalls?.items ?? []).some(({ allow }) =>
    allow?.items.some((rule) => rule.protocol?.value === 'lmtp' && rule.port?.value === port),
  );
