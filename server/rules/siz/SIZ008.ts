import { spelledPart } from '../../words/number';
import { figures } from '../../catalog/figures';
import { cal6Components } from '../../catalog/roles';
import { backEndCpus, calendarCpusOf } from '../../sizing/calendar';
import { defineRule } from '../rule';
import { frontEndCpus, raiseBackEnd } from './calendar';

export const rule = defineRule({
  code: 'SIZ008',
  name: 'calendar-6-back-end-cpus-recommended',
  severity: 'information',
  title: `Calendar 6 back ends have less than ${spelledPart(figures.calendarBackEndCpu.value)} of the processors of the front ends`,
  source: ['L757', 'L4819'],
  check(model, report) {
    const cpus = calendarCpusOf(model);
    if (cpus === null || !model.complete || model.mayBeExternal(...cal6Components)) return;
    const need = backEndCpus(cpus.front, 'quality');
    const at = model.of('cal6-backend')[0]?.host.spec.cpus;
    // Below a half SIZ007 speaks.
    if (cpus.back >= need || cpus.back < backEndCpus(cpus.front, 'usual') || at === undefined) return;
    report({
      at: at.at,
      message: `${cpus.back} processors of the Calendar 6 back ends are enough as a rule for ${cpus.front} of the front ends; to keep up the quality of service it takes about ${spelledPart(figures.calendarBackEndCpu.value)}, here ${need}.`,
      related: frontEndCpus(model),
      fixes: () => raiseBackEnd(model, need),
    });
  },
});
