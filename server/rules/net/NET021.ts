import { stoppedRule } from '../shapes/stopped';

export const rule = stoppedRule({
  code: 'NET021',
  name: 'im-multiplexor-blocked',
  title: 'A firewall keeps the IM multiplexor from its server',
  source: ['L5884-5886'],
  groups: ['im-mux-server'],
  why: 'The multiplexor passes everything on to its server, on one port.',
});
