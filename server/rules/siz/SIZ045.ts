import { defineRule } from '../rule';
import { MTAS } from './storage';

export const rule = defineRule({
  code: 'SIZ045',
  name: 'mail-peak-unknown',
  severity: 'hint',
  title: 'Nobody says how much mail there is at peak',
  source: ['L2433-2437'],
  check(model, report) {
    const [mta] = model.of(...MTAS);
    const messaging = model.services?.messaging;
    const traffic = messaging?.traffic;
    if (mta === undefined || messaging?.incomplete === true || traffic?.incomplete === true) return;
    if ((['messages', 'inbound', 'internal', 'outbound'] as const).some((key) => traffic?.[key] !== undefined)) return;
    report({
      at: mta.at,
      advice: true,
      message:
        'Queues, filters and MTAs are sized by the messages of a second at peak: from the Internet, to it, and between users. Count them today and write `services.messaging.traffic`.',
    });
  },
});
