import { spelled } from '../../words/number';
import { figures } from '../../catalog/figures';
import { hostsWith } from '../../sizing/hosts';
import { sharesWithBackEnd, sharesWithMta } from '../../sizing/processors';
import { runs } from '../../questions/components';
import { defineRule } from '../rule';
import { splitFix } from './split';

export const rule = defineRule({
  code: 'SIZ014',
  name: 'calendar-6-front-end-cpus',
  severity: 'hint',
  title: `Calendar 6 front ends are best on hosts with one or ${spelled(figures.calendarFrontEndCpus.value)} processors`,
  source: ['L769', 'L4833'],
  check(model, report) {
    const most = figures.calendarFrontEndCpus.value;
    for (const host of hostsWith(model, 'cal6-frontend')) {
      const { cpus } = host.spec;
      if (cpus === undefined || cpus.value <= most || sharesWithBackEnd(host) || sharesWithMta(host)) continue;
      // Beside an MMP four processors are right.
      if (runs(host, 'mmp')) continue;
      // Processes are set for each processor; a host of another size would need another number.
      const fixes = host.components.some(({ spec }) => spec.instances !== undefined) ? [] : splitFix(host, most);
      report({
        at: cpus.at,
        message: `Single and dual processor machines are the good choice for Calendar 6 front ends, and \`${host.name}\` has ${cpus.value}. More small hosts cost less, grow in small steps, and lose less when one fails.`,
        fixes,
      });
    }
  },
});
