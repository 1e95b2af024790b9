import { stoppedRule } from '../shapes/stopped';

export const rule = stoppedRule({
  code: 'PORT013',
  name: 'calendar-back-end-blocked',
  title: 'A firewall keeps the calendar front end from its back end',
  source: ['L4692', 'L6254', 'L6660'],
  groups: ['cal6-store'],
  why: 'A front end holds no calendars: it reads and writes all of them on the back end.',
});
