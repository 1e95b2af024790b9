import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'IM012',
  name: 'im-two-certificates',
  severity: 'warning',
  title: 'Instant Messaging has two certificates for startTLS',
  source: ['L5865'],
  check(model, report) {
    const service = model.services?.['instant-messaging'];
    const clients = service?.certificates?.['client-to-server'];
    const servers = service?.certificates?.['server-to-server'];
    if (service?.security?.value !== 'starttls' || clients === undefined || servers === undefined) return;
    if (clients.value === servers.value) return;
    report({
      at: servers.at,
      message: `Clients are shown \`${clients.value}\` and other servers \`${servers.value}\`. With startTLS a server should have one certificate for both: use the same one.`,
      related: [{ at: clients.at, message: 'The certificate for clients' }],
      fixes: () => [
        replaceFix(servers, clients.value, { title: `Use \`${clients.value}\` for both` }),
        replaceFix(clients, servers.value, { title: `Use \`${servers.value}\` for both` }),
      ],
    });
  },
});
