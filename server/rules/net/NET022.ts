import { stoppedRule } from '../shapes/stopped';

export const rule = stoppedRule({
  code: 'NET022',
  name: 'index-events-blocked',
  title: 'A firewall stops the events of the search index',
  source: ['L4988'],
  groups: ['iss-events', 'iss-events-service'],
  together: true,
  why: 'Message Queue needs two ports: the port mapper, and the connection service that it names.',
});
