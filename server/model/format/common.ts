/** Parts of the format that several sections share. */
import * as vocabulary from '../../catalog/vocabulary';
import { boolean, choice, dictionary, integer, object, text, version } from '../dsl';

export const hostName = text(String.raw`^[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?$`, 'a host or domain name');

export const ha = object(
  'high availability',
  {
    method: {
      type: choice(vocabulary.haMethod),
      text: 'How the service survives the loss of a host.',
      examples: ['solaris-cluster', 'vcs'],
      source: ['L1386', 'L1459'],
    },
    kind: {
      type: choice(vocabulary.haKind),
      text: 'Whether one node serves at a time (failover) or all of them (scalable).',
      source: ['L1463'],
    },
    layout: {
      type: choice(vocabulary.imHaLayout),
      text: 'Where Instant Messaging keeps binaries and run-time files in a cluster.',
      for: ['im-server'],
      source: ['L1473-1482'],
    },
    'runtime-storage': {
      type: choice(vocabulary.runtimeStorage),
      text: 'The shared storage for run-time files in a mixed layout.',
      for: ['im-server'],
      source: ['L1477-1479'],
    },
    cluster: {
      type: text(),
      text: 'A name for the cluster. Hosts that name the same one are its nodes, and what runs on one may move to another.',
      examples: ['mail-cluster'],
      source: ['L2909', 'L3026'],
    },
    nodes: {
      type: integer(1),
      text: 'Systems in the cluster. A cluster is two or more.',
      examples: ['2'],
      source: ['L2909'],
    },
    'shared-storage': {
      type: boolean,
      text: 'Whether the nodes share the storage that holds the data.',
      source: ['L2909'],
    },
    watchdog: { type: boolean, text: 'Whether a watchdog restarts failed processes.', source: ['L1490'] },
  },
  { shorthand: 'method' },
);

export const service = {
  version: { type: version, text: 'The version in use wherever the product runs.', examples: ['"7.0.5"', '7u3'] },
  ha: { type: ha, text: 'High availability of its back ends wherever they run.', source: ['L1386'] },
  tls: { type: choice(vocabulary.tlsMode), text: 'How clients are encrypted.', source: ['L3718-3729'] },
} as const;

/** Settings by the product's own names. */
export const options = {
  type: dictionary(text(), vocabulary.option),
  text: 'Settings of the product by its own names, where they matter to the plan.',
  examples: ['{ store.dbcachesize: 64 MB }'],
} as const;
