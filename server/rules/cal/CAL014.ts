import { lifecycle } from '../../catalog/releases';
import { defineRule } from '../rule';
import { toMysql } from '../../fixes/calendar-stores';
import { engines } from '../../questions/calendar-engines';
import { upgradeCalendar } from '../../fixes/calendar-upgrade';
import { calendar7Before, relatedVersions } from '../../questions/calendar-versions';

const from = lifecycle.calendarOracle.from;

export const rule = defineRule({
  code: 'CAL014',
  name: 'oracle-needs-calendar-7u2',
  severity: 'error',
  title: 'Oracle Database needs Calendar Server 7 Update 2',
  source: ['L4124', 'L4363'],
  holds: [{ of: 'calendar', until: from }],
  check(model, report) {
    const old = calendar7Before(model, from);
    const [first] = old;
    if (first === undefined) return;
    for (const { fact, components } of engines(model)) {
      if (fact.value !== 'oracle') continue;
      report({
        at: fact.at,
        message: `Calendar Server ${first.source} takes MySQL only; Oracle Database came with \`${from}\`. Upgrade Calendar Server, or use \`mysql\`.`,
        related: relatedVersions(old),
        fixes: () => [...upgradeCalendar(model, old, from), toMysql(model, fact, components)],
      });
    }
  },
});
