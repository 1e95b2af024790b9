/** Indexing and Search. */
import { valueSet } from '../types';

export const searchPart = valueSet('search part', {
  storeui: { title: 'images and attachments', text: 'Web tier: hands out images and attachments.', source: ['L5000'] },
  searchui: {
    title: 'demonstration',
    text: 'Web tier: a user interface to show what searching can do. Not for users.',
    source: ['L5000'],
  },
  rest: { title: 'REST interface', text: 'Web tier: answers the searches of clients.', source: ['L5000'] },
  searchSvc: { title: 'searching', text: 'Indexing tier: looks things up in the indexes.', source: ['L5006'] },
  indexSvc: {
    title: 'indexing',
    text: 'Indexing tier: adds users, and works off what the mail server reports.',
    source: ['L5006'],
  },
  jmqconsumer: {
    title: 'events of the mail server',
    text: 'Indexing tier: takes events from the queue of Messaging Server and hands them to indexSvc.',
    source: ['L5006'],
  },
});

/** The parts that make up a tier; the demonstration is not among them. */
export const searchTiers = {
  'iss-web': ['storeui', 'rest'],
  'iss-index': ['searchSvc', 'indexSvc', 'jmqconsumer'],
} as const;

export const indexStorage = valueSet('index storage', {
  local: { title: 'disk of the host', text: 'Indexes that one host alone can read.', source: ['L4992'] },
  nfs: { title: 'NFS server', text: 'Indexes that several hosts can read, as long as the one file server runs.' },
  'ha-nfs': {
    title: 'highly available NFS',
    text: 'Indexes that other web nodes still find when a host fails; what the Cluster Search Service needs.',
    source: ['L5027'],
  },
});
