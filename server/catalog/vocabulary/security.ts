/** Security of hosts, and what people do to keep it. */
import { valueSet } from '../types';

export const hardening = valueSet('hardening', {
  minimized: {
    title: 'only the packages that are needed',
    text: 'The smallest installation of the operating system that carries the services.',
    source: ['L986', 'L1647-1653'],
    aliases: ['minimised', 'minimal-packages'],
  },
  'security-toolkit': {
    title: 'hardened by a toolkit',
    text: 'The Solaris Security Toolkit, or the like elsewhere, closes what is not used.',
    source: ['L986', 'L1654-1656'],
    aliases: ['hardened', 'jass', 'toolkit'],
  },
  chroot: {
    title: 'components in a root directory of their own',
    text: 'A component that is broken into finds only the few commands that it needs.',
    source: ['L3441'],
  },
  'file-integrity': {
    title: 'changes of files are watched',
    text: 'Tripwire, the Solaris Fingerprint Database or the like tell of files that have changed.',
    source: ['L1657-1660'],
    aliases: ['tripwire', 'fingerprint-database'],
  },
});

export const reviewInterval = valueSet('interval of reviews', {
  daily: { title: 'every day', text: 'As often as the guide asks for.', source: ['L3623', 'L4762'] },
  weekly: { title: 'every week', text: 'An attack may go on for days before somebody sees it.' },
  monthly: { title: 'every month', text: 'An attack may go on for weeks before somebody sees it.' },
  never: { title: 'not at all', text: 'Nobody looks.' },
});

export const monitored = valueSet('thing to monitor', {
  queue: { title: 'size of the message queues', text: 'Grows under attack.', source: ['L3623'] },
  cpu: { title: 'use of processors', text: 'Unusual load may be an attack.', source: ['L3623'] },
  disk: { title: 'free disk space', text: 'Mail bombs fill disks.', source: ['L3623'] },
  network: { title: 'use of the network', text: 'Floods show here first.', source: ['L3623'] },
});

export const tlsAccelerator = valueSet('TLS accelerator', {
  none: { title: 'none', text: 'The processors do all of it.' },
  board: {
    title: 'a board in the machine',
    text: 'An accelerator with its driver.',
    source: ['L3756'],
    aliases: ['card'],
  },
  cpu: {
    title: 'the processors\u2019 own instructions',
    text: 'Support in the processor; on UltraSPARC IV it has to be switched on.',
    source: ['L3756'],
  },
});
