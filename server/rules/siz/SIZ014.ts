import { spelled } from '../../words/number';
import { figures } from '../../catalog/figures';
import { hostsWith } from '../../sizing/hosts';
import { sharesWithBackEnd, sharesWithMta } from '../../sizing/processors';
import { runs } from '../../questions/components';
import { defineRule, reportEach } from '../rule';
import { splitFix } from './split';

const most = figures.calendarFrontEndCpus.value;

export const rule = defineRule({
  code: 'SIZ014',
  name: 'calendar-6-front-end-cpus',
  severity: 'hint',
  title: `Calendar 6 front ends are best on hosts with one or ${spelled(figures.calendarFrontEndCpus.value)} processors`,
  source: ['L769', 'L4833'],
  check(model, report) {
    reportEach(model, report, 'SIZ014', hostsWith(model, 'cal6-frontend'), (host, report) => {
      const { cpus } = host.spec;
      if (cpus === undefined || cpus.value <= most || sharesWithBackEnd(host) || sharesWithMta(host)) return;
      // Beside an MMP four processors are right.
      if (runs(host, 'mmp')) return;
      // Processes are set for each processor; a host of another size would need another number.
      const fixes = host.components.some(({ spec }) => spec.instances !== undefined) ? [] : splitFix(host, most);
      report({
        at: cpus.at,
        message: `Single and dual processor machines are the good choice for Calendar 6 front ends, and \`${host.name}\` has ${cpus.value}. More small hosts cost less, grow in small steps, and lose less when one fails.`,
        fixes,
      });
    });
  },
});
