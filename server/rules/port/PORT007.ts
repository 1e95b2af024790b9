import { defineRule } from '../rule';
import { mismatches, on, reportMismatch } from './im-port';

export const rule = defineRule({
  code: 'PORT007',
  name: 'multiplexor-port-not-server',
  severity: 'warning',
  title: 'The IM multiplexor connects to another port than its server has for it',
  source: ['L5838', 'L5886'],
  check(model, report) {
    for (const one of mismatches(model, 'im-mux', on('im-server'), 'mux'))
      reportMismatch(
        report,
        one,
        `The multiplexor connects to port ${one.given.value} of \`${one.server.host.name}\`; the server expects multiplexors on ${one.expected.port}. Set \`server-port\` to ${one.expected.port}, or give the server the other number under \`ports\`.`,
      );
  },
});
