import { lifecycle } from '../../catalog/releases';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { upgradeCalendar } from '../../fixes/calendar-upgrade';
import { calendar7Before, relatedVersions } from '../../questions/calendar-versions';

const from = lifecycle.calendarExternalAuthentication.from;

export const rule = defineRule({
  code: 'CAL021',
  name: 'calendar-too-old-for-external-login',
  severity: 'error',
  title: 'Calendar Server is too old for an external authentication directory',
  source: ['L4225'],
  holds: [{ of: 'calendar', until: from }],
  check(model, report) {
    const external = model.services?.calendar?.['external-authentication'];
    if (external?.value !== true) return;
    const old = calendar7Before(model, from);
    const [first] = old;
    if (first === undefined) return;
    report({
      at: external.at,
      message: `Calendar Server ${first.source} cannot check passwords in a directory apart from its own; that came with \`${from}\`. Upgrade Calendar Server, or keep passwords in the directory of the deployment.`,
      related: relatedVersions(old),
      fixes: () => [...upgradeCalendar(model, old, from), replaceFix(external, false)],
    });
  },
});
