import { figures } from '../../catalog/figures';
import { replaceFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';

export const rule = defineRule({
  code: 'SIZ017',
  name: 'multiplexor-threads',
  severity: 'warning',
  title: 'A multiplexor has more threads than its host has processors',
  source: ['L5490'],
  check(model, report) {
    reportEach(model, report, 'SIZ017', model.of('im-mux'), ({ host, spec }, report) => {
      const threads = spec['max-threads'];
      const { cpus } = host.spec;
      if (threads === undefined || cpus === undefined || threads.value <= cpus.value * figures.imMuxThreadsPerCpu.value)
        return;
      report({
        at: threads.at,
        message: `\`iim_mux.maxthreads\` is ${threads.source}, and \`${host.name}\` has ${cpus.source} ${cpus.value === 1 ? 'processor' : 'processors'}. More threads than processors only wait for each other: set it to ${cpus.source}.`,
        related: [{ at: cpus.at, message: 'The processors of the host' }],
        fixes: () => [replaceFix(threads, cpus.value * figures.imMuxThreadsPerCpu.value, { safe: true })],
      });
    });
  },
});
