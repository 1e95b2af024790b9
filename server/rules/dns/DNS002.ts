import type { ComponentId } from '../../catalog/components';
import { generalMtas, outboundMtas, storeComponents, suiteComponents } from '../../catalog/roles';
import type { Model } from '../../model/model';
import type { Plain } from '../../syntax/plain';
import { isTwoTier } from '../../questions/architecture';
import { setPath } from '../../fixes/edits';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { hostFor } from './names';

/** What users need a name for, and what stands behind it, the best first. */
const wanted: readonly { readonly name: string; readonly ids: readonly (readonly ComponentId[])[] }[] = [
  { name: 'mail', ids: [['mmp'], ['message-store']] },
  { name: 'smtp', ids: [outboundMtas, generalMtas] },
  { name: 'webcal', ids: [['communications-express']] },
];

export const rule = defineRule({
  code: 'DNS002',
  name: 'no-logical-names',
  severity: 'warning',
  title: 'Services have no logical names',
  source: ['L372', 'L1019', 'L1332', 'L6560'],
  check(model, report) {
    const { dns, suite } = model;
    if (!suiteComponents.some((id) => model.has(id)) || !model.complete) return;
    const names = dns?.names;
    const why = 'so users enter the names of machines, and every move of a service means new settings for all of them';
    if (names !== undefined) {
      if (names.incomplete || names.entries.length > 0) return;
      report({
        at: names.at,
        message: `No service has a logical name, ${why}. Give them names such as \`mail\` and \`smtp\`, even on a single host.`,
        fixes: () => addNames(model),
      });
      return;
    }
    const at = dns?.key ?? suite?.at;
    if (at === undefined || dns?.incomplete === true || (dns === undefined && !model.lacksSection('dns'))) return;
    report({
      at,
      advice: true,
      message: `The spec names no logical services, ${why}. Write them under \`dns\`, as \`names\`, even on a single host.`,
      fixes: () => addNames(model),
    });
  },
});

function addNames(model: Model): readonly FixDraft[] {
  const names: Record<string, Plain> = {};
  for (const { name, ids } of wanted) {
    // In two tiers no name for users leads to a store (DNS008).
    const fit = ids.filter((some) => !isTwoTier(model) || !some.some((id) => storeComponents.includes(id)));
    const host = fit.map((some) => hostFor(model, some)).find((found) => found !== undefined);
    if (host !== undefined) names[name] = host;
  }
  const found = Object.keys(names);
  if (found.length === 0 || model.root === undefined) return [];
  return [
    {
      title: `Add ${found.map((name) => `\`${name}\``).join(', ')} to \`dns.names\``,
      edit: (editor) => {
        setPath(editor, ['dns', 'names'], names);
      },
    },
  ];
}
