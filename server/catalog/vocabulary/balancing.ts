/** Load balancing. */
import { valueSet } from '../types';

export const lbAlgorithm = valueSet('load balancing algorithm', {
  'least-connections': {
    title: 'fewest active connections',
    text: 'Sends a new connection to the server with the fewest active ones. Accepted at the edge.',
    source: ['L1218'],
    aliases: ['active-connections', 'leastconn'],
  },
  'cpu-load': {
    title: 'lowest processor load',
    text: 'Sends a new connection to the least loaded server. Accepted at the edge.',
    source: ['L1218', 'L2895'],
    aliases: ['cpu'],
  },
  'round-robin': {
    title: 'in turn',
    text: 'Takes no account of load; not acceptable at the edge.',
    source: ['L1218'],
    aliases: ['rr'],
  },
});

export const lbKind = valueSet('load balancer kind', {
  hardware: {
    title: 'appliance',
    text: 'Stands in front of the servers and behind the routers.',
    source: ['L996', 'L1498'],
  },
  software: {
    title: 'program on the servers',
    text: 'One of the servers distributes the traffic.',
    source: ['L996', 'L1498'],
  },
  geographic: {
    title: 'between data centres',
    text: 'Sends users to the nearest or least loaded centre, and away from one that is down.',
    source: ['L994'],
    aliases: ['geo', 'global'],
  },
});
