import type { Node } from '../../syntax/tree';
import { isOverlay } from '../../questions/architecture';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { attributeOf, domainOfDn, domainsByBase, isCanonical, treeOf, type Domain } from './tree';

export const rule = defineRule({
  code: 'SCH025',
  name: 'alias-domain-entry',
  severity: 'warning',
  title: 'In one tree an alias is a domain entry of its own',
  source: ['L602', 'L624'],
  check(model, report) {
    const tree = treeOf(model);
    if (tree?.value !== 'one-tree') return;
    const domains = model.directory?.domains?.items ?? [];
    const byName = new Map(domains.map((domain) => [domain.name?.value.toLowerCase() ?? '', domain]));
    const firstByBase = new Map<Domain, Domain>();
    for (const group of domainsByBase(domains).values()) {
      const real = group.find(isCanonical) ?? group[0];
      for (const domain of group) if (real !== undefined && domain !== real) firstByBase.set(domain, real);
    }
    for (const domain of domains) {
      const alias = attributeOf(domain, 'aliasedObjectName');
      const real = firstByBase.get(domain);
      const [at, target]: readonly [Node | undefined, Domain | undefined] =
        alias !== undefined
          ? [alias.key, byName.get(domainOfDn(alias.values[0]?.value ?? ''))]
          : real !== undefined
            ? [attributeOf(domain, 'inetDomainBaseDN')?.key, real]
            : domain.kind?.value === 'alias' && attributeOf(domain, 'objectClass') !== undefined
              ? [domain.kind.at, undefined]
              : [undefined, undefined];
      if (at === undefined || domain.name === undefined) continue;
      report({
        at,
        message: `In one tree an alias has no node of its own: \`${domain.name.value}\` is a value of \`associatedDomain\` at the domain that it is another name of. List it there, under \`aliases\`.`,
        related: [
          ...(target?.name === undefined ? [] : [{ at: target.name.at, message: 'The domain that it is a name of' }]),
          { at: tree.at, message: tree.message },
        ],
        fixes: () => (target === undefined || target === domain || isOverlay(model) ? [] : [foldFix(domain, target)]),
      });
    }
  },
});

/** Makes the name an alias of the domain, and takes the node away. */
const foldFix = (domain: Domain, target: Domain): FixDraft => ({
  title: `Make \`${domain.name?.value ?? ''}\` an alias of \`${target.name?.value ?? ''}\``,
  in: target.at,
  edit: (editor) => {
    const name = domain.name?.value;
    if (name === undefined) return;
    editor.removeItem(domain.at);
    if (target.aliases !== undefined) editor.add(target.aliases.at, name);
    else
      editor.insert(target.at, 'aliases', [name], {
        order: ['name', 'kind', 'aliases', 'attributes'],
        shorthand: 'name',
      });
  },
});
