import { calendarServer6 } from '../../catalog/releases';
import { cal6Components } from '../../catalog/roles';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SEC025',
  name: 'calendar-login-only-encrypted',
  severity: 'hint',
  title: 'Only the login to the calendar is encrypted',
  source: ['L4752'],
  holds: [{ of: 'calendar', from: calendarServer6.from, until: calendarServer6.until }],
  check(model, report) {
    const scope = model.services?.calendar?.['tls-scope'];
    const [first] = model.of(...cal6Components);
    if (scope?.value !== 'login-only' || first === undefined) return;
    report({
      at: scope.at,
      message:
        'The password is protected, but appointments and guests then travel in plain text. Encrypt the whole session where calendars are confidential.',
      related: [{ at: first.at, message: `Calendar Server 6, on \`${first.host.name}\`` }],
      fixes: () => [replaceFix(scope, 'full')],
    });
  },
});
