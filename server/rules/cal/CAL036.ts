import { defineRule } from '../rule';
import { logical } from '../../questions/calendar-stores';
import { reportNotOn } from './switches';

export const rule = defineRule({
  code: 'CAL036',
  name: 'calendars-without-dav-entity',
  severity: 'error',
  title: 'Several calendar databases without the object class davEntity',
  source: ['L853', 'L4415'],
  check(model, report) {
    const databases = model
      .of('cal7-database')
      .filter(({ spec }) => !spec.incomplete && spec.ischedule?.value !== true);
    const count = databases.reduce((sum, database) => sum + logical(model, database).min, 0);
    if (count < 2) return;
    reportNotOn(model, report, 'davEntity', {
      message:
        'Several back ends of Calendar Server 7 need the object class `davEntity` in the directory. Prepare the directory with the `comm_dssetup` script of Suite 7.',
      places: databases.slice(0, 5).map(({ at, host }) => ({ at, message: `A database on \`${host.name}\`` })),
    });
  },
});
