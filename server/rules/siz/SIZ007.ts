import { spelledPart } from '../../words/number';
import { figures } from '../../catalog/figures';
import { cal6Components } from '../../catalog/roles';
import { backEndCpus, calendarCpusOf } from '../../sizing/calendar';
import { defineRule } from '../rule';
import { frontEndCpus, raiseBackEnd } from './calendar';

export const rule = defineRule({
  code: 'SIZ007',
  name: 'calendar-6-back-end-cpus',
  severity: 'warning',
  title: `Calendar 6 back ends have less than ${spelledPart(figures.calendarBackEndCpuMinimum.value)} the processors of the front ends`,
  source: ['L757', 'L4819'],
  check(model, report) {
    const cpus = calendarCpusOf(model);
    if (cpus === null || !model.complete || model.mayBeExternal(...cal6Components)) return;
    const need = backEndCpus(cpus.front, 'usual');
    const at = model.of('cal6-backend')[0]?.host.spec.cpus;
    if (cpus.back >= need || at === undefined) return;
    report({
      at: at.at,
      message: `The Calendar 6 back ends have ${cpus.back} processors for ${cpus.front} of the front ends. They usually need ${spelledPart(figures.calendarBackEndCpuMinimum.value)} as many, here ${need}, or requests wait for the database.`,
      related: frontEndCpus(model),
      fixes: () => raiseBackEnd(model, need),
    });
  },
});
