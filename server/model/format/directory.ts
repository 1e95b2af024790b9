/** The directory: its section, and the keys of directory components. */
import { directoryCopies, directoryClients } from '../../catalog/roles';
import * as vocabulary from '../../catalog/vocabulary';
import {
  boolean,
  choice,
  component,
  dictionary,
  integer,
  list,
  nameOf,
  object,
  oneOrMore,
  quantity,
  refTo,
  text,
  version,
} from '../dsl';
import { hostName } from './common';

export const replicaRoles = list(choice(vocabulary.replicaRole));
export const directory = object('directory', {
  schema: {
    type: choice(vocabulary.schema),
    business: true,
    text: 'The LDAP schema that all products share.',
    examples: ['schema2-native'],
    source: ['L1778-1851'],
  },
  dit: {
    type: choice(vocabulary.dit),
    business: true,
    text: 'The shape of the directory tree.',
    examples: ['one-tree'],
    source: ['L578-624'],
  },
  migration: {
    type: object(
      'schema migration',
      {
        target: {
          type: choice(vocabulary.schema),
          required: true,
          text: 'The schema that the directory is being moved to.',
          examples: ['schema2-native'],
        },
      },
      { shorthand: 'target' },
    ),
    text: 'A planned move to another schema.',
    source: ['L1851'],
  },
  'planned-products': {
    type: list(component),
    text: 'Products that will join this directory later on.',
    examples: ['[portal-server]'],
    source: ['L1835', 'L1891'],
  },
  'prepared-with': {
    type: choice(vocabulary.preparation),
    text: 'What brings the schema and the indexes of the suite into the directory.',
    examples: ['comm_dssetup'],
    source: ['L853', 'L4376-4377', 'L4966'],
  },
  'existing-entries': {
    type: choice(vocabulary.existingEntries),
    text: 'Whether the entries of a directory that was there before the suite comply with its schema. Leave it out for a new directory.',
    examples: ['compliant'],
    source: ['L2777'],
  },
  provisioning: {
    type: list(choice(vocabulary.provisioning)),
    text: 'The tools that create users and domains.',
    examples: ['[delegated-administrator]'],
    source: ['L1952-1996'],
  },
  replication: {
    type: choice(vocabulary.replication),
    text: 'How the directory servers copy each other.',
    examples: ['two-way-mmr'],
    source: ['L1424-1427'],
  },
  agreements: {
    type: integer(0),
    text: 'Replication agreements between the masters, one for each direction.',
    examples: ['2'],
    source: ['L1425'],
  },
  promotion: {
    type: replicaRoles,
    text: 'The steps by which a replica changes its role, in order.',
    examples: ['[consumer, hub, master]'],
    source: ['L1510'],
  },
  'password-storage': {
    type: choice(vocabulary.passwordStorage),
    text: 'How passwords are stored. Some mechanisms need them in plain text.',
    source: ['L3686-3688'],
  },
  'anonymous-search': {
    type: boolean,
    text: 'Whether the directory answers searches without a login.',
    source: ['L5929'],
  },
  indexes: {
    type: dictionary(list(choice(vocabulary.indexType)), vocabulary.indexedAttribute),
    text: 'Indexes by attribute. Once there is a list, it is taken as the whole list of the attributes that it names.',
    examples: ['{ mail: [presence, equality] }'],
    source: ['L898-902'],
  },
  aci: {
    type: choice(vocabulary.aci),
    text: 'Access control instructions of the directory. Access Manager installs many that nobody needs.',
    examples: ['consolidated'],
    source: ['L3151-3153'],
  },
  suffixes: {
    type: list(
      object(
        'suffix',
        {
          suffix: {
            type: text(),
            required: true,
            text: 'The distinguished name at the top of the tree.',
            examples: ['o=siroe.com'],
          },
          holds: {
            type: list(choice(vocabulary.suffixContent)),
            text: 'What stands below it.',
            examples: ['[users]'],
            source: ['L681'],
          },
        },
        { shorthand: 'suffix' },
      ),
    ),
    text: 'The trees of the directory and what each is for.',
    source: ['L681'],
  },
  monitoring: {
    type: list(choice(vocabulary.directoryMetric)),
    text: 'What is watched on the directory servers. An empty list says: nothing.',
    examples: ['[hits, cache, requests]'],
    source: ['L691-695'],
  },
  'keep-removed-users': {
    type: quantity('duration'),
    text: 'How long a removed user stays in the directory, marked as disabled. `0 d` says: deleted at once.',
    examples: ['90 d'],
    source: ['L1552'],
  },
  version: { type: version, text: 'The version of the directory server.', examples: ['"6.3"'], source: ['L853'] },
  domains: {
    type: list(
      object(
        'domain',
        {
          name: {
            type: nameOf('domain'),
            required: true,
            text: 'The DNS name of the domain.',
            examples: ['siroe.com'],
          },
          kind: {
            type: choice(vocabulary.domainKind),
            text: 'How the domain stands in the directory.',
            source: ['L2081-2089'],
          },
          aliases: {
            type: list(hostName),
            text: 'Other names of the domain: values of `associatedDomain` in one tree, nodes of their own in the DC Tree.',
            examples: ['[siroe.net]'],
            source: ['L602', 'L624'],
          },
          attributes: {
            type: dictionary(oneOrMore(text()), vocabulary.domainAttribute),
            text: 'Attributes of the entry of the domain, by their own names, where they shape the tree.',
            examples: ['{ objectClass: [domain, sunManagedOrganization], sunPreferredDomain: siroe.com }'],
            source: ['L602-624'],
          },
        },
        { shorthand: 'name' },
      ),
    ),
    text: 'Mail domains in the directory.',
    source: ['L2083'],
  },
});

/** Keys of directory components on a host. */
export const directoryKeys = {
  master: {
    type: oneOrMore(refTo('host')),
    text: 'The directory that this one gets its data from.',
    for: directoryCopies,
    source: ['L1424'],
  },
  directory: {
    type: oneOrMore(refTo('host')),
    text: 'The directory servers that this component asks. Leave it out where any of them is meant.',
    for: directoryClients,
    examples: ['dir-local'],
    source: ['L1153', 'L703-707'],
  },
  referrals: {
    type: boolean,
    text: 'Whether a read-only copy refers those who want to write to a master.',
    for: directoryCopies,
    source: ['L705', 'L1424'],
  },
} as const;
