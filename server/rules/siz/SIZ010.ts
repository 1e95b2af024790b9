import { spelled } from '../../words/number';
import { figures } from '../../catalog/figures';
import { sharesWithBackEnd, sharesWithFrontEnd, sharesWithMta } from '../../sizing/processors';
import { defineRule, reportEach } from '../rule';
import { splitFix } from './split';

export const rule = defineRule({
  code: 'SIZ010',
  name: 'multiplexor-cpus-beyond-gain',
  severity: 'warning',
  title: `An MMP gains little from more than ${spelled(figures.mmpCpusMaximum.value)} processors`,
  source: ['L3131', 'L3133-3135'],
  check(model, report) {
    reportEach(model, report, 'SIZ010', model.of('mmp'), (mmp, report) => {
      const { host } = mmp;
      const { cpus } = host.spec;
      // A store on the same host can use them all.
      if (
        host.incomplete ||
        cpus === undefined ||
        cpus.value <= figures.mmpCpusMaximum.value ||
        sharesWithBackEnd(host)
      )
        return;
      const withMta = sharesWithMta(host);
      const shared = sharesWithFrontEnd(host);
      const each = shared ? figures.mmpCpusCollocated.value : figures.mmpCpusBest.value;
      const advice = withMta
        ? 'only the MTA beside it can use the others'
        : `use more hosts with ${each} processors${shared ? ', which is right where it shares the host' : ' each'}`;
      report({
        at: cpus.at,
        message: `An MMP is one process: it does best on ${spelled(figures.mmpCpusBest.value)} processors and scales poorly beyond ${spelled(figures.mmpCpusMaximum.value)}, and \`${host.name}\` has ${cpus.value}; ${advice}.`,
        related: [{ at: mmp.at, message: 'The MMP of this host' }],
        ...(withMta ? { severity: 'information' as const } : {}),
        fixes: () => splitFix(host, each),
      });
    });
  },
});
