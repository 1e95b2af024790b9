/** Components: indexing and search. */
import { anyDirectory, anyStore, need, needHere } from './needs';
import type { ComponentInfo } from './shape';

export const searchEntries = {
  'iss-web': {
    title: 'Indexing and Search Service, web tier',
    text: 'Answers searches and hands out attachments: the web applications storeui, searchui and rest in GlassFish 2.1.',
    aliases: ['iss', 'indexing-and-search-service', 'iss-front-end'],
    product: 'search',
    layer: 1,
    zones: ['intranet', 'dmz'],
    processes: ['storeui', 'searchui', 'rest'],
    state: 'stateless',
    ha: ['iss-cluster-search', 'redundancy'],
    requires: [needHere(['glassfish'], 'L4980', 'L4998-5000'), need(['iss-index'], 'L4998-5006')],
    optional: ['load-balancer'],
    container: ['glassfish'],
    frontEnd: true,
    loadBalancing: 'elsewhere',
    source: ['L4998-5000', 'L5027'],
  },
  'iss-index': {
    title: 'Indexing and Search Service, indexing tier',
    text: 'Builds and holds the indexes. Heavy on the processor: best on a host of its own.',
    aliases: ['iss-indexing', 'iss-back-end'],
    product: 'search',
    layer: 2,
    zones: ['private-data'],
    processes: ['searchSvc', 'indexSvc', 'jmqconsumer'],
    state: 'stateful',
    stateNote: 'The indexes; they can be built again from the mailboxes.',
    ha: ['iss-cluster-search'],
    haNote: 'The indexes must lie on highly available NFS.',
    requires: [
      need(['jmq'], 'L4976'),
      need(anyStore, 'L4972'),
      need(anyDirectory, 'L4966'),
      { anyOf: ['apache-httpd'], sameHost: true, when: 'the web tier is on another host', source: ['L4984', 'L5021'] },
    ],
    backEnd: true,
    source: ['L4970-5006', 'L5021-5027'],
  },
} satisfies Readonly<Record<string, ComponentInfo>>;
