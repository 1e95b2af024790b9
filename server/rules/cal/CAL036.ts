import { defineRule } from '../rule';
import { logical } from './docstores';
import { reportNotOn } from './switches';

export const rule = defineRule({
  code: 'CAL036',
  name: 'calendars-without-dav-entity',
  severity: 'error',
  title: 'Several calendar databases without the object class davEntity',
  source: ['L4415'],
  check(model, report) {
    const databases = model.of('cal7-database').filter(({ spec }) => spec.ischedule?.value !== true);
    const count = databases.reduce((sum, database) => sum + logical(model, database).min, 0);
    if (count < 2) return;
    reportNotOn(model, report, 'davEntity', {
      message:
        'Which database holds a user is written in the directory by attributes of the object class `davEntity`. Run `comm_dssetup` of the suite 7 to add it before there is a second database.',
      places: databases.slice(0, 5).map(({ at, host }) => ({ at, message: `A database on \`${host.name}\`` })),
    });
  },
});
