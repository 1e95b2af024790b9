/** The figures of the specs on the pages of rules, each kind of statement once and in full. */
import { expect, test } from 'vitest';
import type { Figure } from '../../../server/sizing/figure';
import { sizingOf } from '../../../server/sizing/sizing';
import { assumption } from '../../../server/catalog/assumptions';
import { idsOf } from '../../../server/catalog/types';
import { areaOf } from '../../../server/rules/rule';
import { snapshotOf } from '../../support/analyse';
import { checkedRules, specsOf } from '../../support/rule-pages';
import { inFull, sizedOf } from './support';

/** Areas whose pages are about amounts. */
const AREAS: ReadonlySet<string> = new Set(['SIZ', 'TIER', 'TOP', 'HA', 'LB', 'IM', 'CAL', 'DIR', 'AV']);
const ASSUMED = `sizing: { assumptions: [${idsOf(assumption).join(', ')}] }\n`;

/** What makes two figures the same kind of statement: all but the names and numbers in them. */
const kindOf = (figure: Figure): string => {
  const { id, status, bound, mode, formula, note, inputs, value, declared, declaredAt, scaling } = figure;
  return [
    id.replace(/^host\.[\w-]+\./, 'host.').replace(/site\.[\w-]+\./, 'site.'),
    status,
    bound,
    mode,
    [value, declared, declaredAt, scaling].map((part) => part === null || part === undefined).join(),
    [formula, note ?? '', ...inputs.map(({ name, at }) => `${name} ${String(at === undefined)}`)].join('\n'),
  ]
    .join('\n')
    .replace(/[\d.,]+/g, '#')
    .replace(/`[^`]*`/g, '`…`');
};

test('each kind of statement once', async () => {
  const told = new Set<string>();
  const sections: string[] = [];
  for (const rule of checkedRules.filter(({ code }) => AREAS.has(areaOf(code)))) {
    for (const { text } of specsOf(rule)) {
      const assumed = /^sizing:/m.test(text) ? text : text.replace(/^tiers:/m, `${ASSUMED}tiers:`);
      const { figures } = sizedOf(sizingOf(snapshotOf(assumed).model));
      const fresh = figures.filter((figure) => {
        const kind = kindOf(figure);
        const known = told.has(kind);
        told.add(kind);
        return !known;
      });
      if (fresh.length > 0) sections.push([`# ${rule.code}`, ...fresh.map(inFull)].join('\n'));
    }
  }
  await expect(`${sections.join('\n\n')}\n`).toMatchFileSnapshot('../../golden/figures-of-pages.txt');
});
