import { replaceFix } from '../../fixes/values';
import { defineRule, type ReportFinding } from '../rule';
import { attributeOf, treeOf, type Domain, type Tree } from './tree';

const CLASS = 'sunManagedOrganization';
const NAME = 'sunPreferredDomain';

export const rule = defineRule({
  code: 'SCH024',
  name: 'domain-entry-not-recognised',
  severity: 'error',
  title: 'The entry of a domain is not recognised in one tree',
  source: ['L624'],
  check(model, report) {
    const tree = treeOf(model);
    if (tree?.value !== 'one-tree') return;
    for (const domain of model.directory?.domains?.items ?? []) {
      if (domain.kind !== undefined && domain.kind.value !== 'hosted') continue;
      if (domain.incomplete || domain.attributes === undefined || domain.attributes.incomplete) continue;
      // Nodes of a DC Tree are another mistake (SCH025).
      if (attributeOf(domain, 'aliasedObjectName') !== undefined) continue;
      checkDomain(domain, tree, report);
    }
  },
});

function checkDomain(domain: Domain, tree: Tree, report: ReportFinding): void {
  const { attributes, name } = domain;
  if (attributes === undefined || name === undefined) return;
  const related = [{ at: tree.at, message: tree.message }];
  const classes = attributeOf(domain, 'objectClass');
  const preferred = attributeOf(domain, NAME);
  if (classes?.incomplete === true || preferred?.incomplete === true) return;
  if (classes !== undefined && !classes.values.some(({ value }) => value.toLowerCase() === CLASS.toLowerCase()))
    report({
      at: classes.key,
      message: `In one tree a domain is an entry with the class \`${CLASS}\`, which the entry of \`${name.value}\` lacks: the servers will not find the domain. Add the class.`,
      related,
      fixes: () => [
        {
          title: `Add \`${CLASS}\` to \`${classes.key.source}\``,
          safe: true,
          in: attributes.at,
          edit: (editor) => {
            editor.add(classes.at, CLASS);
          },
        },
      ],
    });
  const [value] = preferred?.values ?? [];
  if (value !== undefined && value.value.toLowerCase() !== name.value.toLowerCase())
    report({
      at: value.at,
      message: `\`${NAME}\` holds the DNS name of the domain, by which the servers find it, and this entry is that of \`${name.value}\`. Write that name.`,
      related: [{ at: name.at, message: 'The domain' }, ...related],
      fixes: () => [replaceFix(value, name.value, { title: `Replace \`${value.source}\` by \`${name.value}\`` })],
    });
  // Only where the classes are given is the entry written out.
  if (preferred === undefined && classes !== undefined)
    report({
      at: attributes.key ?? name.at,
      message: `In one tree the servers find a domain by \`${NAME}\`, its DNS name, which the entry of \`${name.value}\` lacks. Add the attribute.`,
      related,
      fixes: () => [
        {
          title: `Add \`${NAME}: ${name.value}\``,
          safe: true,
          in: attributes.at,
          edit: (editor) => {
            editor.insert(attributes.at, NAME, name.value);
          },
        },
      ],
    });
}
