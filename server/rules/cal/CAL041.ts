import { defineRule } from '../rule';
import { reportNotOn } from './switches';

export const rule = defineRule({
  code: 'CAL041',
  name: 'calendar-7-without-backup',
  severity: 'hint',
  title: 'No backup of the Calendar Server 7 database is scheduled',
  source: ['L4457'],
  check(model, report) {
    reportNotOn(model, report, 'backup', {
      message:
        'Calendar Server 7 makes no backups by itself, unlike `csstored` of Calendar Server 6. Schedule `davadmin db backup`, for instance by cron.',
      places: model
        .of('cal7-database')
        .slice(0, 1)
        .map(({ at }) => ({ at, message: 'The data is here' })),
    });
  },
});
