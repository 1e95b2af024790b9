import { spelled } from '../../words/number';
import { figures } from '../../catalog/figures';
import { replaceFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';

const each = figures.cshttpdPerCpu.value;

export const rule = defineRule({
  code: 'SIZ013',
  name: 'cshttpd-processes',
  severity: 'warning',
  title: `A Calendar 6 front end does not run ${spelled(each)} \`cshttpd\` for each processor`,
  source: ['L747', 'L769', 'L4833'],
  check(model, report) {
    reportEach(model, report, 'SIZ013', model.of('cal6-frontend'), (component, report) => {
      const { cpus } = component.host.spec;
      const { instances } = component.spec;
      if (cpus === undefined || instances === undefined || instances.value === cpus.value * each) return;
      const few = instances.value < cpus.value * each;
      report({
        at: instances.at,
        message: `\`${component.host.name}\` has ${cpus.value} processors and ${instances.value} \`cshttpd\` ${instances.value === 1 ? 'process' : 'processes'}. ${
          few ? 'A process keeps one processor busy, so the others are idle' : 'They compete for the processors'
        }: run ${spelled(each)} for each processor.`,
        related: [{ at: cpus.at, message: `${cpus.source} processors` }],
        fixes: () => [replaceFix(instances, cpus.value * each)],
      });
    });
  },
});
