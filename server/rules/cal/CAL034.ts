import { defineRule } from '../rule';
import { reportNotOn } from './switches';

export const rule = defineRule({
  code: 'CAL034',
  name: 'calendar-6-without-backup',
  severity: 'warning',
  title: 'Backups of Calendar Server 6 are not set up',
  source: ['L745'],
  check(model, report) {
    reportNotOn(model, report, 'backup', {
      message:
        '`csstored` of Calendar Server 6 makes no backups before it is configured, and tells the administrator so every 24 hours. Set up backups.',
      places: model
        .of('cal6-backend')
        .slice(0, 1)
        .map(({ at }) => ({ at, message: 'The data is here' })),
    });
  },
});
