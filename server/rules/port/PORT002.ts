import { messageStores } from '../../catalog/roles';
import { protocolPorts } from '../../catalog/ports';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'PORT002',
  name: 'lmtp-port',
  severity: 'hint',
  title: 'LMTP is not at its usual port',
  source: ['L6657'],
  check(model, report) {
    const usual = protocolPorts.lmtp?.port;
    if (usual === undefined) return;
    for (const { spec, host } of model.of(...messageStores)) {
      const port = spec.ports?.entries.find(({ name }) => name === 'lmtp')?.value;
      if (port === undefined || port.value === usual) continue;
      report({
        at: port.at,
        message: `LMTP of \`${host.name}\` is at ${port.source}; stores usually have it at ${usual}, which is what MTAs and firewall rules of the guide expect. Use ${usual} unless something stands against it.`,
        fixes: [replaceFix(port, usual)],
      });
    }
  },
});
