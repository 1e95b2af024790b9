import type { Requirement } from '../../catalog/vocabulary';
import type { Fact } from '../../model/dsl';
import type { Model } from '../../model/model';
import { defineRule } from '../rule';
import { required } from './architecture';

type Measure = 'availability' | 'response-time' | 'delivery-time';

/** Where the number for a wish stands, and how one looks. */
const measures: Partial<Readonly<Record<Requirement, { readonly key: Measure; readonly example: string }>>> = {
  'high-availability': { key: 'availability', example: '99.9%' },
  'quick-response': { key: 'response-time', example: '2 s' },
  'quick-delivery': { key: 'delivery-time', example: '30 s' },
};

export const rule = defineRule({
  code: 'TIER031',
  name: 'goal-in-words',
  severity: 'hint',
  title: 'A goal is given in words only',
  source: ['L362', 'L410', 'L498'],
  check(model, report) {
    const sla = model.section('sla');
    if (sla === undefined ? !model.lacksSection('sla') : sla.incomplete) return;
    for (const fact of required(model, Object.keys(measures) as Requirement[])) {
      const measure = measures[fact.value];
      if (measure === undefined || sla?.[measure.key] !== undefined) continue;
      report({ at: fact.at, message: words(fact, measure.key, measure.example) });
    }
    const hours = alwaysOn(model);
    if (hours !== undefined && sla?.availability === undefined)
      report({
        at: hours.at,
        message:
          'Around the clock says when the service is needed, not how much of that time it may be down. Write the part of the time as `sla.availability`, such as `99.9%`.',
      });
  },
});

const words = (fact: Fact<string>, key: Measure, example: string): string =>
  `\`${fact.value}\` cannot be measured, so nobody can tell later whether it was reached. Agree on a number and write it as \`sla.${key}\`, such as \`${example}\`.`;

/** Service around the clock. */
function alwaysOn(model: Model): Fact<string> | undefined {
  const hours = model.section('sla')?.hours;
  return hours?.value === '24x7' ? hours : undefined;
}
