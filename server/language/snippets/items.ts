/** Snippets for whole items of lists; those for hosts stand in `hosts.ts`. Lines in snippet syntax, two spaces a level. */
import type { ObjectType, Type } from '../../model/dsl';
import { componentType, format, tierType } from '../../model/format';
import type { Snippet } from '../snippets';

const itemOf = (type: Type | undefined): ObjectType | undefined =>
  type?.kind === 'list' && type.item.kind === 'object' ? type.item : undefined;

const { properties } = format;

/** Snippets by the type of the item that they make. */
const byItem: readonly { readonly item: ObjectType | undefined; readonly snippets: readonly Snippet[] }[] = [
  {
    item: componentType,
    snippets: [
      {
        label: 'message-store with partitions',
        runs: 'message-store',
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
        runs: 'load-balancer',
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
