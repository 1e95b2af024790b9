/** The shape of the directory tree, and the entries of domains in it. */
import type { ValueOf } from '../../catalog/types';
import type { dit } from '../../catalog/vocabulary';
import type { Fact } from '../../model/dsl';
import type { Spec } from '../../model/format';
import type { Model } from '../../model/model';
import type { Node, ScalarNode } from '../../syntax/tree';

export interface Tree {
  readonly value: ValueOf<typeof dit>;
  /** What says so. */
  readonly at: Node;
  readonly message: string;
}

/** The tree as the spec has it: said, or by the schema. Undefined where it is not known, or where the two contradict. */
export function treeOf(model: Model): Tree | undefined {
  const tree = model.directory?.dit;
  const schema = model.directory?.schema;
  const bySchema =
    schema === undefined || (schema.value === 'schema2-compat' && tree !== undefined)
      ? undefined
      : schema.value === 'schema2-native'
        ? 'one-tree'
        : 'two-tree';
  if (tree !== undefined)
    return bySchema === undefined || bySchema === tree.value
      ? { value: tree.value, at: tree.at, message: `The directory is \`${tree.value}\`` }
      : undefined;
  return schema === undefined || bySchema === undefined
    ? undefined
    : { value: bySchema, at: schema.at, message: `\`${schema.value}\` means \`${bySchema}\`` };
}

type Domains = NonNullable<NonNullable<Spec['directory']>['domains']>;
export type Domain = Domains['items'][number];

/** An attribute of a domain's entry; names of attributes are the same in capitals. */
export function attributeOf(
  domain: Domain,
  name: string,
):
  | {
      readonly key: ScalarNode;
      readonly values: readonly Fact<string>[];
      readonly at: Domains['at'];
      /** Some value could not be read. */
      readonly incomplete: boolean;
    }
  | undefined {
  const entry = domain.attributes?.entries.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  return entry === undefined
    ? undefined
    : { key: entry.key, values: entry.value.items, at: entry.value.at, incomplete: entry.value.incomplete };
}

/** A distinguished name for comparison: without capitals, and without space around commas and equal signs. */
export const dnKey = (dn: string): string =>
  dn
    .trim()
    .toLowerCase()
    .replace(/\s*([,=])\s*/g, '$1');

/** The domain that a node of the DC Tree stands for: `dc=siroe,dc=com,o=internet` is `siroe.com`. */
export const domainOfDn = (dn: string): string =>
  dnKey(dn)
    .split(',')
    .flatMap((part) => (part.startsWith('dc=') ? [part.slice(3)] : []))
    .join('.');

/** Domains by the node of the Organization Tree that they lead to. */
export function domainsByBase(domains: readonly Domain[]): ReadonlyMap<string, readonly Domain[]> {
  const byBase = new Map<string, Domain[]>();
  for (const domain of domains) {
    const base = attributeOf(domain, 'inetDomainBaseDN')?.values[0];
    if (base === undefined) continue;
    const key = dnKey(base.value);
    const others = byBase.get(key);
    if (others === undefined) byBase.set(key, [domain]);
    else others.push(domain);
  }
  return byBase;
}

export const isCanonical = (domain: Domain): boolean => attributeOf(domain, 'inetCanonicalDomainName') !== undefined;
