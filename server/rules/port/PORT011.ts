import { stoppedRule } from '../shapes/stopped';

export const rule = stoppedRule({
  code: 'PORT011',
  name: 'mailboxes-blocked-from-webmail',
  title: 'A firewall keeps the webmail server from the mailboxes',
  source: ['L2795', 'L6252'],
  groups: ['webmail-store'],
  why: 'The webmail server reads mailboxes by IMAP: without it web users log in and see no mail.',
});
