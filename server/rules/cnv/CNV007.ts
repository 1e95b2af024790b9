import { cal6Components } from '../../catalog/roles';
import { tooOldRule } from '../shapes/too-old';

export const rule = tooOldRule({
  code: 'CNV007',
  name: 'calendar-too-old-for-convergence',
  severity: 'error',
  title: 'Calendar Server is too old for Convergence',
  source: ['L872'],
  who: 'convergence',
  needs: 'calendar',
  of: cal6Components,
  message: ({ version, limit }) =>
    `Convergence needs Calendar Server ${limit} or later, in the patch level of Suite 6, and this is \`${version}\`. Upgrade the calendar server.`,
});
