import { lifecycle } from '../../catalog/releases';
import { defineRule } from '../rule';
import { upgradeCalendar } from '../../fixes/calendar-upgrade';
import { calendar7Before, relatedVersions } from '../../questions/calendar-versions';

const from = lifecycle.calendarDocstore.from;

export const rule = defineRule({
  code: 'CAL051',
  name: 'document-store-too-early',
  severity: 'information',
  title: 'Document stores begin with Calendar Server 7 Update 1',
  source: ['L4036', 'L4193'],
  holds: [{ of: 'calendar', until: from }],
  check(model, report) {
    const old = calendar7Before(model, from);
    const [first] = old;
    const [store] = model.of('cal7-docstore');
    if (first === undefined || store === undefined) return;
    report({
      at: store.at,
      message: `Calendar Server ${first.source} has no document store; it came with \`${from}\`. Upgrade Calendar Server, or leave the store out.`,
      related: relatedVersions(old),
      fixes: () => upgradeCalendar(model, old, from),
    });
  },
});
