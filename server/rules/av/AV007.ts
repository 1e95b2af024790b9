import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { filtersInUse, virusItem } from './filters';

export const rule = defineRule({
  code: 'AV007',
  name: 'spamassassin-for-viruses',
  severity: 'error',
  title: 'SpamAssassin is to find viruses',
  source: ['L3869'],
  check(model, report) {
    const message =
      'SpamAssassin scores spam and finds no viruses, so infected mail passes. Add an engine that does, such as `savse`.';
    for (const { spec, host } of model.of('spamassassin')) {
      const virus = virusItem(spec.functions);
      if (virus === undefined) continue;
      const several = (spec.functions?.items.length ?? 0) > 1;
      report({
        at: virus.at,
        message,
        fixes: () => (several ? [removeFix(virus, `Remove \`virus\` from \`spamassassin\` on \`${host.name}\``)] : []),
      });
    }

    const antispam = model.services?.antispam;
    const virus = virusItem(antispam?.functions);
    const used = filtersInUse(model);
    if (virus === undefined || antispam?.incomplete === true || !model.complete) return;
    if (used.size !== 1 || !used.has('spamassassin') || antispam?.products?.incomplete === true) return;
    const products = antispam?.products;
    const add: readonly FixDraft[] =
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
          ];
    report({
      at: virus.at,
      message,
      related: model
        .of('spamassassin')
        .map(({ at }) => ({ at, message: 'The only filter' }))
        .slice(0, 1),
      fixes: () => [
        ...add,
        ...((antispam?.functions?.items.length ?? 0) > 1 ? [removeFix(virus, 'Remove `virus`')] : []),
      ],
    });
  },
});
