/** High availability and failover. */
import { valueSet, type ValueOf } from '../types';

export const haMethod = valueSet('high-availability method', {
  none: { title: 'no measure', text: 'One instance; when it fails, the service is down until it is repaired.' },
  redundancy: {
    title: 'more instances than needed',
    text: 'Several front ends, so that one may fail. The right way for everything that holds no data.',
    source: ['L1447'],
    aliases: ['n+1'],
  },
  'solaris-cluster': {
    title: 'Oracle Solaris Cluster',
    text: 'Two or more nodes share storage and take over from each other. For Messaging, Calendar 6, the directory, and Instant Messaging on Solaris.',
    source: ['L251', 'L1386', 'L1427', 'L1459'],
    aliases: ['sun-cluster', 'oracle-solaris-cluster'],
  },
  vcs: {
    title: 'Veritas Cluster Server',
    text: 'Two or more nodes share storage and take over from each other. For Messaging only.',
    source: ['L1386'],
    aliases: ['veritas', 'veritas-cluster-server'],
  },
  'glassfish-cluster': {
    title: 'GlassFish cluster',
    text: 'Clustered application servers; for Calendar 7 front ends and other web applications.',
    source: ['L1455', 'L4298'],
    aliases: ['application-server-cluster'],
  },
  'mysql-async-replication': {
    title: 'MySQL asynchronous replication',
    text: 'A second MySQL server follows the first; for the Calendar 7 store on MySQL.',
    source: ['L4298'],
    aliases: ['mysql-replication'],
  },
  'oracle-data-guard': {
    title: 'Oracle Data Guard',
    text: 'A standby database follows the first; for the Calendar 7 store on Oracle Database.',
    source: ['L4298'],
    aliases: ['data-guard'],
  },
  'directory-replication': {
    title: 'several directory copies',
    text: 'Masters and consumers stand in for each other.',
    source: ['L1412'],
    aliases: ['mmr'],
  },
  'server-pool': {
    title: 'pool of instant messaging servers',
    text: 'Two or more servers serve one domain together.',
    source: ['L255'],
    aliases: ['im-server-pool'],
  },
  'iss-cluster-search': {
    title: 'Cluster Search Service',
    text: 'A search web node takes over from another; the indexes lie on highly available NFS.',
    source: ['L5027'],
    aliases: ['cluster-search'],
  },
  watchdog: {
    title: 'restart of failed processes',
    text: 'The watchdog of Instant Messaging stops and restarts a component that no longer answers.',
    source: ['L1490'],
  },
  raid: {
    title: 'redundant disks',
    text: 'Protects the queue of an MTA against the loss of a disk.',
    source: ['L1447', 'L3113'],
  },
  asr: {
    title: 'Automatic System Reconfiguration',
    text: 'The machine restarts without its failed part. For data stores that have no cluster.',
    source: ['L1398-1406'],
  },
});

type HaMethod = ValueOf<typeof haMethod>;

/** Cluster software: nodes that share storage and take over from each other (L1386). */
export const clusterMethods: readonly HaMethod[] = ['solaris-cluster', 'vcs'];

/** Keep a machine or its data alive, without another one that takes over. */
export const oneMachineMethods: readonly HaMethod[] = ['watchdog', 'raid', 'asr'];

/** The ways of Calendar Server 7; which of them depends on the layer (L1455, L4298). */
export const calendar7Methods: readonly HaMethod[] = [
  'glassfish-cluster',
  'mysql-async-replication',
  'oracle-data-guard',
];

/** Belong to other products than Messaging Server. */
export const methodsBesideMessaging: readonly HaMethod[] = [
  ...calendar7Methods,
  'directory-replication',
  'server-pool',
  'iss-cluster-search',
];

export const haKind = valueSet('kind of cluster service', {
  failover: {
    title: 'one active instance',
    text: 'The instance runs on one node and moves to another. The only kind Instant Messaging has.',
    source: ['L1463'],
  },
  scalable: {
    title: 'active on several nodes',
    text: 'Instances run on several nodes at once. Not available for Instant Messaging.',
    source: ['L1463'],
  },
});

export const imHaLayout = valueSet('instant messaging cluster layout', {
  mixed: {
    title: 'local binaries, global runtime files',
    text: 'Short interruptions for upgrades, but version and configuration must be equal on all nodes, and the runtime files need a shared place.',
    source: ['L1473-1479'],
  },
  global: {
    title: 'everything shared',
    text: 'Easier to administer; an upgrade stops all nodes.',
    source: ['L1480-1482'],
  },
});

export const runtimeStorage = valueSet('runtime storage', {
  hastorageplus: {
    title: 'HAStoragePlus',
    text: 'The file system is mounted where the service runs.',
    source: ['L1477-1479'],
  },
  'cluster-fs': {
    title: 'cluster file system',
    text: 'The file system is mounted on all nodes at once.',
    source: ['L1477-1479'],
    aliases: ['cluster-file-system', 'global-fs'],
  },
});

export const remoteFailoverOption = valueSet('remote failover option', {
  'ship-backups': {
    title: 'tapes travel to the other site',
    text: 'Cheap: started by hand and restored from backup, with loss of data and a long wait.',
    source: ['L1541'],
  },
  'software-replication': {
    title: 'volume software copies every write',
    text: 'Little or no loss, but the copying weighs on the primary servers.',
    source: ['L1542'],
    aliases: ['async-software-copy', 'software-copy'],
  },
  'array-replication': {
    title: 'storage arrays copy every write',
    text: 'As software replication, without its weight on the servers; the arrays cost more.',
    source: ['L1543-1548'],
  },
});

export const remoteFailoverProduct = valueSet('remote failover product', {
  veritas: {
    title: 'Veritas software',
    text: 'Volume replication and site failover of Veritas. Not together with Oracle Solaris Cluster on the same site.',
    source: ['L1542', 'L1567'],
    aliases: ['veritas-site-ha', 'vcs-gco'],
  },
  oracle: {
    title: 'Oracle volume replication',
    text: "Oracle's software that copies volumes to the remote site.",
    source: ['L1542'],
    aliases: ['sun', 'availability-suite'],
  },
  'solaris-cluster-geographic': {
    title: 'Solaris Cluster Geographic Edition',
    text: 'Joins clusters of two sites. The guide does not name it, and says that Solaris Cluster does not do remote failover.',
    source: ['L1567'],
    aliases: ['geographic-edition'],
  },
  'storage-array': {
    title: 'replication of the storage arrays',
    text: 'The controllers of the arrays copy to the remote site.',
    source: ['L1543-1548'],
  },
  other: { title: 'another product', text: "Scripts or another vendor's software.", source: ['L1559-1561'] },
});

export const remoteFailoverTrigger = valueSet('remote failover trigger', {
  'manual-confirm': {
    title: 'alert, confirm, then automatic',
    text: 'The site is watched, somebody confirms the failure, and the rest runs by itself. The recommended way.',
    source: ['L1569'],
    aliases: ['confirmed'],
  },
  manual: { title: 'by hand', text: 'A written procedure is carried out by hand.', source: ['L1541', 'L1559-1561'] },
  automatic: {
    title: 'without confirmation',
    text: 'The software decides alone.',
    source: ['L1569'],
    deprecated: 'false alarms are too likely: let somebody confirm the failure (L1569)',
  },
});

export const asr = valueSet('Automatic System Reconfiguration', {
  none: { title: 'none', text: 'A failed part stops the machine.', source: ['L1406'] },
  low: { title: 'some parts', text: 'A few failed parts can be configured out.', source: ['L1404-1406'] },
  high: {
    title: 'most parts',
    text: 'Processors, memory and I/O can be configured out at a restart. To be chosen for stores without cluster software.',
    source: ['L1404-1406'],
  },
});

export const mailForOthers = valueSet('mail for others', {
  hold: {
    title: 'accepted and kept until fail-back',
    text: 'The MTA accepts mail for everybody, and keeps in its queue what is for users who are not served there.',
    source: ['L1537'],
  },
  reject: {
    title: 'refused',
    text: 'Users who are not set up at the remote site do not exist there: their mail comes back to its senders for good.',
    source: ['L1537'],
    aliases: ['bounce'],
  },
});
