import { otherHost, type FlowRow } from './flow';

/** Indexing and Search Service. */
export const searchFlows = {
  'iss-search': {
    from: 'iss-web',
    to: 'iss-index',
    protocol: 'http',
    purpose: 'Searches in the indexes, by Apache',
    condition: otherHost,
    source: ['L4984', 'L4998-5006', 'L5021'],
  },
  'iss-events': {
    from: ['message-store', 'iss-index'],
    to: 'jmq',
    protocol: 'jmq',
    purpose: 'Events of new and changed mail',
    condition: { when: 'present', component: 'iss-index' },
    source: ['L4988', 'L5006'],
  },
  'iss-events-service': {
    from: ['message-store', 'iss-index'],
    to: 'jmq',
    protocol: 'jmq-service',
    purpose: 'Events of new and changed mail: the second port',
    condition: { when: 'present', component: 'iss-index' },
    source: ['L4988', 'L5006'],
  },
  'iss-shared-index': {
    from: ['iss-web', 'iss-index'],
    to: 'file-server',
    protocol: 'nfs',
    purpose: 'Shared indexes',
    condition: { when: 'feature', is: 'iss-cluster-search' },
    source: ['L5027'],
  },
} as const satisfies Readonly<Record<string, FlowRow>>;
