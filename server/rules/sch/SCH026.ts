import { defineRule } from '../rule';
import { attributeOf, type Domain } from './tree';

export const rule = defineRule({
  code: 'SCH026',
  name: 'mail-domain-without-entry',
  severity: 'error',
  title: 'The mail domain has no entry in the directory',
  source: ['L2083'],
  check(model, report) {
    const main = model.section('domain');
    const domains = model.directory?.domains;
    if (main === undefined || domains === undefined || domains.incomplete) return;
    // What could not be read may be the name.
    if (domains.items.some(isPartlyRead)) return;
    const wanted = main.value.toLowerCase();
    const isThere = domains.items.some((domain) =>
      [domain.name, ...(domain.aliases?.items ?? []), ...(attributeOf(domain, 'associatedDomain')?.values ?? [])].some(
        (name) => name?.value.toLowerCase() === wanted,
      ),
    );
    if (isThere) return;
    report({
      at: main.at,
      message: `A mail domain needs an entry in the directory, and \`${main.value}\` is not among \`directory.domains\`. Add it there.`,
      related: [{ at: domains.key ?? domains.at, message: 'The domains in the directory' }],
      fixes: () => [
        {
          title: `Add \`${main.value}\` to \`directory.domains\``,
          in: domains.at,
          edit: (editor) => {
            editor.add(domains.at, main.value);
          },
        },
      ],
    });
  },
});

const isPartlyRead = (domain: Domain): boolean =>
  domain.incomplete ||
  domain.aliases?.incomplete === true ||
  domain.attributes?.incomplete === true ||
  attributeOf(domain, 'associatedDomain')?.incomplete === true;
