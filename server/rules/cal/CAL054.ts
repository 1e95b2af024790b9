import { ticked } from '../../words/list';
import { defineRule } from '../rule';
import { addProcesses, lacksProcess, singleServer, type Process } from './server6';

const all: readonly Process[] = ['csstored', 'enpd', 'csnotifyd'];
/** What the guide lists for a single server has no csnotifyd. */
const alone: readonly Process[] = ['csstored', 'enpd'];

export const rule = defineRule({
  code: 'CAL054',
  name: 'back-end-service-missing',
  severity: 'warning',
  title: 'A Calendar Server 6 back end lacks one of its services',
  source: ['L4704-4708'],
  check(model, report) {
    const single = singleServer(model);
    for (const back of model.of('cal6-backend')) {
      const list = back.spec.processes;
      const missing = (back.host === single ? alone : all).filter((process) => lacksProcess(back, process));
      if (list === undefined || missing.length === 0) continue;
      report({
        at: list.key ?? list.at,
        message: `A back end of Calendar Server 6 makes backups and sends notices, and \`${back.host.name}\` lacks ${ticked(missing)}. Add ${missing.length === 1 ? 'it' : 'them'}.`,
        fixes: addProcesses(back, missing),
      });
    }
  },
});
