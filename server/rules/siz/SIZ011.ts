import { spelled } from '../../words/number';
import { figures } from '../../catalog/figures';
import { hostsWith } from '../../sizing/hosts';
import { sharesWithFrontEnd } from '../../sizing/processors';
import { replaceFix } from '../../fixes/values';
import { defineRule, reportEach } from '../rule';

const best = figures.mmpCpusCollocated.value;

export const rule = defineRule({
  code: 'SIZ011',
  name: 'shared-multiplexor-cpus',
  severity: 'hint',
  title: `An MMP that shares its host is best on ${spelled(figures.mmpCpusCollocated.value)} processors`,
  source: ['L3133-3135'],
  check(model, report) {
    reportEach(model, report, 'SIZ011', hostsWith(model, 'mmp'), (host, report) => {
      const { cpus } = host.spec;
      if (cpus === undefined || cpus.value >= best || !sharesWithFrontEnd(host)) return;
      report({
        at: cpus.at,
        message: `\`${host.name}\` runs an MMP beside other front ends on ${cpus.value} processors; for such a mix look at machines with ${spelled(best)}, of which you also need fewer.`,
        related: host.components
          .filter(({ id }) => id === 'mmp')
          .map((component) => ({ at: component.at, message: 'The MMP' })),
        fixes: () => [replaceFix(cpus, best)],
      });
    });
  },
});
