import { defineRule } from '../rule';
import { reportMissing } from './reach';

export const rule = defineRule({
  code: 'CAL020',
  name: 'calendar-database-unreachable',
  severity: 'error',
  title: 'A calendar front end does not reach every database',
  source: ['L4260'],
  check(model, report) {
    const databases = model.of('cal7-database');
    for (const front of model.of('cal7-frontend')) {
      if (front.spec.databases === undefined) continue;
      reportMissing(
        model,
        report,
        front.spec.databases,
        databases,
        (hosts) =>
          `Every front end of Calendar Server 7 must reach every database, and \`${front.host.name}\` does not reach ${hosts}, so it has no access to the calendars there. Add what is missing.`,
      );
    }
  },
});
