import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { filtersInUse, virusFilters, virusItem } from './filters';

export const rule = defineRule({
  code: 'AV008',
  name: 'brightmail-virus-rules',
  severity: 'warning',
  title: 'Virus rules of Brightmail outside a service provider',
  source: ['L3577'],
  check(model, report) {
    const organization = model.section('organization');
    // Internet providers and telecommunications companies are service providers too.
    if (organization?.value !== 'enterprise') return;
    const message =
      'Brightmail delivers its virus rules to service providers only, and this is an enterprise. Let another engine find viruses, such as `savse`.';
    const related = [{ at: organization.at, message: 'The organization' }];
    for (const { spec, host } of model.of('brightmail')) {
      const virus = virusItem(spec.functions);
      if (virus === undefined) continue;
      const several = (spec.functions?.items.length ?? 0) > 1;
      report({
        at: virus.at,
        message,
        related,
        fixes: () => (several ? [removeFix(virus, `Remove \`virus\` from \`brightmail\` on \`${host.name}\``)] : []),
      });
    }

    const antispam = model.services?.antispam;
    const virus = virusItem(antispam?.functions);
    const used = filtersInUse(model);
    if (virus === undefined || antispam?.incomplete === true || antispam?.products?.incomplete === true) return;
    // Another engine may be meant.
    if (
      !model.complete ||
      !used.has('brightmail') ||
      [...used].some((id) => id !== 'brightmail' && virusFilters.includes(id))
    )
      return;
    const products = antispam?.products;
    report({
      at: virus.at,
      message,
      related,
      fixes: () =>
        products === undefined
          ? []
          : [
              {
                title: 'Add `savse` to the products',
                in: products.at,
                edit: (editor) => {
                  editor.add(products.at, 'savse');
                },
              },
            ],
    });
  },
});
