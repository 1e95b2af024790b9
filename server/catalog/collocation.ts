/** What the guide says about components that share a host. A pair that is not listed is not mentioned there. */
import type { ComponentId } from './components';
import type { Source } from './types';

export interface Collocation {
  readonly a: readonly ComponentId[];
  readonly b: readonly ComponentId[];
  /** `together`: must share a host; `usual` and `allowed`: may; `avoid`: better not; `single-tier`: only in single-tier layouts. */
  readonly verdict: 'together' | 'usual' | 'allowed' | 'avoid' | 'single-tier';
  readonly text: string;
  readonly source: readonly Source[];
}

export const collocations: readonly Collocation[] = [
  {
    a: ['cal6-backend', 'cal7-database'],
    b: ['message-store'],
    verdict: 'allowed',
    text: 'Calendar store and message store may share a host in two tiers.',
    source: ['L1168'],
  },
  {
    a: ['cal6-frontend', 'cal7-frontend'],
    b: ['mmp'],
    verdict: 'allowed',
    text: 'Calendar front end and multiplexor may share a host; give it four processors.',
    source: ['L1168', 'L3133-3135'],
  },
  {
    a: ['communications-express', 'directory-proxy'],
    b: ['mmp'],
    verdict: 'allowed',
    text: 'The multiplexor may share a host with these; give it four processors.',
    source: ['L3133-3135'],
  },
  {
    a: ['mmp'],
    b: ['webmail'],
    verdict: 'allowed',
    text: 'May share a host; an attack on one then strikes the other.',
    source: ['L3147'],
  },
  {
    a: ['webmail'],
    b: ['convergence'],
    verdict: 'usual',
    text: 'Convergence usually has the Webmail Server on its own host.',
    source: ['L2118'],
  },
  {
    a: ['webmail'],
    b: ['message-store'],
    verdict: 'single-tier',
    text: 'In two tiers the Webmail Server is a front end and no longer needed on the stores.',
    source: ['L2779', 'L2795', 'L6601'],
  },
  {
    a: ['directory-master'],
    b: ['message-store', 'mta'],
    verdict: 'single-tier',
    text: 'The directory is the first thing to move to a host of its own.',
    source: ['L673'],
  },
  {
    a: ['mta', 'mta-inbound', 'mta-outbound'],
    b: ['brightmail', 'spamassassin', 'cloudmark', 'savse', 'milter'],
    verdict: 'allowed',
    text: 'Fine while the host is not overloaded; separate hosts scale better.',
    source: ['L3887-3891'],
  },
  {
    a: ['brightmail', 'spamassassin', 'cloudmark', 'savse', 'milter'],
    b: ['message-store'],
    verdict: 'single-tier',
    text: "Filters and scanners take the store's disks and processors.",
    source: ['L3633'],
  },
  {
    a: ['mta', 'mta-inbound', 'mta-outbound'],
    b: ['message-store'],
    verdict: 'single-tier',
    text: 'In two tiers relays and stores are on different hosts.',
    source: ['L1095', 'L2724'],
  },
  {
    a: ['cal6-frontend'],
    b: ['cal6-backend'],
    verdict: 'allowed',
    text: 'On a single server, or where each of several servers is both.',
    source: ['L4660', 'L4725'],
  },
  {
    a: ['cal6-frontend', 'cal6-backend'],
    b: ['cal7-frontend', 'cal7-database', 'cal7-docstore'],
    verdict: 'allowed',
    text: 'Both generations may share a host; their data stay apart.',
    source: ['L4371'],
  },
  {
    a: ['cal7-frontend'],
    b: ['cal7-database', 'cal7-docstore'],
    verdict: 'allowed',
    text: 'The parts of Calendar Server 7 may share hosts in any way.',
    source: ['L4252'],
  },
  {
    a: ['im-server'],
    b: ['im-mux'],
    verdict: 'allowed',
    text: 'Fine for a small deployment; the multiplexor needs much of a machine.',
    source: ['L5573', 'L5786'],
  },
  {
    a: ['access-manager-sdk'],
    b: ['im-server', 'communications-express'],
    verdict: 'together',
    text: 'The SDK is a library of what uses it.',
    source: ['L5145', 'L5699', 'L6228'],
  },
  {
    a: ['im-resources'],
    b: ['web-server', 'glassfish'],
    verdict: 'together',
    text: "The client's files are served by a web container on their own host.",
    source: ['L5125'],
  },
  {
    a: ['iss-index'],
    b: ['message-store', 'mta', 'convergence', 'im-server', 'directory-master'],
    verdict: 'avoid',
    text: 'Indexing needs much of the processors; a host of its own is best.',
    source: ['L5023'],
  },
  {
    a: ['communications-express'],
    b: ['webmail', 'cal6-frontend'],
    verdict: 'usual',
    text: 'The remote-host front end of Communications Express has them all.',
    source: ['L6222-6229'],
  },
];
