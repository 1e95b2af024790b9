import { clients, type FlowRow } from './flow';
import { filteringMtas } from './messaging';

/** What stands around the suite: names, time, backup, copies elsewhere. */
export const infrastructureFlows = {
  'name-service': {
    from: 'any-host',
    to: 'dns-server',
    protocol: 'dns',
    purpose: 'Host names',
    source: ['L194', 'L1017'],
  },
  'name-service-out': {
    from: 'dns-server',
    to: 'internet-dns',
    protocol: 'dns',
    purpose: 'Names of the Internet',
    // Another server may ask the Internet for it.
    sure: [{ is: 'assumed' }],
    source: ['L1034', 'L1042'],
  },
  'name-service-in': {
    from: 'internet-dns',
    to: 'dns-server',
    protocol: 'dns',
    purpose: 'Our own names for the Internet',
    optional: true,
    source: ['L1034', 'L1038'],
  },
  blackhole: {
    from: filteringMtas,
    to: 'dns-server',
    protocol: 'dns',
    purpose: 'Blackhole lists',
    condition: { when: 'feature', is: 'rbl' },
    source: ['L3587', 'L3841'],
  },
  identd: {
    // The client access filters of these services (L3591); MTAs have none.
    from: ['message-store', 'webmail', 'mmp'],
    to: clients,
    protocol: 'identd',
    purpose: 'Access filters ask who opened a connection',
    condition: { when: 'feature', is: 'identd' },
    optional: true,
    source: ['L3591-3599'],
  },
  time: { from: 'any-host', to: 'time-server', protocol: 'ntp', purpose: 'Time', source: ['L1603'] },
  backup: {
    from: 'message-store',
    to: 'backup-host',
    protocol: 'backup',
    purpose: 'Backup of the mailboxes',
    condition: { when: 'feature', is: 'remote-backup' },
    optional: true,
    source: ['L2541', 'L2563'],
  },
  'remote-copy': {
    from: ['message-store', 'cal6-backend', 'cal7-database'],
    to: 'remote-site',
    protocol: 'volume-replication',
    purpose: 'Copy at the failover site',
    condition: { when: 'feature', is: 'remote-failover' },
    optional: true,
    source: ['L1542-1548'],
  },
} as const satisfies Readonly<Record<string, FlowRow>>;
