import { stoppedRule } from '../shapes/stopped';

export const rule = stoppedRule({
  code: 'PORT016',
  name: 'delivery-blocked',
  title: 'A firewall stops mail on its way into the store',
  source: ['L6655', 'L6657'],
  groups: ['delivery-lmtp', 'delivery-smtp'],
  why: 'Neither LMTP nor SMTP gets mail into the store, so it stays in the queue.',
});
