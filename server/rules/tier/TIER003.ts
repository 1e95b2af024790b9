import { listed } from '../../words/list';
import type { Requirement } from '../../catalog/vocabulary';
import { defineRule } from '../rule';
import { becomeTwoTier, isSingleTier, required } from './architecture';

/** What each costs where users connect to the stores themselves. */
const reasons: Partial<Readonly<Record<Requirement, string>>> = {
  'denial-of-service-threat': 'a flood of connections hits the stores themselves',
  tls: 'the stores spend their processors on encryption',
};

export const rule = defineRule({
  code: 'TIER003',
  name: 'single-tier-under-attack',
  severity: 'warning',
  title: 'Attacks or encryption argue against a single tier',
  source: ['L1227-1231', 'L6597'],
  check(model, report) {
    const { architecture } = model;
    if (!isSingleTier(architecture)) return;
    const found = required(model, ['denial-of-service-threat', 'tls']);
    const [first, ...rest] = found;
    if (first === undefined) return;
    report({
      at: first.at,
      message: `In a single tier ${listed(found.flatMap((fact) => reasons[fact.value] ?? []))}. Put an access tier before them: it takes such work, and more machines can be added to it at any time.`,
      related: [
        { at: architecture.at, message: 'Users connect to the stores here' },
        ...rest.map((fact) => ({ at: fact.at, message: 'This asks for it too' })),
      ],
      fixes: () => [becomeTwoTier(architecture)],
    });
  },
});
