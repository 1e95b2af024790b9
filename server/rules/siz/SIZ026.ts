import { spelledPart } from '../../words/number';
import { figures } from '../../catalog/figures';
import { numprocesses } from './processes';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SIZ026',
  name: 'pop-processes',
  severity: 'hint',
  title: `POP processes are not ${spelledPart(figures.popProcessesPerCpu.value)} of the processors`,
  source: ['L3170'],
  check: (model, report) => {
    numprocesses(model, report, {
      access: 'pop',
      divisor: 1 / figures.popProcessesPerCpu.value,
      setting: 'service.pop.numprocesses',
    });
  },
});
