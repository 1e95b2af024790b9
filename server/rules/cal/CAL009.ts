import { lifecycle } from '../../catalog/releases';
import { cal7BackEnds } from '../../catalog/roles';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { isRemote } from '../../questions/calendar-stores';
import { upgradeCalendar } from '../../fixes/calendar-upgrade';
import { calendar7Before, relatedVersions } from '../../questions/calendar-versions';

const from = lifecycle.calendarBackEndTls.from;

export const rule = defineRule({
  code: 'CAL009',
  name: 'calendar-too-old-for-back-end-tls',
  severity: 'error',
  title: 'Calendar Server is too old for TLS to its back ends',
  source: ['L4168', 'L4215'],
  holds: [{ of: 'calendar', until: from }],
  check(model, report) {
    const old = calendar7Before(model, from);
    const [first] = old;
    if (first === undefined) return;
    for (const component of model.of(...cal7BackEnds)) {
      const { tls } = component.spec;
      if (tls === undefined || tls.value === 'none') continue;
      if (component.id === 'cal7-docstore' && isRemote(model, component) !== true) continue;
      report({
        at: tls.at,
        message: `Front ends can encrypt connections to ${component.id === 'cal7-database' ? 'databases' : 'remote document stores'} from Calendar Server \`${from}\` on, and this is \`${first.source}\`. Upgrade it, or take the encryption out of the plan.`,
        related: relatedVersions(old),
        fixes: () => [...upgradeCalendar(model, old, from), replaceFix(tls, 'none')],
      });
    }
  },
});
