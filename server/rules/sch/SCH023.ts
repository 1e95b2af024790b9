import type { Model } from '../../model/model';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { attributeOf, domainsByBase, isCanonical, treeOf, type Domain } from './tree';

export const rule = defineRule({
  code: 'SCH023',
  name: 'no-canonical-domain',
  severity: 'error',
  title: 'Several domains lead to the same users and none is the real one',
  source: ['L612'],
  check(model, report) {
    const domains = model.directory?.domains;
    const tree = treeOf(model);
    // What could not be read may be the domain that says it.
    if (domains === undefined || domains.incomplete || tree?.value !== 'two-tree') return;
    for (const group of domainsByBase(domains.items).values()) {
      const [first, ...others] = group;
      const base = first === undefined ? undefined : attributeOf(first, 'inetDomainBaseDN')?.values[0];
      if (base === undefined || others.length === 0) continue;
      if (group.some((domain) => isCanonical(domain) || domain.incomplete || domain.attributes?.incomplete === true))
        continue;
      report({
        at: base.at,
        message: `${group.length} nodes of the DC Tree lead to \`${base.value}\`, and none says which name is the real one, where mail goes. Give one of them \`inetCanonicalDomainName\`.`,
        related: [
          ...others.flatMap((domain) => {
            const other = attributeOf(domain, 'inetDomainBaseDN')?.values[0];
            return other === undefined ? [] : [{ at: other.at, message: 'This one leads to the same node' }];
          }),
          { at: tree.at, message: tree.message },
        ],
        fixes: () => candidates(model, group).map((domain) => markFix(domain)),
      });
    }
  },
});

/** At most three, the main domain first. */
function candidates(model: Model, group: readonly Domain[]): readonly Domain[] {
  const main = model.section('domain')?.value.toLowerCase();
  const isMain = (domain: Domain): boolean => main !== undefined && domain.name?.value.toLowerCase() === main;
  return [...group.filter(isMain), ...group.filter((domain) => !isMain(domain))].slice(0, 3);
}

const markFix = (domain: Domain): FixDraft => ({
  title: `Make \`${domain.name?.value ?? ''}\` the real one`,
  in: domain.at,
  edit: (editor) => {
    if (domain.attributes !== undefined && domain.name !== undefined)
      editor.insert(domain.attributes.at, 'inetCanonicalDomainName', domain.name.value);
  },
});
