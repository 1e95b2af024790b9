import { stoppedRule } from '../shapes/stopped';

export const rule = stoppedRule({
  code: 'PORT015',
  name: 'calendar-notices-blocked',
  title: 'A firewall stops calendar notices on their way to an MTA',
  source: ['L6212', 'L6617', 'L6655'],
  groups: ['cal6-notices', 'cal7-notices'],
  why: 'The calendar server hands its notices to an MTA by SMTP; otherwise reminders and invitations never leave.',
});
