/** Directory and provisioning. */
import { valueSet } from '../types';

export const schema = valueSet('schema', {
  'schema2-native': {
    title: 'Schema 2, native mode',
    text: 'One directory tree, found by search templates. The recommended schema, and the one for every first installation.',
    source: ['L1825-1829', 'L1911'],
    aliases: ['native'],
  },
  'schema2-compat': {
    title: 'Schema 2, compatibility mode',
    text: 'A stage of a migration, with the structures of both schemas. Convergence does not support it, and it presumes Access Manager.',
    source: ['L833', 'L1841-1851'],
    aliases: ['schema2-compatibility', 'compatibility'],
  },
  schema1: {
    title: 'Schema 1',
    text: 'Organization Tree plus DC Tree, from the days of Messaging and Calendar Server 5. Only for sites that upgrade and need no Access Manager.',
    source: ['L646-650', 'L1817', 'L1881'],
    aliases: ['schema-1'],
  },
});

export const dit = valueSet('directory tree', {
  'one-tree': {
    title: 'Organization Tree only',
    text: 'The domain data stands in the nodes of the Organization Tree itself. Belongs to Schema 2 native mode.',
    source: ['L583', 'L618-624'],
    aliases: ['1-tree'],
  },
  'two-tree': {
    title: 'DC Tree plus Organization Tree',
    text: 'A DC Tree of domain nodes points into the Organization Tree. Belongs to Schema 1 and to compatibility mode.',
    source: ['L602-612'],
    aliases: ['2-tree', 'dc-tree'],
  },
});

export const replication = valueSet('replication', {
  none: { title: 'one instance', text: 'A single directory instance, without copies.', source: ['L685'] },
  'single-master': {
    title: 'one supplier, read-only consumers',
    text: 'Writes go to one master; consumers answer reads.',
    source: ['L1424'],
  },
  'two-way-mmr': {
    title: 'two masters',
    text: 'Two suppliers that replicate to each other by two agreements; either takes writes.',
    source: ['L1425'],
    aliases: ['two-way', 'multi-master'],
  },
  'four-way-mmr': {
    title: 'a pair of masters in each of two centres',
    text: 'Four masters in two data centres, with hubs and read-only consumers in each.',
    source: ['L1426'],
    aliases: ['four-way'],
  },
  'solaris-cluster': {
    title: 'cluster agent for the directory',
    text: 'The cluster moves one active directory instance to another node.',
    source: ['L1427'],
    aliases: ['cluster'],
  },
});

export const replicaRole = valueSet('replica role', {
  master: {
    title: 'supplier, takes writes',
    text: 'May be demoted to a hub, never to a consumer in one step.',
    source: ['L1510'],
    aliases: ['supplier'],
  },
  hub: {
    title: 'passes changes on',
    text: 'Takes changes from masters and passes them to consumers. The only step between consumer and master.',
    source: ['L1426', 'L1510'],
  },
  consumer: {
    title: 'read-only copy',
    text: 'Answers reads. To become a master it must first become a hub.',
    source: ['L1424', 'L1510'],
    aliases: ['slave', 'replica'],
  },
});

export const domainKind = valueSet('domain kind', {
  hosted: {
    title: 'domain with its own directory entry',
    text: 'The usual way to serve a domain: an entry of its own in the directory.',
    source: ['L2081-2083'],
  },
  alias: {
    title: 'other name of a domain',
    text: 'A second name for a domain, held as a value of associatedDomain.',
    source: ['L624'],
  },
  vanity: {
    title: 'name of an individual user',
    text: 'A domain name for single users without a domain of its own; costly to run.',
    source: ['L2085-2089'],
    deprecated: 'vanity domains cost more to operate than hosted ones (L2089)',
  },
});

export const passwordStorage = valueSet('password storage', {
  hashed: {
    title: 'one-way hash',
    text: 'The usual storage. Rules out CRAM-MD5, Digest-MD5 and APOP, which need the plain password.',
    source: ['L3686-3688'],
    aliases: ['encrypted'],
  },
  plain: {
    title: 'plain text',
    text: 'Needed for CRAM-MD5, Digest-MD5 and APOP; the directory must then be well protected.',
    source: ['L3686-3688'],
    aliases: ['plain-text', 'clear'],
  },
});

export const provisioning = valueSet('provisioning', {
  'delegated-administrator': {
    title: 'Delegated Administrator',
    text: 'The recommended tool: console and command line, for Schema 2 only.',
    source: ['L1996', 'L2110'],
    aliases: ['da', 'commadmin'],
  },
  'iplanet-da': {
    title: 'iPlanet Delegated Administrator for Messaging',
    text: 'The old tool for Schema 1. Its console is only for sites that come from Messaging Server 5.',
    source: ['L1975-1994'],
    aliases: ['sun-one-delegated-administrator'],
  },
  'ldap-tools': {
    title: 'LDIF and ldapmodify',
    text: 'Entries are written straight into the directory; listed for Schema 1.',
    source: ['L1995', 'L2033', 'L4411'],
    aliases: ['ldif', 'ldapmodify'],
  },
  'access-manager-console': {
    title: 'Access Manager console',
    text: 'Checks nothing it is told, so broken mail users come out of it: for demonstrations only.',
    source: ['L2108'],
  },
  'access-manager-cli': { title: 'Access Manager command line', text: 'Needs Schema 2.', source: ['L1872-1873'] },
  csdomain: {
    title: 'csdomain, of Calendar Server 6',
    text: 'Manages calendar domains; needs Schema 2.',
    source: ['L1874-1876'],
  },
  'calendar-utilities': {
    title: 'tools bundled with Calendar Server 6',
    text: "Calendar Server's own utilities, used with Schema 1.",
    source: ['L4683'],
  },
  'im-registration': {
    title: 'registration by the users themselves',
    text: 'New users register with Instant Messaging.',
    source: ['L5184'],
  },
});

export const preparation = valueSet('directory preparation', {
  comm_dssetup: {
    title: 'directory setup script of the suite',
    text: 'The script `comm_dssetup.pl` adds the schema and the indexes of all products. It runs once, before any of them is configured.',
    source: ['L853', 'L4376-4377', 'L4966'],
    aliases: ['comm_dssetup.pl'],
  },
  none: { title: 'not prepared', text: 'The directory knows nothing of the suite’s classes and attributes.' },
});

export const existingEntries = valueSet('existing entries', {
  compliant: {
    title: 'checked against the schema',
    text: 'The entries that were there before the suite have the classes and attributes that it expects.',
    source: ['L2777'],
  },
  unchecked: {
    title: 'not checked yet',
    text: 'Nobody has held the entries against the schema of the suite.',
    source: ['L2777'],
  },
});

export const aci = valueSet('access control instructions', {
  default: {
    title: 'as installed',
    text: 'All the instructions that Access Manager and Messaging Server install, most of which are never needed.',
    source: ['L3153'],
    aliases: ['as-installed'],
  },
  consolidated: {
    title: 'consolidated',
    text: 'Reduced to the instructions that the deployment needs, so that look-ups are quicker.',
    source: ['L3151-3153'],
    aliases: ['reduced'],
  },
});

/** Attributes of a domain's entry that shape the tree. Any other may be written too. */
export const domainAttribute = valueSet('domain attribute', {
  objectClass: {
    title: 'classes of the entry',
    text: 'In one tree `sunManagedOrganization` is among them: that is how a domain is recognised.',
    source: ['L624'],
  },
  sunPreferredDomain: {
    title: 'DNS name of the domain, one tree',
    text: 'The DNS name of the domain, on its node in the Organization Tree.',
    source: ['L624'],
  },
  associatedDomain: {
    title: 'alias names, one tree',
    text: 'Further names of the domain. `aliases` says the same in fewer words.',
    source: ['L624'],
  },
  inetDomainBaseDN: {
    title: 'where the users are, two trees',
    text: 'On a node of the DC Tree: the node of the Organization Tree that holds the users and groups.',
    source: ['L602', 'L1819'],
  },
  aliasedObjectName: {
    title: 'the node it is another name of, two trees',
    text: 'On a node of the DC Tree: the other node of that tree that this one is an alias of.',
    source: ['L602', 'L609'],
  },
  inetCanonicalDomainName: {
    title: 'the real name among several, two trees',
    text: 'On one of several nodes of the DC Tree that lead to the same users: the domain where mail really goes.',
    source: ['L612'],
  },
});

export const uniqueId = valueSet('unique identifier', {
  davUniqueId: {
    title: 'recommended, from Calendar Server 7 Update 3',
    text: 'An attribute made for the purpose, which never changes. The identifier cannot be changed once Calendar Server is in use.',
    source: ['L4231-4233'],
  },
  nsUniqueId: {
    title: 'set by Directory Server',
    text: "The directory's own identifier, used before davUniqueId existed. It is lost when an entry is exported and loaded again.",
  },
});

export const indexType = valueSet('directory index', {
  presence: { title: 'presence', text: 'Finds entries that have the attribute at all.', source: ['L898-902'] },
  equality: { title: 'equality', text: 'Finds entries by the whole value.', source: ['L898-902'] },
  substring: { title: 'substring', text: 'Finds entries by a part of the value.' },
  approximate: { title: 'approximate', text: 'Finds entries by what sounds like the value.' },
});

/** Attributes that the suite searches by. */
export const indexedAttribute = valueSet('indexed attribute', {
  icsCalendar: { title: 'calendar of a user', text: 'Searched by the Outlook connector.', source: ['L900'] },
  mail: { title: 'mail address', text: 'Searched by the Outlook connector, among others.', source: ['L901'] },
  mailalternateaddress: {
    title: 'further mail addresses',
    text: 'Searched by the Outlook connector, among others.',
    source: ['L902'],
  },
});

export const suffixContent = valueSet('suffix content', {
  users: { title: 'users, groups and domains', text: 'What the directory is for.', source: ['L681'] },
  configuration: {
    title: 'configuration of the products',
    text: 'Settings that products keep in the directory. In a suffix of its own it can be removed cleanly.',
    source: ['L681'],
    aliases: ['config'],
  },
  'address-books': {
    title: "the users' own address books",
    text: 'Every new contact is a write, so large sites keep them on a server of their own.',
    source: ['L713-717'],
    aliases: ['pab'],
  },
});

export const directoryMetric = valueSet('directory metric', {
  hits: { title: 'hit load', text: 'How many answers come from the directory at all.', source: ['L693'] },
  cache: { title: 'cache load', text: 'How much of it comes from memory.', source: ['L694'] },
  requests: { title: 'requests per second', text: 'What the servers are asked.', source: ['L695'] },
  response: {
    title: 'response time',
    text: 'To be held against the target of 10 milliseconds.',
    source: ['L697'],
  },
  cpu: { title: 'processor use', text: 'Not more than 70 percent in this tier.', source: ['L697'] },
  iowait: { title: 'time spent waiting for disks', text: 'Not more than 10 milliseconds.', source: ['L697'] },
});
