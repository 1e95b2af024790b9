import { cal7Components } from '../../catalog/roles';
import { placeOf, presenceOf } from '../../questions/components';
import { managedSignOn } from '../../questions/access-manager';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'SSO013',
  name: 'calendar-7-sso-unknown',
  severity: 'warning',
  title: 'Access Manager sign-on is not known to reach Calendar Server 7',
  source: ['L845', 'L1595'],
  check(model, report) {
    const mode = managedSignOn(model, 'calendar');
    if (mode === undefined) return;
    const calendar = presenceOf(model, ...cal7Components);
    // Convergence signs its users on to the calendar itself.
    if (calendar === undefined || !model.lacks('convergence')) return;
    report({
      at: mode.at,
      message:
        'Sessions of Access Manager are documented for Calendar Server 6, and Calendar Server 7 logs users in by the directory. Try it before you promise it, or let Convergence sign users on.',
      related: [{ at: calendar.at, message: placeOf(calendar) }],
    });
  },
});
