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
        '`csstored` of Calendar Server 6 is off after installation: there are no backups, and the administrator gets a notice of it every day. Set up backups.',
      places: model
        .of('cal6-backend')
        .slice(0, 1)
        .map(({ at }) => ({ at, message: 'The data is here' })),
    });
  },
});
