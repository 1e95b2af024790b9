import { defineRule, reportEach } from '../rule';
import { addProcesses, lacksProcess } from './server6';

export const rule = defineRule({
  code: 'CAL055',
  name: 'front-end-without-cshttpd',
  severity: 'error',
  title: 'A Calendar Server 6 front end lacks cshttpd',
  source: ['L747', 'L4700-4702'],
  check(model, report) {
    reportEach(model, report, 'CAL055', model.of('cal6-frontend'), (front, report) => {
      const list = front.spec.processes;
      if (list === undefined || !lacksProcess(front, 'cshttpd')) return;
      report({
        at: list.key ?? list.at,
        message: `Users reach a front end of Calendar Server 6 by HTTP, and without \`cshttpd\` nothing answers them on \`${front.host.name}\`. Add it.`,
        fixes: () => addProcesses(front, ['cshttpd']),
      });
    });
  },
});
