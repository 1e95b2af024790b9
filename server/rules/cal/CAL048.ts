import { cal6Components } from '../../catalog/roles';
import { removeFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { calendarOption, isOff } from './server6';

export const rule = defineRule({
  code: 'CAL048',
  name: 'administrators-see-calendars',
  severity: 'warning',
  title: 'Administrators cannot be kept out of calendars in Calendar Server 7',
  source: ['L4405'],
  check(model, report) {
    const seen = new Set();
    for (const front of model.of('cal7-frontend')) {
      const fact = calendarOption(model, front, 'service.http.allowadminproxy');
      if (fact === undefined || !isOff(fact) || seen.has(fact)) continue;
      seen.add(fact);
      const own = front.spec.options?.entries.some(({ value }) => value === fact) === true;
      // What holds for the product may be meant for Calendar Server 6.
      if (!own && !model.lacks(...cal6Components)) continue;
      report({
        at: fact.at,
        message:
          'Calendar Server 7 has no such switch: administrators always have access to the calendars of users. Remove the setting, and do not count on it.',
        related: [{ at: front.at, message: 'Calendar Server 7' }],
        fixes: () => [removeFix(fact, 'Remove `service.http.allowadminproxy`')],
      });
    }
  },
});
