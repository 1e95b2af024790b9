import { spelled } from '../../words/number';
import { figures } from '../../catalog/figures';
import { replaceFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';

const each = figures.imMuxProcessesPerCpu.value;

export const rule = defineRule({
  code: 'SIZ018',
  name: 'multiplexor-processes',
  severity: 'hint',
  title: `A multiplexor does not have ${spelled(each)} process for each processor`,
  source: ['L5494'],
  check(model, report) {
    reportEach(model, report, 'SIZ018', model.of('im-mux'), ({ host, spec }, report) => {
      const { instances } = spec;
      const { cpus } = host.spec;
      // More processes may be what the connections need.
      if (instances === undefined || cpus === undefined || instances.value >= cpus.value * each) return;
      report({
        at: instances.at,
        message: `\`${host.name}\` has ${cpus.source} processors for ${instances.source} multiplexor ${instances.value === 1 ? 'process' : 'processes'}. One process for each processor is a good beginning.`,
        related: [{ at: cpus.at, message: 'The processors of the host' }],
        fixes: () => [replaceFix(instances, cpus.value * each)],
      });
    });
  },
});
