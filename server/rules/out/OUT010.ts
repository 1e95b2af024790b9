import { switchFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { addToConnector, outlookService } from './outlook';

export const rule = defineRule({
  code: 'OUT010',
  name: 'exchange-mail-loss',
  severity: 'warning',
  title: 'No rules forward mail between Exchange and the suite',
  source: ['L6476-6482'],
  check(model, report) {
    const exchange = outlookService(model)?.exchange;
    const both = exchange?.coexistence;
    if (exchange === undefined || both?.value !== true || exchange.incomplete) return;
    const { forwarding } = exchange;
    const entrance = exchange['mail-arrives-at'];
    if (forwarding?.value === true) return;
    const where =
      entrance === undefined
        ? 'Mail arrives at one system, and some users are on the other'
        : entrance.value === 'suite'
          ? 'Mail arrives at the suite, and some users are still on Exchange'
          : 'Mail arrives at Exchange, and some users have moved to the suite';
    report({
      at: forwarding?.at ?? entrance?.at ?? both.at,
      ...(forwarding === undefined ? { advice: true } : {}),
      message: `${where}. Rules must forward the mail of each user to the system that the user is on, and change with every user who moves: plan them with \`forwarding: true\`.`,
      related:
        forwarding === undefined
          ? []
          : [
              { at: both.at, message: 'Both systems are in use' },
              ...(entrance === undefined ? [] : [{ at: entrance.at, message: 'Mail from the Internet arrives here' }]),
            ],
      fixes: () => [
        forwarding === undefined
          ? addToConnector(['exchange', 'forwarding'], true, 'Plan the rules: `forwarding: true`')
          : switchFix(forwarding, true),
      ],
    });
  },
});
