/** Hosts, their storage and containers. */
import { valueSet } from '../types';
import type { ValueOf } from '../types';

export const os = valueSet('operating system', {
  solaris: {
    title: 'Oracle Solaris',
    text: 'Everything runs on it; high availability of Instant Messaging only there.',
    source: ['L1463', 'L5616'],
    aliases: ['oracle-solaris', 'sunos'],
  },
  linux: {
    title: 'Linux',
    text: 'A supported Linux; Instant Messaging offers only part of its options there.',
    source: ['L5616'],
  },
  'red-hat': {
    title: 'Red Hat Enterprise Linux',
    text: 'A supported Linux; Instant Messaging offers only part of its options there.',
    source: ['L5616', 'L5855-5856'],
    aliases: ['rhel', 'redhat'],
  },
  'oracle-linux': {
    title: 'Oracle Linux',
    text: 'A supported Linux; Instant Messaging offers only part of its options there.',
    source: ['L5616', 'L5855-5856'],
    aliases: ['oel'],
  },
  windows: {
    title: 'Microsoft Windows',
    text: 'For clients: the Connector for Microsoft Outlook runs only there.',
    source: ['L6264'],
  },
});

/** Values of `os` that are a Linux. */
export const linuxSystems: readonly ValueOf<typeof os>[] = ['linux', 'red-hat', 'oracle-linux'];

/** The guide names UFS and ZFS (L3161, L3163); the others are what these systems offer. */
export const filesystem = valueSet('file system', {
  zfs: {
    title: 'ZFS',
    text: 'Always consistent, so it needs no check after a crash. Set atime=off.',
    source: ['L3163-3165'],
  },
  'ufs-logging': {
    title: 'UFS with logging',
    text: 'UFS that keeps a journal. Mount it with noatime.',
    source: ['L3003', 'L3161'],
    aliases: ['logging-ufs'],
  },
  ufs: {
    title: 'UFS without logging',
    text: 'Needs a long check after a crash: not for stores in a cluster.',
    source: ['L3003', 'L3161'],
  },
  vxfs: { title: 'Veritas File System', text: 'Keeps a journal.', aliases: ['veritas-file-system'] },
  qfs: { title: 'QFS', text: 'Keeps a journal; can be shared in a cluster.', aliases: ['samfs'] },
  ext3: { title: 'ext3', text: 'Keeps a journal.' },
  ext4: { title: 'ext4', text: 'Keeps a journal.' },
  xfs: { title: 'XFS', text: 'Keeps a journal.' },
  ext2: { title: 'ext2', text: 'Keeps no journal: needs a long check after a crash.' },
  tmpfs: { title: 'tmpfs', text: 'In memory; for temporary files and locks only.', source: ['L2970-2971'] },
});

/** File systems that need no full check after a crash; a cluster requires one for the store (L3003). */
export const journalingFilesystems: readonly ValueOf<typeof filesystem>[] = [
  'zfs',
  'ufs-logging',
  'vxfs',
  'qfs',
  'ext3',
  'ext4',
  'xfs',
];

export const raid = valueSet('RAID', {
  none: { title: 'single disks', text: 'A lost disk is lost mail.', source: ['L3113'] },
  mirror: {
    title: 'mirror',
    text: 'Every block is on two disks.',
    source: ['L3113', 'L3117'],
    aliases: ['raid1', 'raid-1'],
  },
  stripe: {
    title: 'stripe',
    text: 'Blocks spread over disks: quick, but no redundancy.',
    source: ['L2995', 'L3096'],
    aliases: ['raid0', 'raid-0'],
  },
  'stripe-mirror': {
    title: 'striped mirrors',
    text: 'Mirrors with a stripe over them: quick and redundant.',
    source: ['L3096', 'L3117'],
    aliases: ['raid10', 'raid-10', 'raid0+1', 'mirror-stripe'],
  },
  'raid5-controller': {
    title: 'RAID 5 in a caching controller',
    text: 'Parity computed by the array; fit for stores and queues.',
    source: ['L3117'],
    aliases: ['raid5', 'raid-5', 'hardware-raid5'],
  },
  'software-raid5': {
    title: 'RAID 5 in software',
    text: 'Parity computed by the host.',
    source: ['L3117'],
    deprecated: 'too slow to be an option: use a caching controller or mirrors (L3117)',
  },
});

/** Kinds that survive the loss of one disk (L3113-3117). */
export const redundantRaid: readonly ValueOf<typeof raid>[] = [
  'mirror',
  'stripe-mirror',
  'raid5-controller',
  'software-raid5',
];

export const storage = valueSet('storage', {
  internal: {
    title: 'disks inside the machine',
    text: 'No more than four spindles as a rule, so too few for a store.',
    source: ['L2553'],
  },
  'external-array': {
    title: 'external array',
    text: 'Needed for stores that must be available, and in most systems for speed.',
    source: ['L2553', 'L3113'],
    aliases: ['array'],
  },
  san: {
    title: 'storage area network',
    text: 'Shared storage for clusters and stores.',
    source: ['L559', 'L1004-1013'],
  },
  ssd: {
    title: 'solid state disk',
    text: 'For the mailbox database, where a restore must be quick.',
    source: ['L2991'],
  },
});

export const hostService = valueSet('operating system service', {
  ssh: { title: 'secure shell', text: 'The way to administer a host.', source: ['L1671', 'L3631'], aliases: ['sshd'] },
  telnet: {
    title: 'plain-text shell',
    text: 'Sends passwords in plain text.',
    source: ['L1671'],
    deprecated: 'replace it by ssh (L1671)',
  },
  ftp: {
    title: 'file transfer',
    text: 'Sends passwords in plain text; turn it off where it is not needed.',
    source: ['L1038', 'L1670'],
  },
  tftp: { title: 'trivial file transfer', text: 'No authentication at all; turn it off.', source: ['L1670'] },
  rsh: {
    title: 'remote shell',
    text: 'Trusts addresses; turn it off.',
    source: ['L1670'],
    aliases: ['rlogin', 'rexec'],
  },
  finger: { title: 'who is logged in', text: 'Tells strangers about users; turn it off.', source: ['L1670'] },
  nfs: {
    title: 'file sharing',
    text: 'Needed for shared search indexes; otherwise turn it off.',
    source: ['L1670', 'L5027'],
  },
  snmp: { title: 'monitoring agent', text: 'Reports to the monitoring system.', source: ['L1622'] },
  sendmail: {
    title: "the system's own mail server",
    text: 'Takes port 25, which the MTA needs; turn it off on MTA hosts.',
    source: ['L1670'],
  },
  ntp: { title: 'time', text: 'Keeps the clock right.', source: ['L1603'] },
  dns: { title: 'name service cache', text: 'A local cache of DNS answers.', source: ['L1017'] },
  // Solaris services that the guide does not name; their ports are known from the field.
  cacao: {
    title: 'common agent container',
    text: 'Of Solaris: runs the agents of management programs. Its port is not confirmed by a document.',
    aliases: ['common-agent-container'],
  },
  'web-console': {
    title: 'Java Web Console',
    text: 'Of Solaris: administration in the browser. Its port is not confirmed by a document.',
    aliases: ['java-web-console', 'smcwebserver'],
  },
});

/** Services that listen for outsiders and are best turned off on exposed hosts (L1591, L1670). */
export const unneededHostServices: readonly ValueOf<typeof hostService>[] = [
  'telnet',
  'ftp',
  'tftp',
  'rsh',
  'finger',
  'sendmail',
];

export const serverEdition = valueSet('application server edition', {
  platform: { title: 'Platform Edition', text: 'Without clusters and failover.', source: ['L1437'] },
  enterprise: {
    title: 'Enterprise Edition',
    text: 'With clusters, load balancing and session failover.',
    source: ['L1437-1439'],
  },
});

export const containerId = valueSet('web container', {
  glassfish: {
    title: 'GlassFish Enterprise Server',
    text: 'Formerly Sun Java System Application Server. Required by Convergence, Calendar Server 7 and the search service.',
    source: ['L186-192', 'L859', 'L4146', 'L4980'],
    aliases: ['application-server', 'app-server', 'sun-java-system-application-server', 'glassfish-enterprise-server'],
  },
  'web-server': {
    title: 'Oracle iPlanet Web Server',
    text: 'Formerly Sun Java System Web Server.',
    source: ['L186'],
    aliases: ['iplanet-web-server', 'sun-java-system-web-server', 'oracle-iplanet-web-server'],
  },
  'sun-one-web-server': {
    title: 'Sun ONE Web Server 6.0',
    text: 'Only for the console of the iPlanet Delegated Administrator.',
    source: ['L1987'],
  },
  'apache-httpd': {
    title: 'Apache HTTP Server 2',
    text: 'On the indexing hosts of the search service.',
    source: ['L4984'],
    aliases: ['apache', 'httpd', 'apache-http-server'],
  },
});
