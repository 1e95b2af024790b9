import { listed } from '../../words/list';
import type { Requirement } from '../../catalog/vocabulary';
import { defineRule } from '../rule';
import { becomeTwoTier, isSingleTier, required } from './architecture';

/** Each answered with yes suggests two tiers. */
const questions: Partial<Readonly<Record<Requirement, string>>> = {
  'hide-internals': 'hides the inside',
  redundancy: 'is doubled easily',
  'limit-data': 'holds no data',
  'one-mail-host': 'gives all users one mail host',
  'less-http': 'keeps HTTP out of the data centre',
};

export const rule = defineRule({
  code: 'TIER022',
  name: 'two-tiers-suggested',
  severity: 'hint',
  title: 'The requirements suggest two tiers',
  source: ['L456-466', 'L1239-1268'],
  check(model, report) {
    const { architecture } = model;
    if (!isSingleTier(architecture)) return;
    const found = required(model, Object.keys(questions) as Requirement[]);
    const [first, ...rest] = found;
    if (first === undefined) return;
    report({
      at: first.at,
      message: `An access tier ${listed(found.flatMap((fact) => questions[fact.value] ?? []))}; in a single tier users connect to the stores themselves. Consider \`two-tier\`.`,
      related: [
        { at: architecture.at, message: 'A single tier' },
        ...rest.map((fact) => ({ at: fact.at, message: 'This suggests it too' })),
      ],
      fixes: () => [becomeTwoTier(architecture)],
    });
  },
});
