/** Snippets for whole items of lists. Lines in snippet syntax, two spaces a level. */
import type { ObjectType, Type } from '../../model/dsl';
import { componentType, format, hostType, tierType } from '../../model/format';
import type { Snippet } from '../snippets';

const itemOf = (type: Type | undefined): ObjectType | undefined =>
  type?.kind === 'list' && type.item.kind === 'object' ? type.item : undefined;

const { properties } = format;

/** Snippets by the type of the item that they make. */
const byItem: readonly { readonly item: ObjectType | undefined; readonly snippets: readonly Snippet[] }[] = [
  {
    item: hostType,
    snippets: [
      {
        label: 'new load balancer',
        detail: 'before the access tier',
        lines: [
          'name: ${1:«lb»}',
          'zone: ${2|dmz,intranet,public-access|}',
          'components:',
          '  - component: load-balancer',
          '    algorithm: ${3|least-connections,cpu-load,round-robin|}',
          '    sticky: ${4|true,false|}',
          '    targets: [$5]',
        ],
      },
      {
        label: 'new multiplexor',
        detail: 'POP and IMAP front end (mmp)',
        lines: [
          'name: ${1:«mmp»}',
          'count: ${2:2}',
          'zone: ${3|dmz,intranet,public-access|}',
          'cpus: ${4:2}',
          'memory: ${5:4 GB}',
          'components: [mmp]',
        ],
      },
      {
        label: 'new relay',
        detail: 'takes and routes mail (mta)',
        lines: [
          'name: ${1:«relay»}',
          'count: ${2:2}',
          'zone: ${3|dmz,intranet|}',
          'cpus: ${4:2}',
          'memory: ${5:4 GB}',
          'components: [${6|mta,mta-inbound,mta-outbound|}]',
        ],
      },
      {
        label: 'new store',
        detail: 'message store with partitions',
        lines: [
          'name: ${1:«store»}',
          'zone: ${2|private-data,intranet|}',
          'cpus: ${3:4}',
          'memory: ${4:16 GB}',
          'ha: ${5|solaris-cluster,vcs|}',
          'components:',
          '  - component: message-store',
          '    partitions:',
          '      - name: ${6:primary}',
          '        size: ${7:2 TB}',
          '        spindles: ${8:8}',
        ],
      },
      {
        label: 'new directory',
        detail: 'master or read-only copy',
        lines: [
          'name: ${1:«ldap»}',
          'zone: ${2|private-data,intranet|}',
          'cpus: ${3:2}',
          'memory: ${4:8 GB}',
          'components: [${5|directory-master,directory-consumer|}]',
        ],
      },
      {
        label: 'new web client',
        detail: 'Convergence in GlassFish',
        lines: [
          'name: ${1:«web»}',
          'count: ${2:2}',
          'zone: ${3|dmz,intranet|}',
          'components: [glassfish, convergence, webmail]',
        ],
      },
      {
        label: 'new calendar front end',
        detail: 'Calendar Server 7 in GlassFish',
        lines: [
          'name: ${1:«cal»}',
          'count: ${2:2}',
          'zone: ${3|dmz,intranet|}',
          'components: [glassfish, cal7-frontend]',
        ],
      },
      {
        label: 'new calendar database',
        detail: 'Calendar Server 7 with document store',
        lines: [
          'name: ${1:«caldb»}',
          'zone: ${2|private-data,intranet|}',
          'components: [cal7-database, cal7-docstore]',
        ],
      },
      {
        label: 'new instant messaging server',
        detail: 'with its storage in a cluster',
        lines: [
          'name: ${1:«im»}',
          'zone: ${2|private-data,intranet|}',
          'ha: ${3|solaris-cluster,server-pool|}',
          'components: [im-server]',
        ],
      },
      {
        label: 'new instant messaging multiplexor',
        detail: 'in front of one server',
        lines: [
          'name: ${1:«immux»}',
          'count: ${2:2}',
          'zone: ${3|dmz,intranet|}',
          'components:',
          '  - component: im-mux',
          '    server: $4',
        ],
      },
    ],
  },
  {
    item: componentType,
    snippets: [
      {
        label: 'message-store with partitions',
        detail: 'settings of the store',
        lines: [
          'component: message-store',
          'partitions:',
          '  - name: ${1:primary}',
          '    size: ${2:2 TB}',
          '    spindles: ${3:8}',
        ],
      },
      {
        label: 'load-balancer with targets',
        detail: 'settings of the balancer',
        lines: [
          'component: load-balancer',
          'algorithm: ${1|least-connections,cpu-load,round-robin|}',
          'sticky: ${2|true,false|}',
          'targets: [$3]',
        ],
      },
    ],
  },
  {
    item: tierType,
    snippets: [
      {
        label: 'new tier',
        detail: 'with its first host',
        lines: ['tier: ${1|0,1,2|}', 'hosts:', '  - name: ${2:«host»}', '    components: [$3]'],
      },
    ],
  },
  {
    item: itemOf(properties.firewalls.type),
    snippets: [
      {
        label: 'new firewall',
        detail: 'between two zones, with what may pass',
        lines: [
          'name: ${1:«outer»}',
          'between: [${2|internet,dmz,intranet,internal|}, ${3|dmz,intranet,internal,private-data|}]',
          'allow: [$4]',
        ],
      },
    ],
  },
  {
    item: itemOf(itemOf(properties.firewalls.type)?.properties['allow']?.type),
    snippets: [
      {
        label: 'new firewall rule',
        detail: 'narrowed to port and hosts',
        lines: ['{ protocol: ${1|lmtp,smtp,imap,imaps,https,ldap|}, from: [$2], to: [$3] }'],
      },
    ],
  },
  {
    item: itemOf(properties.users.type.properties.bases.type),
    snippets: [
      {
        label: 'new user base',
        detail: 'with its share and activity',
        lines: [
          'base: ${1|mediumweight-imap,lightweight-imap,heavyweight-pop,lightweight-pop,mediumweight-ce|}',
          'share: ${2:100%}',
          'concurrent: ${3:20%}',
          'mailbox: ${4:400 MB}',
        ],
      },
    ],
  },
  {
    item: itemOf(properties.sites.type),
    snippets: [
      {
        label: 'new site',
        detail: 'with its size and link',
        lines: ['name: ${1:«site»}', 'size: ${2|major,satellite|}', 'users: ${3:500}'],
      },
    ],
  },
  {
    item: itemOf(properties.zones.type),
    snippets: [
      {
        label: 'new zone',
        detail: 'a name of its own for a kind of network',
        lines: ['name: ${1:«zone»}', 'kind: ${2|dmz,intranet,internal,private-data|}'],
      },
    ],
  },
];

/** The snippets for an item of a list. */
export const snippetsFor = (item: ObjectType): readonly Snippet[] =>
  byItem.find((entry) => entry.item === item)?.snippets ?? [];
