import { stoppedRule } from '../shapes/stopped';

export const rule = stoppedRule({
  code: 'PORT017',
  name: 'mailboxes-blocked-from-multiplexor',
  title: 'A firewall keeps the multiplexor from the mailboxes',
  source: ['L3329', 'L6656'],
  groups: ['imap-proxy', 'pop-proxy'],
  why: 'A multiplexor holds no mailboxes: it passes IMAP and POP on to the store.',
});
