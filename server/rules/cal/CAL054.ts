import { ticked } from '../../words/list';
import { calendarServer6, isAtLeast, isBefore, lifecycle } from '../../catalog/releases';
import type { Component, Model } from '../../model/model';
import { defineRule, reportEach } from '../rule';
import { addProcesses, isBoth, lacksProcess, singleServer, type Process } from './server6';

const all: readonly Process[] = ['csstored', 'enpd', 'csnotifyd'];
/** What the guide lists for a single server has no csnotifyd. */
const alone: readonly Process[] = ['csstored', 'enpd'];

export const rule = defineRule({
  code: 'CAL054',
  name: 'back-end-service-missing',
  severity: 'warning',
  title: 'A Calendar Server 6 back end lacks one of its services',
  source: ['L747', 'L4455', 'L4704-4708'],
  check(model, report) {
    reportEach(model, report, 'CAL054', model.of('cal6-backend'), (back, report, model) => {
      const list = back.spec.processes;
      const missing = (back.host === singleServer(model) || mayBeSingle(model, back) ? alone : all).filter(
        (process) => (process !== 'csstored' || needsBackups(model, back)) && lacksProcess(back, process),
      );
      if (list === undefined || missing.length === 0) return;
      report({
        at: list.key ?? list.at,
        message: `A back end of Calendar Server 6 sends notices and makes backups, and \`${back.host.name}\` lacks ${ticked(missing)}. Add ${missing.length === 1 ? 'it' : 'them'}.`,
        fixes: () => addProcesses(back, missing),
      });
    });
  },
});

/** Whether what could not be read leaves it open that it is a single server. */
const mayBeSingle = (model: Model, { host }: Component): boolean =>
  isBoth(host) && (!model.complete || model.section('external')?.incomplete === true);

/**
 * Whether `csstored` is among the services of a back end: from 6.3 on, which Suite 6 brought (L872), and in any version where automatic
 * backups are set up (L4455).
 */
function needsBackups(model: Model, back: Component): boolean {
  if (model.services?.calendar?.backup?.value === true) return true;
  const version = model.versionOf(back);
  const known = version !== undefined && isBefore(version.value, calendarServer6.until) === true;
  return known
    ? isAtLeast(version.value, lifecycle.calendarBackupService.from) === true
    : isAtLeast(model.suite?.value, lifecycle.calendar63.from) === true;
}
