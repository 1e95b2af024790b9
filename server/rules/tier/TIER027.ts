import { runs } from '../../questions/components';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'TIER027',
  name: 'growing-calendar-6-on-one-host',
  severity: 'hint',
  title: 'Calendar Server 6 is to grow and has front and back end on one host',
  source: ['L759', 'L4821'],
  check(model, report) {
    const rate = model.users?.growth?.rate;
    if (rate === undefined || rate.value.amount <= 0) return;
    const fronts = model.of('cal6-frontend');
    const [front] = fronts;
    if (front === undefined || fronts.length > 1 || front.host.count > 1 || front.host.incomplete) return;
    if (!runs(front.host, 'cal6-backend')) return;
    report({
      at: front.at,
      message: `Front and back end of Calendar Server 6 share \`${front.host.name}\`, and users are to grow by ${rate.source}. Separate them early, at least by host names of their own, so that users need not change anything on the day they move apart.`,
      related: [{ at: rate.at, message: 'The growth that is expected' }],
    });
  },
});
