import { defineRule } from '../rule';
import { mismatches, on, portOf, reportMismatch, writtenPort } from './im-port';

export const rule = defineRule({
  code: 'PORT005',
  name: 'gateway-port-not-multiplexor',
  severity: 'error',
  title: 'The XMPP/HTTP gateway has another port than its multiplexor',
  source: ['L5882'],
  check(model, report) {
    const found = mismatches(model, 'httpbind', on('im-mux'), 'xmpp', (mux) => {
      // Where the server shares the host, its own port goes past the multiplexor.
      const server = on('im-server')(mux.host);
      return [writtenPort(mux, 'xmpps'), server === undefined ? undefined : portOf(server, 'xmpp-server')];
    });
    for (const one of found)
      reportMismatch(
        report,
        one,
        `The gateway connects to port ${one.given.value} of \`${one.server.host.name}\`, where the multiplexor listens on ${one.expected.port}. Nobody answers there: set \`server-port\` to ${one.expected.port}.`,
      );
  },
});
