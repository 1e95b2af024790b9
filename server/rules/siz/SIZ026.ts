import { numprocesses } from './processes';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SIZ026',
  severity: 'hint',
  title: 'POP processes are not half of the processors',
  source: ['L3170'],
  check: (model, report) => {
    numprocesses(model, report, { access: 'pop', divisor: 2, setting: 'service.pop.numprocesses' });
  },
});
