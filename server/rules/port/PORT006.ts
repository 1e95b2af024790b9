import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { mismatches, on, reportMismatch, writtenPort } from './im-port';

export const rule = defineRule({
  code: 'PORT006',
  name: 'gateway-port-not-server',
  severity: 'error',
  title: 'The XMPP/HTTP gateway has another port than its server',
  source: ['L5882'],
  check(model, report) {
    const found = mismatches(
      model,
      'httpbind',
      (host) => (runs(host, 'im-mux') ? undefined : on('im-server')(host)),
      'xmpp-server',
      // A server may have a port for clients that come without a multiplexor.
      (server) => [writtenPort(server, 'xmpp-server-tls'), writtenPort(server, 'xmpp')],
    );
    for (const one of found)
      reportMismatch(
        report,
        one,
        `Without a multiplexor the gateway connects to the server port, which is ${one.expected.port} on \`${one.server.host.name}\`, and not ${one.given.value}. Set \`server-port\` to ${one.expected.port}.`,
      );
  },
});
