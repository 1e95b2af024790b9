import { cal6Components } from '../../catalog/roles';
import { needOf } from '../../catalog/releases';
import { tooOldRule } from '../shapes/too-old';

export const rule = tooOldRule({
  code: 'CNV007',
  name: 'calendar-too-old-for-convergence',
  severity: 'error',
  title: 'Calendar Server is too old for Convergence',
  source: ['L872'],
  holds: [{ of: 'calendar', until: needOf('convergence', 'calendar').atLeast }],
  who: 'convergence',
  needs: 'calendar',
  of: cal6Components,
  // Beside Calendar Server 7, Communications Express may be the client of Calendar Server 6, and Convergence that of 7 (CAL039).
  isOther: (model) => !model.lacks('cal7-frontend') && !model.lacks('communications-express'),
  // Hosts of Calendar Server 6 must not differ (CAL023).
  together: 'Calendar Server 6',
  message: ({ written, limit }) =>
    `Convergence needs Calendar Server ${limit} or later, in the patch level of Suite 6, and this is \`${written}\`. Upgrade the calendar server.`,
});
