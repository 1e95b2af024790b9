import { cal7Components } from '../../catalog/roles';
import { documentStoreFolder } from '../../catalog/vocabulary';
import type { Node } from '../../syntax/tree';
import { defineRule } from '../rule';

const DBDIR = /^store\.dav\..+\.dbdir$/;

export const rule = defineRule({
  code: 'CAL049',
  name: 'moved-document-store',
  severity: 'information',
  title: 'A moved document store takes its data along',
  source: ['L4205'],
  check(model, report) {
    const install = model.section('install');
    if (install?.value !== 'upgrade') return;
    const [first] = model.of(...cal7Components);
    if (first === undefined) return;
    const seen = new Set<Node>();
    const settings = [
      ...(model.services?.calendar?.options?.entries ?? []),
      ...model.of(...cal7Components).flatMap(({ spec }) => spec.options?.entries ?? []),
    ];
    for (const { name, value } of settings) {
      if (!DBDIR.test(name) || value.value.replace(/\/+$/, '') === documentStoreFolder || seen.has(value.at)) continue;
      seen.add(value.at);
      report({
        at: value.at,
        message: `The document store is not in its usual place, \`${documentStoreFolder}\`. If it was there before the upgrade, its data must be migrated.`,
        related: [{ at: install.at, message: 'There is data already' }],
      });
    }
  },
});
